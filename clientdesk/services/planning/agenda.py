"""The agenda: what is owed, to whom, by when."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import Overview
from clientdesk.services.planning.entries import Entry, EntryKind
from clientdesk.services.planning.gathering import Gathering

if TYPE_CHECKING:
    from clientdesk.services.planning.settling import Settling

__all__ = ["Agenda", "Entry", "EntryKind"]

_NEVER_OWED = frozenset({"notes", "versions"})
"""Tables that change all the time and owe nothing."""
MANY = 2_000
"""So many check-ins take longer to look through than a first frame should wait."""


class Agenda:
    """The verbs of the agenda."""

    def __init__(
        self, office: Office, me: Me, overview: Overview, settling: Callable[[], "Settling"]
    ) -> None:
        """List what a desk owes; `settling` is asked for when something is done or put off."""
        self._office = office
        self._me = me
        self._overview = overview
        self._settling = settling
        self._state: object = None
        self._known: dict[tuple[int, str | None], list[Entry]] = {}

    @property
    def is_long(self) -> bool:
        """Whether gathering takes so long that it should follow the first frame."""
        return len(self._office.desk.documents("checkins")) > MANY

    def entries(self, days: int = 14, client_id: str | None = None) -> list[Entry]:
        """Return what is overdue and what is due within some days, day by day.

        A day is in the order of `EntryKind`. What is snoozed stands on the day of its return.
        """
        now = self._office.now()
        tables = self._overview.tables_but(_NEVER_OWED)
        state = (tables, now.replace(second=0, microsecond=0))
        if state != self._state:
            self._state = state
            self._known.clear()
        key = (days, client_id)
        if key not in self._known:
            self._known[key] = self._gather(now, days, client_id)
        return list(self._known[key])

    def _gather(self, now: datetime, days: int, client_id: str | None) -> list[Entry]:
        horizon = now.date() + timedelta(days=max(0, min(days, 3650)))
        gathering = Gathering(self._office, self._me, self._overview, now, client_id)
        found = [entry for entry in gathering.entries(horizon) if entry.when.date() <= horizon]
        return sorted(found, key=_order)

    def done(self, entry: Entry) -> None:
        """Say that an entry is done: kept, sent, given or talked about."""
        self._settling().done(entry)

    def snooze(self, entry: Entry, until: date) -> None:
        """Keep an entry off the agenda until a day of my zone.

        Raises InvalidInputError for a day that has passed.
        """
        self._settling().snooze(entry, until)


def _order(entry: Entry) -> tuple[date, int, bool, datetime, str]:
    return entry.when.date(), entry.kind.rank, entry.has_time, entry.when, entry.client_name
