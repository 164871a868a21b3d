"""What I know of a client: notes in eight sections, and facts that age."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, internal
from clientdesk.model.record import Record
from clientdesk.model.text import first_line

DAYS_A_MONTH = 30.44
"""The mean length of a month, for ages that are told in months."""


class Section(StrEnum):
    """The eight sections of know-your-partner, and the place for everything else."""

    GENERAL = "general"
    COMPANY = "company"
    TEAM = "team"
    PROJECTS = "past projects"
    PEOPLE = "people"
    JARGON = "jargon"
    TONE = "tone"
    CHANNEL = "channel"
    LENGTH = "message length"


KNOW_YOUR_PARTNER = tuple(section for section in Section if section is not Section.GENERAL)
"""The eight sections that make a client's notes complete."""


class Confidence(StrEnum):
    """How sure I am of a fact."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing I know, with where I have it from and how long it stays fresh."""

    text: Annotated[str, internal("Fact")]
    """The fact, in a sentence."""
    source: Annotated[str, internal("Source")] = ""
    """Who said it or where it stood."""
    seen_on: Annotated[date | None, internal("Seen on", Control.DATE)] = None
    """When I last saw that it holds."""
    confidence: Annotated[Confidence, internal("Confidence", Control.CHOICE)] = Confidence.SURE
    """How sure I am."""
    stale_after_months: Annotated[int, internal("Stale after months", Control.NUMBER)] = 12
    """After this time it becomes a question for the next check-in."""

    def is_stale(self, today: date) -> bool:
        """Tell whether the fact is older than it may be; a fact without a date never is."""
        return (
            self.seen_on is not None
            and (today - self.seen_on).days > self.stale_after_months * DAYS_A_MONTH
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A Markdown text about a client; its first line is its title."""

    table: ClassVar[str] = "notes"
    noun: ClassVar[str] = "note"

    client: Annotated[str, internal("Client", Control.CLIENT)]
    """Id of the client it is about."""
    text: Annotated[str, internal("Text", Control.TEXT)] = ""
    """Markdown, with line feeds as line ends."""
    section: Annotated[Section, internal("Section", Control.CHOICE)] = Section.GENERAL
    """Where it belongs."""
    facts: Annotated[tuple[Fact, ...], internal("Facts", Control.RECORDS)] = ()
    """Facts that age."""
    tags: Annotated[tuple[str, ...], internal("Tags", Control.TAGS)] = ()
    """Words after `#`."""
    pinned: Annotated[bool, internal("Pinned", Control.CHECK)] = False
    """Whether it stands first."""
    shareable: Annotated[bool, internal("Shareable", Control.CHECK)] = False
    """Whether a client may be shown its text; my own summaries hold it in any case."""
    changed_at: Annotated[datetime | None, internal("Changed", Control.NONE)] = None
    """When its text was last changed; None: never since it was made."""

    @property
    def title(self) -> str:
        """The first line that says something."""
        return first_line(self.text)

    @property
    def fresh_at(self) -> datetime:
        """When it was last written."""
        return self.changed_at or self.created_at
