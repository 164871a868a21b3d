"""A check-in: a time to talk with a client, its agenda, and how it repeats."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, for_client, internal, secret
from clientdesk.model.person import Channel
from clientdesk.model.record import Record
from clientdesk.model.recurrence import Recurrence


class AgendaKind(StrEnum):
    """What an agenda item is for."""

    UPDATE = "update"
    PAIN_POINT = "pain point"
    QUESTION = "question"
    DECISION = "decision"


SIGNS = {
    "+": AgendaKind.UPDATE,
    "~": AgendaKind.PAIN_POINT,
    "?": AgendaKind.QUESTION,
    "!": AgendaKind.DECISION,
}
"""The first character of a typed item and what it makes of it."""
_ANSWER = " ->"


class OccurrenceState(StrEnum):
    """What became of one occurrence."""

    PLANNED = "planned"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One thing to talk about."""

    kind: Annotated[AgendaKind, internal("Kind", Control.CHOICE)]
    """Update, pain point, question or decision."""
    text: Annotated[str, internal("Text")]
    """What it is."""
    answer: Annotated[str, internal("Answer")] = ""
    """What came of it; an unanswered one rolls on to the next check-in."""

    @classmethod
    def parse(cls, typed: str) -> "AgendaItem":
        """Read a typed line such as `? Oak or ash -> oak`; without a sign it is an update.

        A line that ends in a question mark is a question.
        """
        kind = SIGNS.get(typed[:1])
        rest = typed[1:] if kind else typed
        text, found, answer = rest.rpartition(_ANSWER)
        text, answer = (text, answer) if found else (answer, "")
        asks = kind is None and text.rstrip().endswith("?")
        usual = AgendaKind.QUESTION if asks else AgendaKind.UPDATE
        return cls(kind=kind or usual, text=text.strip(), answer=answer.strip())

    def __str__(self) -> str:
        sign = next(mark for mark, kind in SIGNS.items() if kind is self.kind)
        answered = self.answer or _ANSWER in f"{self.text} "
        return f"{sign} {self.text}{_ANSWER} {self.answer}" if answered else f"{sign} {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One occurrence of a check-in that differs from the rule (RFC 5545, RECURRENCE-ID)."""

    original: Annotated[datetime, for_client("Original start", Control.NONE)]
    """The wall time that the rule gives, in the check-in's zone."""
    state: Annotated[OccurrenceState, for_client("State", Control.CHOICE)] = OccurrenceState.PLANNED
    """Planned (where it was only moved), done or skipped."""
    moved_to: Annotated[datetime | None, for_client("Moved to", Control.MOMENT)] = None
    """The wall time it was moved to, or None."""
    outcome: Annotated[str, internal("Outcome", Control.TEXT)] = ""
    """What came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Record):
    """A time to talk, planned as wall time in an IANA zone."""

    table: ClassVar[str] = "checkins"
    noun: ClassVar[str] = "check-in"

    client: Annotated[str, internal("Client", Control.CLIENT)]
    """Id of the client."""
    title: Annotated[str, for_client("Title")] = ""
    """What it is about; empty shows the client's name."""
    starts: Annotated[datetime, for_client("Starts", Control.MOMENT)]
    """The anchor: naive wall time in `zone`. Every occurrence is computed from it."""
    zone: Annotated[str, for_client("Time zone", Control.ZONE)]
    """IANA zone of the wall time."""
    minutes: Annotated[int, for_client("Minutes", Control.NUMBER)] = 30
    """How long."""
    channel: Annotated[Channel, for_client("Channel", Control.CHOICE)] = Channel.CALL
    """How we talk."""
    place: Annotated[str, for_client("Place")] = ""
    """Where, or the link."""
    people: Annotated[tuple[str, ...], internal("People", Control.PEOPLE)] = ()
    """Ids of the people who take part."""
    recurrence: Annotated[Recurrence | None, for_client("Repeats", Control.RECORD)] = None
    """How it repeats, or None."""
    extra: Annotated[tuple[datetime, ...], for_client("Further times", Control.NONE)] = ()
    """Further wall times besides the start and its rule (RFC 5545, RDATE), in order."""
    occurrences: Annotated[tuple[Occurrence, ...], for_client("Exceptions", Control.NONE)] = ()
    """Occurrences that were moved, done or skipped, by original start."""
    items: Annotated[tuple[AgendaItem, ...], internal("Agenda", Control.RECORDS)] = ()
    """What to talk about."""
    upcoming: Annotated[datetime | None, internal("Next", Control.NONE)] = None
    """Wall time of the first occurrence not yet done; None if all are. Kept by the calendar."""
    snoozed_until: Annotated[datetime | None, internal("Snoozed until", Control.NONE)] = None
    """Aware moment until which it stays off the agenda."""
    snoozes: Annotated[int, internal("Snoozes", Control.NONE)] = 0
    """How often it was snoozed."""
    sequence: Annotated[int, for_client("Sequence", Control.NONE)] = 0
    """How often the plan was changed (RFC 5545, SEQUENCE)."""
    uid: Annotated[str, for_client("Calendar id", Control.NONE)] = ""
    """UID in other calendars, where it came from one; empty for our own."""
    private: Annotated[str, secret("Private remarks", Control.TEXT)] = ""
    """What nobody else may read."""

    @property
    def agenda_complete(self) -> bool:
        """Whether the agenda has an update and a question."""
        kinds = {item.kind for item in self.items}
        return {AgendaKind.UPDATE, AgendaKind.QUESTION} <= kinds
