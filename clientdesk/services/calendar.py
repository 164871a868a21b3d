"""The calendar: check-ins, their occurrences, and what became of each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from clientdesk.model.checkin import AgendaItem, CheckIn, OccurrenceState
from clientdesk.model.person import Channel
from clientdesk.model.recurrence import Recurrence
from clientdesk.services.roster import Mark

if TYPE_CHECKING:
    from clientdesk.services.me import Me
    from clientdesk.services.roster import Roster
    from clientdesk.store import Desk


@dataclass(frozen=True, slots=True)
class Appointment:
    """One occurrence of a check-in."""

    checkin: CheckIn
    """The check-in it belongs to."""
    original: datetime
    """The wall time that the rule gives, in the check-in's zone: what names the occurrence."""
    starts: datetime
    """When it starts: an aware moment in my zone."""
    ends: datetime
    """When it ends: an aware moment in my zone."""
    state: OccurrenceState
    """Planned, done or skipped."""
    client_name: str
    """Name of the client."""


class Calendar:
    """The verbs of check-ins."""

    def __init__(
        self, desk: "Desk", clock: Callable[[], datetime], roster: "Roster", me: "Me"
    ) -> None:
        """Keep the check-ins of a desk."""
        self._desk = desk
        self._clock = clock
        self._roster = roster
        self._me = me

    def between(self, first: date, last: date, client_id: str | None = None) -> list[Appointment]:
        """Return every occurrence on the days of my zone from first to last, by time."""
        raise NotImplementedError

    def marks(self, first: date, last: date) -> dict[date, Mark]:
        """Return the gravest mark of each day that has an occurrence."""
        raise NotImplementedError

    def get(self, checkin_id: str) -> CheckIn:
        """Return a check-in. Raises NotFoundError."""
        raise NotImplementedError

    def of(self, client_id: str) -> list[CheckIn]:
        """Return the check-ins of a client, the next one first, finished ones last."""
        raise NotImplementedError

    def add(  # noqa: PLR0913 - one keyword a field of the form
        self,
        client_id: str,
        starts: datetime,
        *,
        zone: str = "",
        minutes: int = 30,
        title: str = "",
        channel: Channel = Channel.CALL,
        recurrence: Recurrence | None = None,
        items: Iterable[AgendaItem] = (),
        place: str = "",
        people: Iterable[str] = (),
    ) -> CheckIn:
        """Plan a check-in at a naive wall time in a zone, which is mine unless named."""
        raise NotImplementedError

    def save(self, checkin: CheckIn) -> CheckIn:
        """Save a check-in whose plan was edited."""
        raise NotImplementedError

    def move(self, checkin_id: str, original: datetime, to: datetime) -> CheckIn:
        """Move one occurrence to another naive wall time in the check-in's zone."""
        raise NotImplementedError

    def done(self, checkin_id: str, original: datetime, outcome: str = "") -> CheckIn:
        """Say that one occurrence took place; it is logged as a touch, and open agenda items roll on."""
        raise NotImplementedError

    def skip(self, checkin_id: str, original: datetime) -> CheckIn:
        """Say that one occurrence does not take place."""
        raise NotImplementedError

    def snooze(self, checkin_id: str, until: date) -> CheckIn:
        """Keep a check-in off the agenda until a day of my zone."""
        raise NotImplementedError

    def trash(self, checkin_id: str) -> None:
        """Put a check-in in the trash."""
        raise NotImplementedError
