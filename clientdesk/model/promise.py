"""A promise, mine or theirs, with the honest history of its date and of whose it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, for_client, internal, secret
from clientdesk.model.record import Record


class Owner(StrEnum):
    """Whose promise it is."""

    MINE = "mine"
    THEIRS = "theirs"


class Certainty(StrEnum):
    """How sure a date is."""

    SURE = "sure"
    LIKELY = "likely"
    HOPE = "hope"


class PromiseState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseChange:
    """One entry of a promise's history; entries are only ever added."""

    at: Annotated[datetime, internal("Changed at", Control.NONE)]
    """When it was changed: an aware moment."""
    was: Annotated[datetime | None, for_client("Was", Control.NONE)] = None
    """The date before, which they were told: naive wall time in the promise's zone.

    None where the date stayed as it was.
    """
    why: Annotated[str, internal("Why")] = ""
    """The reason given."""
    was_late: Annotated[bool, internal("Already late", Control.NONE)] = False
    """Whether the date had passed: then it was no renegotiation."""
    was_owner: Annotated[Owner | None, internal("Was whose", Control.NONE)] = None
    """Whose promise it was before; None where that stayed as it was."""
    was_person: Annotated[str, internal("Was the person", Control.NONE)] = ""
    """Id of the person before; empty where nobody was named, or that stayed as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Record):
    """Something that one side said it would do by a time."""

    table: ClassVar[str] = "promises"
    noun: ClassVar[str] = "promise"

    client: Annotated[str, internal("Client", Control.CLIENT)]
    """Id of the client."""
    owner: Annotated[Owner, internal("Whose", Control.CHOICE)]
    """Mine or theirs."""
    what: Annotated[str, for_client("What")]
    """What was promised."""
    due: Annotated[datetime | None, for_client("Due", Control.MOMENT)] = None
    """Naive wall time in `zone`; None while no date is agreed."""
    zone: Annotated[str, for_client("Time zone", Control.ZONE)] = ""
    """IANA zone of `due`."""
    person: Annotated[str, internal("Person", Control.PEOPLE)] = ""
    """Id of the person it is to, or of the one who promised."""
    certainty: Annotated[Certainty, internal("Certainty", Control.CHOICE)] = Certainty.SURE
    """How sure the date is."""
    out_of_scope: Annotated[str, for_client("Not included", Control.TEXT)] = ""
    """What it does not cover."""
    waits_on: Annotated[tuple[str, ...], internal("Waits on", Control.NONE)] = ()
    """Ids of promises of the other side that must be kept first."""
    state: Annotated[PromiseState, internal("State", Control.CHOICE)] = PromiseState.OPEN
    """Open, kept or dropped."""
    closed_at: Annotated[datetime | None, internal("Closed at", Control.NONE)] = None
    """When it was kept or dropped: an aware moment."""
    history: Annotated[tuple[PromiseChange, ...], internal("How it was before", Control.NONE)] = ()
    """Earlier dates, owners and people, oldest first."""
    nudges: Annotated[tuple[datetime, ...], internal("Nudges", Control.NONE)] = ()
    """When I reminded them: aware moments, three at most."""
    snoozed_until: Annotated[datetime | None, internal("Snoozed until", Control.NONE)] = None
    """Aware moment until which it stays off the agenda."""
    snoozes: Annotated[int, internal("Snoozes", Control.NONE)] = 0
    """How often it was snoozed."""
    source: Annotated[str, internal("From", Control.NONE)] = ""
    """Id of the touch, draft or incident in which it was made."""
    line: Annotated[str, internal("Line", Control.NONE)] = ""
    """The line of a talk that made it, with its sign; the promise may have other words by now."""
    private: Annotated[str, secret("Private remarks", Control.TEXT)] = ""
    """What nobody else may read."""

    @property
    def moves(self) -> tuple[PromiseChange, ...]:
        """The changes of its date, oldest first."""
        return tuple(change for change in self.history if change.was is not None)

    @property
    def was_late_as_mine(self) -> bool:
        """Whether its date passed while it was mine, and it was changed only then."""
        owner = self.owner
        for change in reversed(self.history):
            owner = change.was_owner or owner
            if change.was_late and owner is Owner.MINE:
                return True
        return False
