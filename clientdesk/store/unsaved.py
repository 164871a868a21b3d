"""Text that is being typed and is no record yet: kept in small files that outlive a crash.

Each running program has a session, a file that it holds locked. Text whose session nobody holds any
more was left behind by a crash and is offered to the next program that asks.
"""

import contextlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from clientdesk.model.errors import DeskBusyError, DeskError
from clientdesk.store import files
from clientdesk.store.lock import take

_HELD = ".session"
_TEXT = ".json"


class Typed(NamedTuple):
    """Text that an earlier run left behind."""

    editor: str
    """Which editor held it: a name that the editor chose."""
    record: str
    """Id of the record that it belongs to; empty for a new one."""
    text: str
    at: datetime
    """When it was kept: an aware moment."""
    path: Path
    """The file that keeps it."""


class Unsaved:
    """The recovery files of one run, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._session = ""
        self._descriptor = -1

    def keep(self, editor: str, record: str, text: str, at: datetime) -> None:
        """Keep what an editor holds now, in the place of what it held before. Raises DeskError."""
        document = {"editor": editor, "record": record, "text": text, "at": at.isoformat()}
        try:
            self._begin()
            path = self._folder / f"{self._session}-{editor.encode().hex()[:160]}{_TEXT}"
            files.replace(path, [json.dumps(document).encode("ascii")])
        except OSError as error:
            raise files.not_saved(error) from error

    def drop(self, editor: str) -> None:
        """Forget what an editor held: it is a record now."""
        if self._session:
            files.remove(self._folder / f"{self._session}-{editor.encode().hex()[:160]}{_TEXT}")

    def pending(self) -> list[Typed]:
        """Return what earlier runs left behind, oldest first; live ones are left alone."""
        if not self._folder.is_dir():
            return []
        found = []
        for path in sorted(self._folder.glob(f"*{_TEXT}")):
            session = path.name.partition("-")[0]
            if session != self._session and not self._goes_on(session):
                # One that cannot be read stays where it is and does not hide the others.
                with contextlib.suppress(FileNotFoundError, ValueError, KeyError, DeskError):
                    found.append(_read(path))
        return sorted(found, key=lambda typed: typed.at)

    def forget(self, path: Path) -> None:
        """Forget one text that was left behind: it was taken over, or is empty."""
        if path.parent == self._folder:
            files.remove(path)

    def close(self) -> None:
        """End the session; what it still keeps is offered to the next one."""
        if self._session:
            os.close(self._descriptor)
            files.remove(self._folder / f"{self._session}{_HELD}")
            self._session = ""

    def _begin(self) -> None:
        if not self._session:
            files.make_folder(self._folder)
            session = os.urandom(8).hex()
            self._descriptor = take(self._folder / f"{session}{_HELD}", 0.0)
            self._session = session

    def _goes_on(self, session: str) -> bool:
        path = self._folder / f"{session}{_HELD}"
        if not path.exists():
            return False
        try:
            os.close(take(path, 0.0))
        except DeskBusyError:
            return True
        files.remove(path)
        return False


def _read(path: Path) -> Typed:
    held = json.loads(files.read_all(path))
    at = datetime.fromisoformat(held["at"])
    return Typed(str(held["editor"]), str(held["record"]), str(held["text"]), at, path)
