"""Settling what is owed: an entry of the agenda is done or put off by the service it belongs to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from clientdesk.model.checkin import CheckIn, Occurrence, OccurrenceState
from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident
from clientdesk.model.milestone import Milestone
from clientdesk.model.request import Request
from clientdesk.model.touch import Touch
from clientdesk.model.trip import Trip
from clientdesk.services.clients.log import TouchLog
from clientdesk.services.mail.composer import Composer
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.planning.calendar import Calendar
from clientdesk.services.planning.entries import Entry, EntryKind
from clientdesk.services.planning.ledger import Ledger
from clientdesk.services.planning.occurrences import slots
from clientdesk.services.zones import aware, zone_named


class Settling:
    """What becomes of an entry."""

    def __init__(  # noqa: PLR0913 - it acts through the services that own what is listed
        self,
        office: Office,
        me: Me,
        *,
        calendar: Calendar,
        ledger: Ledger,
        log: TouchLog,
        recapped: Callable[[str], object],
        composer: Composer,
        sent: Callable[[str], object],
    ) -> None:
        """Settle what a desk owes; `sent` marks a draft as sent, if it may leave.

        `recapped` says that the recap of a talk was sent.
        """
        self._office = office
        self._me = me
        self._calendar = calendar
        self._ledger = ledger
        self._log = log
        self._recapped = recapped
        self._composer = composer
        self._sent = sent

    def done(self, entry: Entry) -> None:
        """Say that an entry is done: kept, sent, given or talked about."""
        entry = self._kept(entry)
        match entry.kind:
            case EntryKind.INCIDENT_UPDATE:
                self._give_update(entry)
            case EntryKind.PROMISE | EntryKind.NUDGE:
                self._ledger.keep(entry.record_id)
            case EntryKind.CHECK_IN if entry.original is not None:
                self._calendar.done(entry.record_id, entry.original)
            case EntryKind.CHECK_IN:
                client = self._office.client(entry.client_id)
                self._log.add(client.id, client.preferences.channel)
            case EntryKind.RECAP:
                self._recapped(entry.record_id)
            case EntryKind.MILESTONE | EntryKind.REQUEST | EntryKind.TRIP:
                self._stamp(entry)
            case EntryKind.HOLD:
                self._sent(entry.record_id)
            case EntryKind.FOLLOW_UP:
                self._follow_up(entry)

    def _kept(self, entry: Entry) -> Entry:
        """Return an entry; the birthday of a person becomes a milestone that is kept."""
        if entry.kind is not EntryKind.MILESTONE or entry.record_table != Client.table:
            return entry
        from clientdesk.services.planning.birthdays import kept

        milestone = kept(self._office, entry)
        return entry._replace(record_table=Milestone.table, record_id=milestone.id)

    def _stamp(self, entry: Entry) -> None:
        """Write down when a milestone, a request or a trip was seen to."""
        now = self._office.now()
        if entry.kind is EntryKind.REQUEST:
            request = self._office.desk.records(Request).get(entry.record_id)
            answered = replace(request, answered_at=now)
            self._office.save(answered, f"Answered {entry.client_name}")
        elif entry.kind is EntryKind.TRIP:
            trip = self._office.desk.records(Trip).get(entry.record_id)
            arranged = replace(trip, done_on=now.date())
            self._office.save(arranged, f"Visits arranged: {trip.place}")
        else:
            milestone = self._office.desk.records(Milestone).get(entry.record_id)
            done = replace(milestone, done_on=entry.when.date(), snoozed_until=None, snoozes=0)
            self._office.save(done, f"Done: {milestone.title}")

    def _give_update(self, entry: Entry) -> None:
        incident = self._office.desk.records(Incident).get(entry.record_id)
        now = self._office.now()
        if entry.original is None:
            admitted = replace(incident.checked_admission(), admitted_at=now)
            self._office.save(admitted, f"Admitted: {incident.title}")
            return
        updates = tuple(
            replace(update, given_at=now)
            if update.due == entry.original and update.given_at is None
            else update
            for update in incident.updates
        )
        given = replace(incident, updates=updates, snoozed_until=None, snoozes=0)
        self._office.save(given, f"Update given: {incident.title}")

    def _follow_up(self, entry: Entry) -> None:
        if entry.record_table == Incident.table:
            incident = self._office.desk.records(Incident).get(entry.record_id)
            followed = replace(incident, follow_up_on=None)
            self._office.save(followed, f"Followed up: {incident.title}")
            return
        feedback = self._office.desk.records(Feedback).get(entry.record_id)
        if not feedback.changed.strip():
            raise InvalidInputError(
                "feedback closes with what came of it; write down what you changed, or why nothing"
            )
        closed = replace(feedback, closed_at=self._office.now())
        self._office.save(closed, f"Feedback of {entry.client_name} closed")

    def skip(self, entry: Entry) -> tuple[int, CheckIn]:
        """Skip every occurrence of a check-in that was missed, else the one of the entry.

        Returns how many that were, and the check-in after it. Raises InvalidInputError for an entry
        that is no planned check-in.
        """
        if entry.record_table != CheckIn.table or entry.original is None:
            raise InvalidInputError(f"a {entry.kind} is not skipped; z puts it off, x says done")
        checkin = self._calendar.get(entry.record_id)
        zone = zone_named(checkin.zone) if checkin.zone else self._me.zone()
        now = self._office.now().astimezone(zone)
        first = min(checkin.upcoming or entry.original, entry.original).date()
        length = timedelta(minutes=checkin.minutes)
        missed = [
            slot.original
            for slot in slots(checkin, first, now.date())
            if slot.state is OccurrenceState.PLANNED and aware(slot.wall, zone) + length <= now
        ] or [entry.original]
        held = {one.original: one for one in checkin.occurrences}
        held |= {
            original: replace(
                held.get(original) or Occurrence(original=original), state=OccurrenceState.SKIPPED
            )
            for original in missed
        }
        skipped = replace(
            checkin,
            occurrences=tuple(held[original] for original in sorted(held)),
            snoozed_until=None,
            snoozes=0,
        )
        return len(missed), self._calendar.save(skipped)

    def snooze(self, entry: Entry, until: date) -> None:
        """Keep an entry off the agenda until a day of my zone.

        Raises InvalidInputError for a day that has passed.
        """
        if until <= self._office.now().date():
            raise InvalidInputError("snooze until a day that is still ahead")
        entry = self._kept(entry)
        match entry.kind:
            case EntryKind.PROMISE | EntryKind.NUDGE:
                self._ledger.snooze(entry.record_id, until)
            case EntryKind.CHECK_IN if entry.original is not None:
                self._calendar.snooze(entry.record_id, until)
            case EntryKind.HOLD:
                draft = self._office.desk.records(Draft).get(entry.record_id)
                until_then = (draft.hold_until or entry.when).timetz()
                self._composer.hold(draft.id, datetime.combine(until, until_then))
            case EntryKind.FOLLOW_UP:
                kind = Incident if entry.record_table == Incident.table else Feedback
                self._put_off(kind, entry, until)
            case EntryKind.INCIDENT_UPDATE if entry.original is not None:
                self._sleep(self._awaited(entry, until), until)
            case _:
                self._sleep(entry, until)

    def _put_off(self, kind: type[Incident] | type[Feedback], entry: Entry, until: date) -> None:
        record = self._office.desk.records(kind).get(entry.record_id)
        self._office.save(replace(record, follow_up_on=until), f"Snooze: {entry.text}")

    def _awaited(self, entry: Entry, until: date) -> Entry:
        """Return an update that may sleep until a day. Raises InvalidInputError past its time."""
        incident = self._office.desk.records(Incident).get(entry.record_id)
        mine = self._me.zone()
        zone = zone_named(incident.zone) if incident.zone else mine
        ends = max(one.ends for one in incident.updates if one.due == entry.original)
        if aware(datetime.combine(until, time()), mine) > aware(ends, zone):
            raise InvalidInputError(
                "they were promised this word by then; write that there is no news, it counts too"
            )
        return entry

    def _sleep(self, entry: Entry, until: date) -> None:
        record = self._office.desk.records(_SLEEPERS[entry.record_table]).get(entry.record_id)
        wake = aware(datetime.combine(until, time()), self._me.zone())
        later = replace(record, snoozed_until=wake, snoozes=record.snoozes + 1)
        self._office.save(later, f"Snooze: {entry.text}")


_SLEEPERS: dict[str, type[Client | Touch | Incident | Milestone | Request | Trip]] = {
    kind.table: kind for kind in (Client, Touch, Incident, Milestone, Request, Trip)
}
