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
    from clientdesk.model.checkin import CheckIn
    from clientdesk.services.planning.settling import Settling
    from clientdesk.services.planning.trips import Neighbour

__all__ = ["Agenda", "Entry", "EntryKind"]

_NEVER_OWED = frozenset({"notes", "versions"})
"""Tables that change all the time and owe nothing."""
FEW = 10
"""For so many entries what was said last is looked up one by one."""
SAID = 160
"""So many characters of what was said last are told."""
MANY = 2_000
"""So many check-ins take longer to look through than a first frame should wait."""
_Known = tuple[object, dict[tuple[int, str | None], list[Entry]]]
"""A state of the desk, and the lists that were gathered in it, by days and client."""


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
        self._known: _Known = (None, {})

    @property
    def is_long(self) -> bool:
        """Whether gathering takes so long that it should follow the first frame."""
        return len(self._office.desk.documents("checkins")) > MANY

    def entries(self, days: int = 14, client_id: str | None = None) -> list[Entry]:
        """Return what is overdue and what is due within some days, day by day.

        A day is in the order of `EntryKind`. What is snoozed stands on the day of its return, and
        an update about an incident that is late stands before everything.
        """
        now = self._office.now()
        tables = self._overview.tables_but(_NEVER_OWED)
        # The zone too: two moments are equal in whichever zone they are told.
        state = (tables, now.replace(second=0, microsecond=0), str(now.tzinfo))
        known = self._known
        if known[0] != state:
            known = self._known = (state, {})
        # A thread that gathers while the desk changes keeps what it found with its own state.
        key = (days, client_id)
        found = known[1].get(key)
        if found is None:
            found = known[1][key] = self._gather(now, days, client_id)
        return list(found)

    def _gather(self, now: datetime, days: int, client_id: str | None) -> list[Entry]:
        horizon = now.date() + timedelta(days=max(0, min(days, 3650)))
        gathering = Gathering(self._office, self._me, self._overview, now, client_id)
        found = [entry for entry in gathering.entries(horizon) if entry.when.date() <= horizon]
        return sorted(found, key=_order)

    def done(self, entry: Entry) -> None:
        """Say that an entry is done: kept, sent, given or talked about."""
        self._settling().done(entry)

    def skip(self, entry: Entry) -> "tuple[int, CheckIn]":
        """Skip what was missed of a series of check-ins, else the entry's own occurrence.

        Returns how many were skipped, and the check-in. Raises InvalidInputError for another entry.
        """
        return self._settling().skip(entry)

    def last_said(self, client_id: str) -> str:
        """Return the last thing that was said in a talk with a client; empty if nothing was."""
        if not self._office.desk.documents("touches"):
            return ""
        from clientdesk.model.touch import Touch

        talks = sorted(self._office.living(Touch, client_id), key=lambda one: (one.at, one.id))
        return next((one.lines[-1].text for one in reversed(talks) if one.lines), "")

    def context(self, entry: Entry) -> str:
        """Return what to know for an entry: its own context, and the last thing said."""
        said = self.last_said(entry.client_id) if entry.client_id else ""
        quoted = f"“{said if len(said) <= SAID else said[: SAID - 1] + '…'}”" if said else ""
        return " · ".join(part for part in (entry.context, quoted) if part)

    def told(self, entries: list[Entry]) -> list[Entry]:
        """Return entries whose context tells the last thing said too."""
        if len(entries) > FEW and self._office.desk.documents("touches"):
            from clientdesk.model.touch import Touch

            self._office.desk.records(Touch).warm()  # one walk for all, not one for each
        return [entry._replace(context=self.context(entry)) for entry in entries]

    def visits(self, trip_id: str) -> "list[Neighbour]":
        """Return the clients who are where a trip goes, the latest first. Raises NotFoundError."""
        from clientdesk.model.trip import Trip
        from clientdesk.services.planning.trips import neighbours

        trip = self._office.desk.records(Trip).get(trip_id)
        return neighbours(self._office, self._overview.picture(), trip, self._office.now().date())

    def snooze(self, entry: Entry, until: date) -> None:
        """Keep an entry off the agenda until a day of my zone.

        Raises InvalidInputError for a day that has passed.
        """
        self._settling().snooze(entry, until)


def _order(entry: Entry) -> tuple[bool, date, int, bool, datetime, str]:
    """Order by day and kind; before every day comes a word about a mistake that is late."""
    broken = entry.overdue and entry.kind is EntryKind.INCIDENT_UPDATE
    day, kind = entry.when.date(), entry.kind.rank
    return not broken, day, kind, entry.has_time, entry.when, entry.client_name
