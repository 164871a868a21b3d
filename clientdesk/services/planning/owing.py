"""What each rarer kind of record puts on the agenda: one source a kind."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from clientdesk.model.client import ClientStatus
from clientdesk.services.clients.standing import day_text
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import Picture
from clientdesk.services.overview.sieve import holding
from clientdesk.services.planning.entries import Entry, EntryKind
from clientdesk.services.planning.entry_maker import AWAKE, EntryMaker
from clientdesk.services.zones import aware, zone_named

if TYPE_CHECKING:
    from clientdesk.model.incident import Incident, IncidentUpdate

RECAP_WITHIN = timedelta(hours=24)
"""A live conversation owes its recap within this time."""
LONGEST_WORDS = 160
"""Letters of what they said that an entry tells; the request has all of them."""
_FOLLOW_UP = re.compile(rb'"follow_up_on":"')
_OWED = re.compile(rb'"state":"open"|"follow_up_on":"')


class Owing:
    """The sources whose tables are often empty, for one client or for all."""

    def __init__(  # noqa: PLR0913 - what the gathering knows already
        self,
        office: Office,
        make: EntryMaker,
        picture: Picture,
        *,
        zone: ZoneInfo,
        now: datetime,
        client_id: str | None,
    ) -> None:
        """Look at an aware moment in my zone."""
        self._office = office
        self._make = make
        self._picture = picture
        self._zone = zone
        self._now = now
        self._today = now.date()
        self._client = client_id

    def entries(self) -> Iterator[Entry]:
        """Yield what the tables that hold anything owe."""
        sources = {
            "incidents": self._incidents,
            "requests": self._requests,
            "touches": self._recaps,
            "milestones": self._milestones,
            "trips": self._trips,
            "drafts": self._held,
            "feedback": self._feedback,
        }
        for table, source in sources.items():
            if self._office.desk.documents(table):
                yield from source()

    def _incidents(self) -> Iterator[Entry]:
        from clientdesk.model.incident import Incident, IncidentState

        for incident in holding(self._office, Incident, _OWED.search, self._client):
            if incident.follow_up_on is not None:
                text = f"ask whether all is well: {incident.title}"
                yield self._make.on_day(EntryKind.FOLLOW_UP, incident, incident.follow_up_on, text)
            if incident.state is IncidentState.OPEN:
                yield from self._words_owed(incident)

    def _words_owed(self, incident: "Incident") -> Iterator[Entry]:
        """Yield the admission, late until it is made, and each update: late after its range."""
        snooze = (incident.snoozed_until, incident.snoozes)
        if incident.admitted_at is None:
            day = incident.created_at.astimezone(self._zone).date()
            text = f"admit: {incident.title}"
            owed = self._make.on_day(EntryKind.INCIDENT_UPDATE, incident, day, text, snooze=snooze)
            yield owed._replace(overdue=owed.when <= self._now)
        zone = zone_named(incident.zone) if incident.zone else self._zone
        for update in incident.owed:
            due, ends = (aware(wall, zone).astimezone(self._zone) for wall in _span(update))
            asleep = incident.snoozed_until is not None and incident.snoozed_until <= ends
            until = f" (at the latest {_told(ends, due)})" if ends > due else ""
            entry = self._make.entry(
                EntryKind.INCIDENT_UPDATE,
                incident,
                due,
                f"update{until} on {incident.title}",
                original=update.due,
                snooze=snooze if asleep else AWAKE,
            )
            if due < self._now <= ends:  # due now, and not late before the range is over
                entry = entry._replace(overdue=False, **self._from_today(entry))
            yield entry

    def _from_today(self, entry: Entry) -> dict[str, Any]:
        """Return what moves an entry whose day has passed to the whole of today."""
        if entry.when.date() >= self._today:
            return {}
        today = aware(datetime.combine(self._today, time()), self._zone)
        return {"when": today, "has_time": False}

    def _requests(self) -> Iterator[Entry]:
        """Yield requests that nobody answered: by their exact time, or for want of one."""
        from clientdesk.model.request import Request

        mark = b'"closed_at":null'
        for request in holding(self._office, Request, lambda held: mark in held, self._client):
            if request.closed_at is not None or request.answered_at is not None:
                continue
            snooze = (request.snoozed_until, request.snoozes)
            said = " ".join(request.words.split())
            said = said if len(said) <= LONGEST_WORDS else f"{said[: LONGEST_WORDS - 1]}…"
            if request.due is not None:
                yield self._make.at_wall(
                    EntryKind.REQUEST, request, request.due, request.zone,
                    f"answer: {said}", snooze=snooze,
                )  # fmt: skip
            else:
                day = request.at.astimezone(self._zone).date()
                text = f"ask by when: {said}"
                yield self._make.on_day(EntryKind.REQUEST, request, day, text, snooze=snooze)

    def _recaps(self) -> Iterator[Entry]:
        from clientdesk.model.touch import RecapState, Touch

        mark = b'"recap":"owed"'
        for touch in holding(self._office, Touch, lambda held: mark in held, self._client):
            if touch.recap is RecapState.OWED:
                at = touch.at.astimezone(self._zone)
                text = f"recap of the {touch.channel.value} on {day_text(at.date(), self._today)}"
                snooze = (touch.snoozed_until, touch.snoozes)
                due = at + RECAP_WITHIN
                yield self._make.entry(EntryKind.RECAP, touch, due, text, snooze=snooze)

    def _milestones(self) -> Iterator[Entry]:
        from clientdesk.model.milestone import Milestone
        from clientdesk.services.when.anniversaries import unmarked

        for milestone in self._office.living(Milestone, self._client):
            facts = self._picture.clients.get(milestone.client)
            day = unmarked(milestone, self._zone)
            past = facts is None or facts.status is ClientStatus.PAST
            if day is None or past or day - timedelta(milestone.lead_days) > self._today:
                continue
            snooze = (milestone.snoozed_until, milestone.snoozes)
            text = milestone.title or milestone.kind.value
            yield self._make.on_day(EntryKind.MILESTONE, milestone, day, text, snooze=snooze)

    def _trips(self) -> Iterator[Entry]:
        """Yield trips that are near, with who is there; they are nobody's in particular."""
        if self._client is not None:
            return
        from clientdesk.model.trip import Trip
        from clientdesk.services.planning.trips import AHEAD, neighbours

        for trip in self._office.living(Trip):
            if trip.done_on or trip.ends_on < self._today or trip.starts_on - AHEAD > self._today:
                continue
            there = neighbours(self._office, self._picture, trip, self._today)
            names = ", ".join(one.name for one in there[:2])
            more = f" and {len(there) - 2} more" if len(there) > 2 else ""  # noqa: PLR2004 - as above
            text = f"in {trip.place}: visit {names}{more}" if there else f"in {trip.place}"
            day = max(trip.starts_on, self._today)
            snooze = (trip.snoozed_until, trip.snoozes)
            yield self._make.on_day(EntryKind.TRIP, trip, day, text, snooze=snooze)

    def _held(self) -> Iterator[Entry]:
        from clientdesk.model.draft import Draft, DraftState

        mark = b'"state":"held"'
        for draft in holding(self._office, Draft, lambda held: mark in held, self._client):
            if draft.state is DraftState.HELD and draft.hold_until is not None:
                until = draft.hold_until.astimezone(self._zone)
                text = f"send: {draft.subject or 'a draft without a subject'}"
                yield self._make.entry(EntryKind.HOLD, draft, until, text)

    def _feedback(self) -> Iterator[Entry]:
        from clientdesk.model.feedback import Feedback

        for feedback in holding(self._office, Feedback, _FOLLOW_UP.search, self._client):
            if feedback.follow_up_on is not None and feedback.closed_at is None:
                text = f"ask whether it helped: {feedback.question}"
                yield self._make.on_day(EntryKind.FOLLOW_UP, feedback, feedback.follow_up_on, text)


def _span(update: "IncidentUpdate") -> tuple[datetime, datetime]:
    return update.due, update.ends


def _told(ends: datetime, due: datetime) -> str:
    """Return when a range ends; the day only where it is another than that of its start."""
    day = "" if ends.date() == due.date() else f"{ends:%a} {ends.day} {ends:%b} "
    return f"{day}{ends:%H:%M}"
