"""The calendar: check-ins, their occurrences, and what became of each."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from clientdesk.model.checkin import AgendaItem, CheckIn, Occurrence, OccurrenceState
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.person import Channel
from clientdesk.model.recurrence import Recurrence
from clientdesk.services.clients.standing import DUE_WITHIN, Mark
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import Overview
from clientdesk.services.overview.sieve import holding
from clientdesk.services.planning.appointments import Appointment, appointments, near
from clientdesk.services.planning.occurrences import exists, upcoming
from clientdesk.services.planning.replanning import replanned
from clientdesk.services.planning.series import Scope, changed
from clientdesk.services.zones import aware, checked_zone, zone_named

__all__ = ["Appointment", "Calendar", "Scope"]

LONGEST_MINUTES = 7 * 24 * 60
"""The longest that a check-in may last."""


class Calendar:
    """The verbs of check-ins."""

    def __init__(self, office: Office, me: Me, overview: Overview) -> None:
        """Keep the check-ins of a desk."""
        self._office = office
        self._me = me
        self._overview = overview
        self._tables: tuple[int, ...] = ()
        self._known: dict[tuple[date, date, str | None], list[Appointment]] = {}

    def between(self, first: date, last: date, client_id: str | None = None) -> list[Appointment]:
        """Return every occurrence on the days of my zone from first to last, by time."""
        changed = self._overview.tables("checkins", "clients", "profile")
        tables = (*changed, hash(self._me.zone().key))  # the machine may be taken to another zone
        if tables != self._tables:
            self._tables = tables
            self._known.clear()
        key = (first, last, client_id)
        if key not in self._known:
            clients = self._overview.picture().clients
            found: list[Appointment] = []
            for checkin in holding(self._office, CheckIn, near(first, last), client_id):
                facts = clients.get(checkin.client)
                name = facts.name if facts else "nobody"
                found += appointments(checkin, first, last, self._me.zone(), name)
            self._known[key] = sorted(found, key=lambda one: (one.starts, one.client_name))
        return list(self._known[key])

    def marks(self, first: date, last: date) -> dict[date, Mark]:
        """Return the gravest mark of each day that has an occurrence.

        What should have taken place is overdue, what is near is due; what is over, or farther
        away, is fine; a day on which everything was skipped has no mark of weight.
        """
        today = self._office.now().date()
        marks: dict[date, Mark] = {}
        for one in self.between(first, last):
            day = one.starts.date()
            mark = _mark(one.state, (day - today).days)
            if day not in marks or mark.rank < marks[day].rank:
                marks[day] = mark
        return marks

    def get(self, checkin_id: str) -> CheckIn:
        """Return a check-in. Raises NotFoundError."""
        return self._office.desk.records(CheckIn).get(checkin_id)

    def of(self, client_id: str) -> list[CheckIn]:
        """Return the check-ins of a client, the next one first, finished ones last."""
        found = self._office.living(CheckIn, client_id)
        return sorted(found, key=lambda one: (one.upcoming or datetime.max, one.id))  # noqa: DTZ901 - wall times

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
        """Plan a check-in at a naive wall time in a zone, which is mine unless named.

        Raises InvalidInputError for an unknown zone or a length that cannot be.
        """
        client = self._office.client(client_id)
        checkin = CheckIn(
            id=self._office.new_id(),
            created_at=self._office.now(),
            client=client.id,
            starts=_naive(starts),
            zone=checked_zone(zone) or self._me.zone().key,
            minutes=minutes,
            title=title,
            channel=channel,
            recurrence=recurrence,
            items=tuple(items),
            place=place,
            people=tuple(people),
        )
        return self._keep(checkin, f"Check-in with {client.name}")

    def save(self, checkin: CheckIn) -> CheckIn:
        """Save a check-in whose plan was edited.

        Where its start, zone or rule changed, exceptions follow it or are dropped, and other
        calendars are told by the sequence number.
        """
        before = self.get(checkin.id)
        _naive(checkin.starts)
        label = f"Check-in with {self._office.name(checkin.client)}"
        return self._keep(replanned(before, checkin), label)

    def change(self, checkin_id: str, original: datetime, edited: CheckIn, scope: Scope) -> CheckIn:
        """Change one occurrence, it and all that follow, or the whole series, as one change.

        `edited` is the check-in as if the series began with that occurrence. Returns the check-in
        that the occurrence belongs to afterwards.
        """
        checkin = self.get(checkin_id)
        self._occurrence(checkin, original)
        _naive(edited.starts)
        must_last(edited)
        parts = changed(checkin, original, edited, scope, new_id=self._office.new_id)
        label = f"Change {scope} of the check-ins with {self._office.name(checkin.client)}"
        with self._office.change(label):
            for part in parts:
                kept = self._office.save(part, label)
        return kept

    def prepare(self, checkin_id: str, questions: Iterable[AgendaItem] = ()) -> CheckIn:
        """Put on an agenda what it lacks: the update of a time without news, some questions."""
        from clientdesk.services.planning.preparing import prepared

        checkin = self.get(checkin_id)
        label = f"Prepare the check-in with {self._office.name(checkin.client)}"
        return self._office.save(prepared(self._office, checkin, questions), label)

    def _keep(self, checkin: CheckIn, label: str) -> CheckIn:
        must_last(checkin)
        return self._office.save(replace(checkin, upcoming=upcoming(checkin)), label)

    # -- one occurrence ---------------------------------------------------------------------------

    def move(self, checkin_id: str, original: datetime, to: datetime) -> CheckIn:
        """Move one occurrence to another naive wall time in the check-in's zone."""
        checkin = self.get(checkin_id)
        name = self._office.name(checkin.client)
        if not (checkin.recurrence or checkin.extra or checkin.occurrences):
            moved = replace(checkin, starts=_naive(to), sequence=checkin.sequence + 1)
            return self._keep(_awake(moved), f"Move the check-in with {name}")
        one = replace(
            self._occurrence(checkin, original),
            moved_to=_naive(to),
            state=OccurrenceState.PLANNED,
        )
        moved = replace(_with(checkin, one), sequence=checkin.sequence + 1)
        return self._keep(_awake(moved), f"Move the check-in with {name}")

    def done(self, checkin_id: str, original: datetime, outcome: str = "") -> CheckIn:
        """Say that one occurrence took place; it is logged as a touch, and open items roll on."""
        from clientdesk.services.clients.log import new_touch
        from clientdesk.services.planning.rolling import roll_on

        checkin = self.get(checkin_id)
        one = self._occurrence(checkin, original)
        label = f"Talked with {self._office.name(checkin.client)}"
        with self._office.change(label) as change:
            done = replace(one, state=OccurrenceState.DONE, outcome=outcome)
            closed, lines = roll_on(self._office, change, _with(checkin, done))
            saved = self._keep(_awake(closed), label)
            if one.state is not OccurrenceState.DONE:
                zone = zone_named(checkin.zone) if checkin.zone else self._me.zone()
                planned = aware(one.moved_to or original, zone)
                touch = new_touch(
                    self._office,
                    checkin.client,
                    checkin.channel,
                    at=min(planned.astimezone(self._me.zone()), self._office.now()),
                    people=checkin.people,
                    lines=(*outcome.splitlines(), *lines),
                )
                self._office.save(touch, label)
        return saved

    def skip(self, checkin_id: str, original: datetime) -> CheckIn:
        """Say that one occurrence does not take place."""
        checkin = self.get(checkin_id)
        one = replace(self._occurrence(checkin, original), state=OccurrenceState.SKIPPED)
        label = f"Skip a check-in with {self._office.name(checkin.client)}"
        return self._keep(_awake(_with(checkin, one)), label)

    def _occurrence(self, checkin: CheckIn, original: datetime) -> Occurrence:
        for one in checkin.occurrences:
            if one.original == original:
                return one
        if not exists(checkin, original):
            raise InvalidInputError(
                f"there is no occurrence at {original:%Y-%m-%d %H:%M} any more; look at it again"
            )
        return Occurrence(original=original)

    def snooze(self, checkin_id: str, until: date) -> CheckIn:
        """Keep a check-in off the agenda until a day of my zone."""
        checkin = self.get(checkin_id)
        wake = aware(datetime.combine(until, time()), self._me.zone())
        later = replace(checkin, snoozed_until=wake, snoozes=checkin.snoozes + 1)
        label = f"Snooze the check-in with {self._office.name(checkin.client)}"
        return self._office.save(later, label)

    def trash(self, checkin_id: str) -> None:
        """Put a check-in in the trash."""
        checkin = self.get(checkin_id)
        self._office.trash(checkin, f"Delete a check-in with {self._office.name(checkin.client)}")


def must_last(checkin: CheckIn) -> None:
    """Raise InvalidInputError for a check-in of a length that cannot be."""
    if not 1 <= checkin.minutes <= LONGEST_MINUTES:
        raise InvalidInputError(f"a check-in lasts 1 to {LONGEST_MINUTES:,} minutes")


def _with(checkin: CheckIn, one: Occurrence) -> CheckIn:
    others = (held for held in checkin.occurrences if held.original != one.original)
    ordered = sorted((*others, one), key=lambda held: held.original)
    return replace(checkin, occurrences=tuple(ordered))


def _awake(checkin: CheckIn) -> CheckIn:
    return replace(checkin, snoozed_until=None, snoozes=0)


def _mark(state: OccurrenceState, days_away: int) -> Mark:
    if state is OccurrenceState.SKIPPED:
        return Mark.NONE
    if state is OccurrenceState.DONE or days_away > DUE_WITHIN:
        return Mark.FINE
    return Mark.OVERDUE if days_away < 0 else Mark.DUE


def _naive(moment: datetime) -> datetime:
    """Return a wall time. Raises InvalidInputError for an aware moment, which would be shifted."""
    if moment.tzinfo is not None:
        raise InvalidInputError("a check-in starts at a wall time; its zone is named beside it")
    return moment.replace(second=0, microsecond=0, fold=0)
