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
from clientdesk.services.practices.decoder import Decoder
from clientdesk.services.practices.recovery import Recovery
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
        recovery: Recovery,
        decoder: Decoder,
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
        self._recovery = recovery
        self._decoder = decoder
        self._log = log
        self._recapped = recapped
        self._composer = composer
        self._sent = sent

    def done(self, entry: Entry) -> None:
        """Say that an entry is done, as one change: kept, sent, given or talked about."""
        match entry.kind:
            case EntryKind.INCIDENT_UPDATE:
                self._tell(entry)
            case EntryKind.PROMISE | EntryKind.NUDGE:
                self._ledger.keep(entry.record_id)
            case EntryKind.CHECK_IN:
                self._met(entry)
            case EntryKind.RECAP:
                self._recapped(entry.record_id)
            case EntryKind.REQUEST:
                self._decoder.answered(entry.record_id)
            case EntryKind.MILESTONE:
                self._celebrated(entry)
            case EntryKind.TRIP:
                trip = self._office.desk.records(Trip).get(entry.record_id)
                arranged = replace(trip, done_on=self._office.now().date())
                self._office.save(arranged, f"Visits arranged: {trip.place}")
            case EntryKind.HOLD:
                self._sent(entry.record_id)
            case EntryKind.FOLLOW_UP:
                self._follow_up(entry)

    def _kept(self, entry: Entry) -> Entry:
        """Return the entry of a birthday as that of a milestone, which it becomes."""
        from clientdesk.services.planning.birthdays import kept

        milestone = kept(self._office, entry)
        return entry._replace(record_table=Milestone.table, record_id=milestone.id)

    def _celebrated(self, entry: Entry) -> None:
        """Write down that a milestone was thought of."""
        with self._office.change(f"Done: {entry.text}"):
            held = self._kept(entry) if _is_birthday(entry) else entry
            milestone = self._office.desk.records(Milestone).get(held.record_id)
            done = replace(milestone, done_on=entry.when.date(), snoozed_until=None, snoozes=0)
            self._office.save(done, f"Done: {milestone.title}")

    def _met(self, entry: Entry) -> None:
        """Say that a check-in took place; one that only the cadence asked for is a touch."""
        if entry.original is not None:
            self._calendar.done(entry.record_id, entry.original)
        else:
            client = self._office.client(entry.client_id)
            self._log.add(client.id, client.preferences.channel)

    def _tell(self, entry: Entry) -> None:
        """Say that an incident was admitted, or that the update of the entry was given."""
        if entry.original is None:
            self._recovery.admit(entry.record_id)
        else:
            self._recovery.give(entry.record_id, "", entry.original)

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
        if feedback.closed_at is not None:
            return
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
        if _is_birthday(entry):
            with self._office.change(f"Snooze: {entry.text}"):
                self._sleep(self._kept(entry), until)
            return
        match entry.kind:
            case EntryKind.PROMISE | EntryKind.NUDGE:
                self._ledger.snooze(entry.record_id, until)
            case EntryKind.CHECK_IN if entry.original is not None:
                self._calendar.snooze(entry.record_id, until)
            case EntryKind.HOLD:
                draft = self._office.desk.records(Draft).get(entry.record_id)
                mine = self._me.zone()
                # The hour by the clock of then: a kept moment has only the offset of its day.
                hour = (draft.hold_until or entry.when).astimezone(mine).time()
                self._composer.hold(draft.id, aware(datetime.combine(until, hour), mine))
            case EntryKind.FOLLOW_UP:
                kind = Incident if entry.record_table == Incident.table else Feedback
                self._put_off(kind, entry, until)
            case EntryKind.INCIDENT_UPDATE if entry.original is not None:
                self._recovery.must_wait(entry.record_id, entry.original, until)
                self._sleep(entry, until)
            case _:
                self._sleep(entry, until)

    def _put_off(self, kind: type[Incident] | type[Feedback], entry: Entry, until: date) -> None:
        record = self._office.desk.records(kind).get(entry.record_id)
        self._office.save(replace(record, follow_up_on=until), f"Snooze: {entry.text}")

    def _sleep(self, entry: Entry, until: date) -> None:
        record = self._office.desk.records(_SLEEPERS[entry.record_table]).get(entry.record_id)
        wake = aware(datetime.combine(until, time()), self._me.zone())
        later = replace(record, snoozed_until=wake, snoozes=record.snoozes + 1)
        self._office.save(later, f"Snooze: {entry.text}")


def _is_birthday(entry: Entry) -> bool:
    """Tell whether an entry is the birthday of a person, which no record stands for yet."""
    return entry.kind is EntryKind.MILESTONE and entry.record_table == Client.table


_SLEEPERS: dict[str, type[Client | Touch | Incident | Milestone | Request | Trip]] = {
    kind.table: kind for kind in (Client, Touch, Incident, Milestone, Request, Trip)
}
