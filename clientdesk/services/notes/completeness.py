"""How much is known of a client: which of the eight sections say something, and which do not."""

from collections.abc import Iterable
from dataclasses import dataclass

from clientdesk.model.client import Client
from clientdesk.model.note import KNOW_YOUR_PARTNER, Note, Section


@dataclass(frozen=True, slots=True)
class Completeness:
    """The sections of know-your-partner that something is known in."""

    filled: tuple[Section, ...]
    """Those that say something, in their order."""

    @property
    def empty(self) -> tuple[Section, ...]:
        """Those that say nothing yet, in their order."""
        return tuple(section for section in KNOW_YOUR_PARTNER if section not in self.filled)

    @property
    def told(self) -> str:
        """How many of them, `3 of 8`."""
        return f"{len(self.filled)} of {len(KNOW_YOUR_PARTNER)}"


def completeness_of(client: Client | None, notes: Iterable[Note]) -> Completeness:
    """Return what notes, and the client's own file, tell.

    People, projects and jargon that stand in the client's file count like a note on them.
    """
    filled = {note.section for note in notes if note.text.strip() or note.facts}
    if client is not None:
        held = (
            (Section.PEOPLE, client.people),
            (Section.PROJECTS, client.projects),
            (Section.JARGON, client.jargon),
        )
        filled |= {section for section, there in held if there}
    return Completeness(tuple(section for section in KNOW_YOUR_PARTNER if section in filled))
