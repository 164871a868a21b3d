"""One entry of the agenda."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class EntryKind(StrEnum):
    """What an entry is, in the order in which a day shows them."""

    INCIDENT_UPDATE = "incident update"
    PROMISE = "promise"
    REQUEST = "request"
    CHECK_IN = "check-in"
    RECAP = "recap"
    NUDGE = "nudge"
    MILESTONE = "milestone"
    TRIP = "trip"
    HOLD = "hold"
    DRAFT = "unsent draft"
    """It is on no agenda: closing the desk tells of it."""
    FOLLOW_UP = "follow-up"

    @property
    def rank(self) -> int:
        """0 for what stands first on a day."""
        return _RANKS[self]


_RANKS = {kind: rank for rank, kind in enumerate(EntryKind)}


class Entry(NamedTuple):
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
    person_id: str = ""
    """Id of the person whose birthday it is; empty for everything else."""
