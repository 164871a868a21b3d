"""Gathering the agenda: one source for each kind of entry.

A source whose table is empty does not even load what it reads: a start costs what is on the desk.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from clientdesk.model.checkin import CheckIn
from clientdesk.model.client import ClientStatus
from clientdesk.services.clients.standing import day_text
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import ClientFacts, Overview
from clientdesk.services.overview.sieve import holding
from clientdesk.services.planning.entries import Entry, EntryKind
from clientdesk.services.planning.entry_maker import EntryMaker
from clientdesk.services.planning.occurrences import original_of

if TYPE_CHECKING:
    from clientdesk.model.milestone import Milestone
    from clientdesk.model.promise import Promise

RECAP_WITHIN = timedelta(hours=24)
"""A live conversation owes its recap within this time."""
_UPCOMING = re.compile(rb'"upcoming":"(\d{4}-\d\d-\d\d)')
_FOLLOW_UP = re.compile(rb'"follow_up_on":"')
_OWED = re.compile(rb'"given_at":null|"follow_up_on":"')


class Gathering:
    """Everything that is owed at one moment, of one client or of all."""

    def __init__(
        self, office: Office, me: Me, overview: Overview, now: datetime, client_id: str | None
    ) -> None:
        """Gather at an aware moment in my zone."""
        self._office = office
        self._zone = me.zone()
        self._today = now.date()
        self._client = client_id
        self._picture = overview.picture()
        owed = Counter((promise.client, promise.owner.value) for promise in self._promises)
        self._make = EntryMaker(now, self._zone, self._picture, owed)

    def entries(self, horizon: date) -> Iterator[Entry]:
        """Yield every entry up to a day; some later ones may be among them."""
        yield from self._promises_due()
        yield from self._check_ins(horizon)
        yield from self._cadences(horizon)
        sources = {
            "incidents": self._incidents,
            "touches": self._recaps,
            "milestones": self._milestones,
            "drafts": self._held,
            "feedback": self._feedback,
        }
        for table, source in sources.items():
            if self._has(table):
                yield from source()

    def _has(self, table: str) -> bool:
        return bool(self._office.desk.documents(table))

    # -- sources ----------------------------------------------------------------------------------

    def _incidents(self) -> Iterator[Entry]:
        from clientdesk.model.incident import Incident, IncidentState

        for incident in holding(self._office, Incident, _OWED.search, self._client):
            if incident.follow_up_on is not None:
                text = f"ask whether all is well: {incident.title}"
                yield self._make.on_day(EntryKind.FOLLOW_UP, incident, incident.follow_up_on, text)
            if incident.state is not IncidentState.OPEN:
                continue
            for update in incident.owed:
                yield self._make.at_wall(
                    EntryKind.INCIDENT_UPDATE,
                    incident,
                    update.due,
                    incident.zone,
                    f"update on {incident.title}",
                    original=update.due,
                    snooze=(incident.snoozed_until, incident.snoozes),
                )

    @cached_property
    def _promises(self) -> "list[Promise]":
        if not self._has("promises"):
            return []
        from clientdesk.model.promise import Promise, PromiseState

        mark = b'"state":"open"'
        found = holding(self._office, Promise, lambda held: mark in held, self._client)
        return [one for one in found if one.state is PromiseState.OPEN]

    def _promises_due(self) -> Iterator[Entry]:
        for promise in self._promises:
            mine = promise.owner.value == "mine"
            if promise.due is not None:
                yield self._make.at_wall(
                    EntryKind.PROMISE if mine else EntryKind.NUDGE,
                    promise,
                    promise.due,
                    promise.zone,
                    promise.what if mine else f"they owe: {promise.what}",
                    snooze=(promise.snoozed_until, promise.snoozes),
                )

    def _check_ins(self, horizon: date) -> Iterator[Entry]:
        last = str(horizon + timedelta(days=2)).encode("ascii")

        def near(held: bytes) -> bool:
            found = _UPCOMING.search(held)
            return found is not None and found[1] <= last

        for checkin in holding(self._office, CheckIn, near, self._client):
            if checkin.upcoming is not None:
                yield self._make.at_wall(
                    EntryKind.CHECK_IN,
                    checkin,
                    checkin.upcoming,
                    checkin.zone,
                    checkin.title
                    or f"{checkin.channel.value} with {self._make.name(checkin.client)}",
                    original=original_of(checkin, checkin.upcoming),
                    snooze=(checkin.snoozed_until, checkin.snoozes),
                    timed=True,
                )

    def _cadences(self, horizon: date) -> Iterator[Entry]:
        planned = self._picture.talks
        for facts in self._picture.clients.values():
            due = self._cadence_due(facts)
            if due is None or due > horizon or facts.id in planned:
                continue
            if facts.status is not ClientStatus.ACTIVE:
                continue
            client = self._office.client(facts.id)
            snooze = (client.snoozed_until, client.snoozes)
            yield self._make.on_day(EntryKind.CHECK_IN, client, due, "get in touch", snooze=snooze)

    def _cadence_due(self, facts: ClientFacts) -> date | None:
        """Return the day by which to be in touch, or None without a cadence."""
        if facts.cadence is None or (self._client is not None and facts.id != self._client):
            return None
        last = self._picture.touched.get(facts.id, facts.since)
        return last + timedelta(days=facts.cadence.ideal_days)

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

        for milestone in self._office.living(Milestone, self._client):
            facts = self._picture.clients.get(milestone.client)
            day = self._milestone_day(milestone)
            past = facts is None or facts.status is ClientStatus.PAST
            if day is None or past or day - timedelta(milestone.lead_days) > self._today:
                continue
            snooze = (milestone.snoozed_until, milestone.snoozes)
            text = milestone.title or milestone.kind.value
            yield self._make.on_day(EntryKind.MILESTONE, milestone, day, text, snooze=snooze)

    def _milestone_day(self, milestone: "Milestone") -> date | None:
        """Return the first day of a milestone that was not thought of since it was written down."""
        from clientdesk.model.recurrence import Frequency, Recurrence
        from clientdesk.services.planning.occurrences import days

        done = milestone.done_on
        if not milestone.yearly:
            return milestone.starts_on if done is None else None
        born = milestone.created_at.astimezone(self._zone).date()
        after = max(born, done + timedelta(days=1)) if done else born
        end = after + timedelta(days=800)
        yearly = Recurrence(frequency=Frequency.YEARLY)
        return next(days(yearly, milestone.starts_on, after, end), None)

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
