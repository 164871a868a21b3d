"""The keeper: the desk file itself, its backups, its recovery, and other processes' changes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.model.errors import ClientdeskError, DeskError, InvalidInputError
from clientdesk.paths import UNFINISHED
from clientdesk.services.office import Office

if TYPE_CHECKING:
    from clientdesk.services.upkeep.doctor import DoctorLine
    from clientdesk.store.backups import Backup
    from clientdesk.store.recovery import Difference
    from clientdesk.store.unsaved import Unsaved


@dataclass(frozen=True, slots=True)
class Typed:
    """Text that was typed and had not become a record when the program ended."""

    editor: str
    """Which editor held it."""
    record_id: str
    """Id of the record it belongs to, or empty."""
    text: str
    """The text."""
    at: datetime
    """When it was kept: an aware moment."""
    place: Path | None = None
    """The file that keeps it; None for a text that no file keeps."""


def _nothing() -> None:
    """Do nothing at the end."""


class Keeper:
    """The verbs of the desk file. A desk in memory has none of the files."""

    def __init__(
        self, office: Office, desk_file: Path | None, at_end: Callable[[], None] = _nothing
    ) -> None:
        """Look after an open desk, which is kept in a file or only in memory (None).

        `at_end` is called once the desk is closed.
        """
        self._office = office
        self._file = desk_file
        self._at_end = at_end
        self._saved_at: datetime | None = None
        self._seen = office.desk.seq
        self._unsaved_text: Unsaved | None = None

    @property
    def notices(self) -> tuple[str, ...]:
        """What opening the desk had to say, and what was put right since."""
        return self._office.desk.notices

    @property
    def revision(self) -> int:
        """A number that grows with every change of the desk."""
        return self._office.desk.revision

    @property
    def saved_at(self) -> datetime | None:
        """When something was saved last since the desk was opened: an aware moment, or None."""
        if self._office.desk.seq != self._seen:
            self._seen = self._office.desk.seq
            self._saved_at = self._office.now()
        return self._saved_at

    def catch_up(self) -> bool:
        """Take in what other processes changed; True if there was anything. Fit for a timer."""
        return bool(self._office.desk.catch_up())

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Keep everybody else from changing the desk for a block that reads first, then writes."""
        with self._office.desk.hold():
            self._office.desk.follow()
            yield

    def tidy(self) -> str | None:
        """Bring the desk file up to date if the desk rests; a warning, or None.

        Meant for a worker thread, from a timer.
        """
        try:
            self._office.desk.checkpoint_if_idle()
        except ClientdeskError as error:
            return f"the desk file is behind its journal, nothing is lost: {error}"
        return None

    # -- backups ----------------------------------------------------------------------------------

    def backup(self) -> Path:
        """Make a backup now and return its path. Raises DeskError."""
        path = self._office.desk.backup()
        if path is None:
            raise DeskError("this desk is kept in memory only; there is nothing to back up")
        return path

    def backups(self) -> list["Backup"]:
        """Return the backups, newest first."""
        from clientdesk.store.recovery import backups

        return [] if self._file is None else backups(self._file)

    def restore_preview(self, path: Path) -> tuple["Difference", ...]:
        """Return what restoring a backup would change. Raises DeskError if it is no good."""
        from clientdesk.store.recovery import preview

        return preview(self._known_file(), self._backup_at(path))

    def restore(self, path: Path) -> tuple[Path, ...]:
        """Put a backup in the place of the desk; return the copies kept of what stood there."""
        from clientdesk.store.recovery import restore

        backup = self._backup_at(path)
        kept = restore(self._known_file(), backup, self._office.clock)
        self._office.desk.catch_up()
        return kept

    def _backup_at(self, path: Path) -> "Backup":
        for backup in self.backups():
            if path.name in {backup.path.name, backup.path.stem}:
                return backup
        raise InvalidInputError(f"there is no backup {path.name}; `clientdesk backup` lists them")

    def doctor(self) -> "list[DoctorLine]":
        """Look at every file of the desk and at every record; nothing is changed."""
        from clientdesk.services.upkeep.doctor import examine

        return examine(self._office, self._file)

    def locate(self) -> dict[str, Path]:
        """Return where everything of the desk lies, by what it is."""
        if self._file is None:
            return {}
        from clientdesk.store.places import Places

        places = Places.of(self._file)
        return {
            "desk file": places.desk,
            "journal": places.journal,
            "lock": places.lock,
            "backups": places.backups,
            "unsaved text": self._unsaved_folder(),
            "unfinished texts": places.folder / UNFINISHED,
            "overview": places.desk.with_suffix(".overview"),
        }

    def _known_file(self) -> Path:
        if self._file is None:
            raise DeskError("this desk is kept in memory only; there is no file to restore")
        return self._file

    # -- text that is being typed -----------------------------------------------------------------

    def keep_typing(self, editor: str, record_id: str, text: str) -> None:
        """Keep text that is being typed, so that a crash cannot take it. Raises DeskError."""
        if self._file is not None:
            self._unsaved.keep(editor, record_id, text, self._office.now())

    def typed(self) -> list[Typed]:
        """Return the texts that earlier runs left behind, oldest first."""
        if self._file is None:
            return []
        return [
            Typed(one.editor, one.record, one.text, one.at, one.path)
            for one in self._unsaved.pending()
        ]

    def typing_saved(self, editor: str) -> None:
        """Drop the text that this run keeps of an editor; what earlier runs left stays."""
        if self._file is not None:
            self._unsaved.drop(editor)

    def forget_typing(self, typed: Typed) -> None:
        """Drop one text that an earlier run left behind: it is a record now."""
        if typed.place is not None:
            self._unsaved.forget(typed.place)

    @property
    def _unsaved(self) -> "Unsaved":
        if self._unsaved_text is None:
            from clientdesk.store.unsaved import Unsaved

            self._unsaved_text = Unsaved(self._unsaved_folder())
        return self._unsaved_text

    def _unsaved_folder(self) -> Path:
        return self._known_file().with_suffix(".unsaved")

    def close(self) -> None:
        """Bring the desk file up to date and let go of it."""
        try:
            self._office.desk.close()
        finally:
            if self._unsaved_text is not None:
                self._unsaved_text.close()
            self._at_end()
