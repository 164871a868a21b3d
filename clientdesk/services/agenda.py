"""The agenda: what is owed, to whom, by when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.store import Desk


class EntryKind(StrEnum):
    """What an entry is, in the order in which a day shows them."""

    INCIDENT_UPDATE = "incident update"
    PROMISE = "promise"
    CHECK_IN = "check-in"
    RECAP = "recap"
    NUDGE = "nudge"
    MILESTONE = "milestone"
    HOLD = "hold"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do, with what to know for doing it."""

    kind: EntryKind
    """What it is."""
    client_id: str
    """Id of the client."""
    client_name: str
    """Name of the client."""
    text: str
    """What there is to do."""
    when: datetime
    """By when: an aware moment in my zone; midnight where only the day counts."""
    has_time: bool
    """Whether the time of day counts."""
    overdue: bool
    """Whether it should have been done by now."""
    record_table: str
    """Table of the record that it comes from."""
    record_id: str
    """Id of that record."""
    original: datetime | None
    """Which occurrence of a check-in, or which update of an incident, by its planned wall time."""
    context: str
    """`last touch 12 Nov · they owe 2 · you owe 1`."""


class Agenda:
    """The verbs of the agenda."""

    def __init__(self, desk: "Desk", clock: Callable[[], datetime]) -> None:
        """List what a desk owes."""
        self._desk = desk
        self._clock = clock

    def entries(self, days: int = 14, client_id: str | None = None) -> list[Entry]:
        """Return what is overdue and what is due within some days, day by day."""
        raise NotImplementedError

    def done(self, entry: Entry) -> None:
        """Say that an entry is done: kept, sent, given or talked about."""
        raise NotImplementedError

    def snooze(self, entry: Entry, until: date) -> None:
        """Keep an entry off the agenda until a day of my zone."""
        raise NotImplementedError
