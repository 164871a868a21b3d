"""What the calendar pane shows: the agenda, or the occurrences of a week or a month."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from clientdesk.model.checkin import OccurrenceState
from clientdesk.services.clients.standing import DUE_WITHIN, Mark
from clientdesk.services.planning.agenda import Entry, EntryKind
from clientdesk.services.planning.calendar import Appointment
from clientdesk.services.workbench import Workbench
from clientdesk.tui.widgets.agenda_rows import Row, rows_of

HORIZON = 42
"""Days ahead that the agenda lists."""


class View(StrEnum):
    """What the list shows."""

    AGENDA = "agenda"
    """Everything that is owed, from what is overdue onward."""
    WEEK = "week"
    """The chosen day's week: what is owed, and what took place."""
    MONTH = "month"
    """The same of the chosen day's month."""

    @property
    def following(self) -> "View":
        """The next one of the round."""
        views = list(View)
        return views[(views.index(self) + 1) % len(views)]


class Wish(NamedTuple):
    """What the pane wants to see."""

    day: date
    """The chosen day."""
    view: View = View.AGENDA
    """Agenda, week or month."""
    client_id: str | None = None
    """Only this client; None for all."""
    theirs: bool = False
    """Whether times are told in the client's zone."""
    first_weekday: int = 0
    """0 for weeks that start on Monday."""


class Upcoming:
    """Reads the desk for the calendar pane."""

    def __init__(self, workbench: Workbench) -> None:
        """Read this workbench."""
        self._bench = workbench

    def look(self, wish: Wish, first: date, last: date) -> tuple[list[Row], dict[date, Mark]]:
        """Return the rows of the list, and the gravest mark of each day from first to last."""
        now = self._bench.clock()
        entries = self._bench.agenda.entries(HORIZON)
        marks = dict(self._bench.calendar.marks(first, last))
        for entry in entries:
            day = entry.when.date()
            if first <= day <= last:
                marks[day] = min(marks.get(day, Mark.NONE), _mark(entry, now), key=_rank)
        if wish.client_id is not None:
            entries = [entry for entry in entries if entry.client_id == wish.client_id]
        if (span := self._span(wish, now.date())) is not None:
            entries = self._within(entries, *span, wish.client_id)
        zone = self._zone_of if wish.theirs else None
        rows = rows_of(entries, now.date(), one_client=wish.client_id is not None, zone=zone)
        return rows, marks

    @staticmethod
    def _span(wish: Wish, today: date) -> tuple[date, date] | None:
        if wish.view is View.WEEK:
            first = wish.day - timedelta(days=(wish.day.weekday() - wish.first_weekday) % 7)
            return first, first + timedelta(days=6)
        if wish.view is View.MONTH or not 0 <= (wish.day - today).days <= HORIZON:
            first = wish.day.replace(day=1)
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return None

    def _within(
        self, entries: Iterable[Entry], first: date, last: date, client_id: str | None
    ) -> list[Entry]:
        owed = [entry for entry in entries if first <= entry.when.date() <= last]
        known = {(entry.record_id, entry.original) for entry in owed}
        planned = (
            _entry(each, self._bench.clock())
            for each in self._bench.calendar.between(first, last, client_id)
            if (each.checkin.id, each.original) not in known
        )
        return sorted([*owed, *planned], key=lambda entry: entry.when.date())

    def _zone_of(self, entry: Entry) -> tzinfo | None:
        name = self._bench.roster.get(entry.client_id).zone if entry.client_id else ""
        return ZoneInfo(name) if name else None


def _rank(mark: Mark) -> int:
    return mark.rank


def _mark(entry: Entry, now: datetime) -> Mark:
    if entry.overdue:
        return Mark.OVERDUE
    return Mark.DUE if (entry.when.date() - now.date()).days <= DUE_WITHIN else Mark.FINE


def _entry(appointment: Appointment, now: datetime) -> Entry:
    """Return an occurrence as an entry; one that is over and not done counts as overdue."""
    planned = appointment.state is OccurrenceState.PLANNED
    state = "" if planned else f" ({appointment.state})"
    return Entry(
        kind=EntryKind.CHECK_IN,
        client_id=appointment.checkin.client,
        client_name=appointment.client_name,
        text=(appointment.checkin.title + state).strip(),
        when=appointment.starts,
        has_time=True,
        overdue=planned and appointment.ends < now,
        record_table=appointment.checkin.table,
        record_id=appointment.checkin.id,
        original=appointment.original,
        context="",
    )
