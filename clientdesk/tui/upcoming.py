"""What the calendar pane shows: the agenda, or the occurrences of a week or a month."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import NamedTuple

from clientdesk.model.checkin import OccurrenceState
from clientdesk.model.client import Client, ClientStatus
from clientdesk.model.errors import InvalidInputError
from clientdesk.services.clients.standing import DUE_WITHIN, Mark
from clientdesk.services.planning.agenda import Entry, EntryKind
from clientdesk.services.planning.calendar import Appointment
from clientdesk.services.public_holidays import known_holidays_of
from clientdesk.services.workbench import Workbench
from clientdesk.services.zones import zone_named
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


class Seen(NamedTuple):
    """What there is to show."""

    rows: list[Row]
    """The rows of the list."""
    marks: dict[date, Mark]
    """The gravest mark of each day of the month."""
    others: frozenset[date]
    """The marked days whose gravest mark is of something else than a check-in."""
    holidays: dict[date, str]
    """The public holidays of the month and of the list, mine and the client's, with whose."""


class Upcoming:
    """Reads the desk for the calendar pane; any thread may do so, one at a time."""

    def __init__(self, workbench: Workbench) -> None:
        """Read this workbench."""
        self._bench = workbench

    def look(self, wish: Wish, first: date, last: date, client_id: str = "") -> Seen:
        """Return what to show, with marks from first to last.

        `client_id` is the current client, whose public holidays are told beside mine.
        """
        now = self._bench.clock()
        entries = self._bench.agenda.entries(HORIZON)
        marks, others = self._marks(entries, first, last, now)
        if wish.client_id is not None:
            entries = [entry for entry in entries if entry.client_id == wish.client_id]
        span = self.span(wish, now.date())
        if span is not None:
            entries = self._within(entries, *span, wish.client_id)
        begin, end = span or (now.date(), now.date() + timedelta(days=HORIZON))
        days = _days(min(first, begin), max(last, end))
        holidays = self._holidays(days, client_id)
        told = {day: name for day, name in holidays.items() if begin <= day <= end}
        zone = self._zone_of if wish.theirs else None
        rows = rows_of(
            entries,
            now.date(),
            one_client=wish.client_id is not None,
            zone=zone,
            holidays=told,
        )
        return Seen(rows, marks, others, holidays)

    def _marks(
        self, entries: Iterable[Entry], first: date, last: date, now: datetime
    ) -> tuple[dict[date, Mark], frozenset[date]]:
        marks: dict[date, Mark] = {}
        others: set[date] = set()
        kept = self._bench.overview.picture().clients
        for one in self._bench.calendar.between(first, last):
            facts = kept.get(one.checkin.client)
            if facts is not None and facts.status is not ClientStatus.PAST:
                day = one.starts.date()
                marks[day] = min(marks.get(day, Mark.NONE), _past_mark(one, now), key=_rank)
        for entry in entries:
            day = entry.when.date()
            if not first <= day <= last:
                continue
            mark, before = _mark(entry, now), marks.get(day, Mark.NONE)
            if mark.rank < before.rank:
                marks[day] = mark
                if entry.kind is not EntryKind.CHECK_IN:
                    others.add(day)
                else:
                    others.discard(day)
        return {day: mark for day, mark in marks.items() if mark is not Mark.NONE}, frozenset(
            others
        )

    def places(self, client_id: str) -> list[tuple[str, str]]:
        """Return country and region of mine and of a client, where they are known."""
        profile = self._bench.me.get()
        found = [(profile.country, profile.region)]
        if (client := self._client(client_id)) is not None:
            found.append((client.country, client.region))
        return [place for place in dict.fromkeys(found) if place[0]]

    def _client(self, client_id: str) -> Client | None:
        """Return the current client, or None; another process may have forgotten them."""
        return self._bench.office.desk.records(Client).find(client_id) if client_id else None

    def _holidays(self, days: Iterable[date], client_id: str) -> dict[date, str]:
        """Return the public holidays that are known by now: `Christmas Day (you, Ada)`."""
        profile = self._bench.me.get()
        mine = known_holidays_of(profile.country, profile.region)
        theirs, name = None, ""
        if (client := self._client(client_id)) is not None:
            theirs, name = known_holidays_of(client.country, client.region), client.name
        told: dict[date, str] = {}
        for day in days if mine or theirs else ():
            whose: dict[str, list[str]] = {}
            for side, holidays in (("you", mine), (name, theirs)):
                if holidays is not None and (found := holidays.get(day)):
                    whose.setdefault(found, []).append(side)
            if whose:
                told[day] = "; ".join(f"{one} ({', '.join(of)})" for one, of in whose.items())
        return told

    @staticmethod
    def span(wish: Wish, today: date) -> tuple[date, date] | None:
        """Return the days that the list is of; None for everything that is owed."""
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
            if (each.checkin.id, each.original) not in known and self._is_kept(each)
        )
        return sorted([*owed, *planned], key=lambda entry: entry.when.date())

    def _is_kept(self, appointment: Appointment) -> bool:
        facts = self._bench.overview.picture().clients.get(appointment.checkin.client)
        return facts is not None and facts.status is not ClientStatus.PAST

    def both_times(self, entry: Entry) -> str:
        """Return an entry's time by both clocks: `14:00, 22:00 for them`; empty where one does."""
        zone = self._zone_of(entry) if entry.has_time else None
        if zone is None:
            return ""
        there = entry.when.astimezone(zone)
        if there.utcoffset() == entry.when.utcoffset():
            return ""
        day = "" if there.date() == entry.when.date() else f"{there:%a} "
        return f"{entry.when:%H:%M}, {day}{there:%H:%M} for them"

    def _zone_of(self, entry: Entry) -> tzinfo | None:
        client = self._client(entry.client_id)
        name = client.zone if client else ""
        try:
            return zone_named(name) if name else None
        except InvalidInputError:
            return None  # a zone that this machine does not know is told where it is edited


def _rank(mark: Mark) -> int:
    return mark.rank


def _mark(entry: Entry, now: datetime) -> Mark:
    if entry.overdue:
        return Mark.OVERDUE
    return Mark.DUE if (entry.when.date() - now.date()).days <= DUE_WITHIN else Mark.FINE


def _past_mark(appointment: Appointment, now: datetime) -> Mark:
    """Return the mark of an occurrence: over, or far away, is fine; skipped has none."""
    if appointment.state is OccurrenceState.SKIPPED:
        return Mark.NONE
    away = (appointment.starts.date() - now.date()).days
    if appointment.state is OccurrenceState.DONE or away > DUE_WITHIN:
        return Mark.FINE
    return Mark.OVERDUE if appointment.ends < now else Mark.DUE


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=count) for count in range((last - first).days + 1))


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
