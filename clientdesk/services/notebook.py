"""The notebook: what I know of clients, in Markdown."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from clientdesk.model.note import Note, Section
from clientdesk.model.version import Version

if TYPE_CHECKING:
    from clientdesk.services.roster import Roster
    from clientdesk.store import Desk


class Notebook:
    """The verbs of notes."""

    def __init__(self, desk: "Desk", clock: Callable[[], datetime], roster: "Roster") -> None:
        """Keep the notes of a desk."""
        self._desk = desk
        self._clock = clock
        self._roster = roster

    def notes(self, client_id: str) -> list[Note]:
        """Return the notes of a client: pinned ones first, then the newest."""
        raise NotImplementedError

    def main(self, client_id: str) -> Note | None:
        """Return the note that stands open: the pinned one, else the last written; None without any."""
        raise NotImplementedError

    def get(self, note_id: str) -> Note:
        """Return a note. Raises NotFoundError."""
        raise NotImplementedError

    def add(
        self,
        client_id: str,
        text: str,
        *,
        section: Section = Section.GENERAL,
        tags: Iterable[str] = (),
    ) -> Note:
        """Add a note; words after `#` in its text become tags too."""
        raise NotImplementedError

    def write(self, note_id: str, text: str) -> Note:
        """Change the text of a note; the text before is kept as a version. Unchanged text changes nothing."""
        raise NotImplementedError

    def save(self, note: Note) -> Note:
        """Save a note whose fields were edited."""
        raise NotImplementedError

    def trash(self, note_id: str) -> None:
        """Put a note in the trash."""
        raise NotImplementedError

    def versions(self, note_id: str) -> list[Version]:
        """Return the earlier texts of a note, newest first."""
        raise NotImplementedError

    def quick(self, typed: str, client_id: str | None) -> Note:
        """Add a note as it is typed anywhere: `@client` names the client, else it is `client_id`.

        Raises InvalidInputError if there is nothing in it or nobody to give it to.
        """
        raise NotImplementedError
