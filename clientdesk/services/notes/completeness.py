"""How much is known of a client: which of the eight sections say something, and which do not."""

from collections.abc import Iterable
from dataclasses import dataclass

from clientdesk.model.client import Client
from clientdesk.model.note import KNOW_YOUR_PARTNER, Note, Section
from clientdesk.model.preference import Formality, Length


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

    What stands in the client's file counts like a note on it: people, projects, jargon, a known
    tone or words, a topic with a channel of its own, a known length.
    """
    filled = {note.section for note in notes if note.text.strip() or note.facts}
    if client is not None:
        likes = client.preferences
        tone = likes.formality is not Formality.UNKNOWN
        held: tuple[tuple[Section, object], ...] = (
            (Section.PROJECTS, client.projects),
            (Section.PEOPLE, client.people),
            (Section.JARGON, client.jargon),
            (Section.TONE, tone or likes.liked_words or likes.avoided_words),
            (Section.CHANNEL, likes.topic_channels),
            (Section.LENGTH, likes.length is not Length.UNKNOWN),
        )
        filled |= {section for section, there in held if there}
    return Completeness(tuple(section for section in KNOW_YOUR_PARTNER if section in filled))
