"""A touch: that we talked, how, and what was said."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, for_client, internal, secret
from clientdesk.model.person import LIVE_CHANNELS, Channel
from clientdesk.model.record import Record


class LineKind(StrEnum):
    """What a line of a touch is; each has its prefix."""

    NOTE = "note"
    DECISION = "decision"
    MINE = "mine"
    THEIRS = "theirs"
    OPEN = "open"


PREFIXES = {"!": LineKind.DECISION, ">": LineKind.MINE, "<": LineKind.THEIRS, "?": LineKind.OPEN}
"""The first character of a typed line and what it makes of it."""


class RecapState(StrEnum):
    """What became of the recap that a live conversation owes."""

    OWED = "owed"
    SENT = "sent"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchLine:
    """One line of what was said."""

    kind: Annotated[LineKind, for_client("Kind", Control.CHOICE)]
    """Note, decision, my promise, their promise, open question."""
    text: Annotated[str, for_client("Text")]
    """The line without its prefix.

    A touch's `lines` are INTERNAL: a recap tells only those with a prefix, which both sides heard.
    """

    @classmethod
    def parse(cls, typed: str) -> "TouchLine":
        """Read a typed line such as `> send the wireframes`."""
        kind = PREFIXES.get(typed[:1])
        return (
            cls(kind=kind, text=typed[1:].strip())
            if kind
            else cls(kind=LineKind.NOTE, text=typed.strip())
        )

    def __str__(self) -> str:
        prefix = next((mark for mark, kind in PREFIXES.items() if kind is self.kind), "")
        return f"{prefix} {self.text}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch(Record):
    """A conversation that took place. The cadence counts from the newest one."""

    table: ClassVar[str] = "touches"
    noun: ClassVar[str] = "touch"

    client: Annotated[str, internal("Client", Control.CLIENT)]
    """Id of the client."""
    at: Annotated[datetime, internal("When", Control.MOMENT)]
    """When it was: an aware moment."""
    channel: Annotated[Channel, internal("Channel", Control.CHOICE)]
    """How we talked."""
    people: Annotated[tuple[str, ...], internal("People", Control.PEOPLE)] = ()
    """Ids of those who took part."""
    lines: Annotated[tuple[TouchLine, ...], internal("Lines", Control.RECORDS)] = ()
    """What was said, a line each."""
    recap: Annotated[RecapState, internal("Recap", Control.CHOICE)] = RecapState.NOT_NEEDED
    """Whether a recap is owed."""
    recap_why: Annotated[str, internal("Why no recap")] = ""
    """Why none is needed."""
    draft: Annotated[str, internal("Draft", Control.NONE)] = ""
    """Id of the draft that was sent, where it was a mail."""
    answers: Annotated[str, internal("Answers", Control.NONE)] = ""
    """Id of the first request that it answered; each request names the touch that answered it."""
    snoozed_until: Annotated[datetime | None, internal("Snoozed until", Control.NONE)] = None
    """Aware moment until which the owed recap stays off the agenda."""
    snoozes: Annotated[int, internal("Snoozes", Control.NONE)] = 0
    """How often it was snoozed."""
    private: Annotated[str, secret("Private remarks", Control.TEXT)] = ""
    """What nobody else may read."""

    @property
    def is_live(self) -> bool:
        """Whether it was a conversation that left nothing in writing."""
        return self.channel in LIVE_CHANNELS
