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
    from clientdesk.model.profile import Profile
    from clientdesk.model.promise import Promise
    from clientdesk.services.planning.reachable import Reachable

_UPCOMING = re.compile(rb'"upcoming":"(\d{4}-\d\d-\d\d)')
_RARER = ("incidents", "requests", "touches", "milestones", "trips", "drafts", "feedback")


class Gathering:
    """Everything that is owed at one moment, of one client or of all."""

    def __init__(
        self, office: Office, me: Me, overview: Overview, now: datetime, client_id: str | None
    ) -> None:
        """Gather at an aware moment in my zone."""
        self._office = office
        self._me = me
        self._zone = me.zone()
        self._now = now
        self._today = now.date()
        self._client = client_id
        self._sides: dict[str, Reachable] = {}
        self._picture = overview.picture()
        owed = Counter((promise.client, promise.owner.value) for promise in self._promises)
        self._make = EntryMaker(now, self._zone, self._picture, owed)

    def entries(self, horizon: date) -> Iterator[Entry]:
        """Yield every entry up to a day; some later ones may be among them.

        What belongs to a client who is archived, or in the trash, is left out.
        """
        return (entry for entry in self._all(horizon) if self._is_wanted(entry))

    def _is_wanted(self, entry: Entry) -> bool:
        if not entry.client_id:
            return True
        facts = self._picture.clients.get(entry.client_id)
        return facts is not None and facts.status is not ClientStatus.PAST

    def _all(self, horizon: date) -> Iterator[Entry]:
        yield from self._promises_due()
        yield from self._check_ins(horizon)
        yield from self._cadences(horizon)
        yield from self._birthdays()
        if any(self._has(table) for table in _RARER):
            from clientdesk.services.planning.owing import Owing

            rarer = Owing(
                self._office,
                self._make,
                self._picture,
                zone=self._zone,
                now=self._now,
                client_id=self._client,
            )
            yield from rarer.entries()

    def _birthdays(self) -> Iterator[Entry]:
        """Yield the birthdays of people, which nobody has to write down as milestones."""
        from clientdesk.services.planning.birthdays import birthdays, told

        for client, person, day in birthdays(self._office, self._today, self._client):
            entry = self._make.on_day(EntryKind.MILESTONE, client, day, told(person))
            yield entry._replace(person_id=person.id)

    def _has(self, table: str) -> bool:
        return bool(self._office.desk.documents(table))

    # -- sources ----------------------------------------------------------------------------------

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
            snooze = (promise.snoozed_until, promise.snoozes)
            if promise.owner.value != "mine":
                if (when := self._nudge_at(promise)) is not None:
                    text = f"they owe: {promise.what}{_step(promise)}"
                    yield self._make.entry(EntryKind.NUDGE, promise, when, text, snooze=snooze)
            elif promise.due is not None:
                yield self._make.at_wall(
                    EntryKind.PROMISE,
                    promise,
                    promise.due,
                    promise.zone,
                    f"{promise.what}{self._first_theirs(promise)}",
                    snooze=snooze,
                )

    def _first_theirs(self, promise: "Promise") -> str:
        """Return what of theirs must come before a promise of mine."""
        if not promise.waits_on:
            return ""
        theirs = (one for one in self._promises if one.owner.value != "mine")
        waits = [one.what for one in theirs if one.id in promise.waits_on]
        return f" (waits for: {', '.join(waits)})" if waits else ""

    def _nudge_at(self, promise: "Promise") -> datetime | None:
        """Return when to remind them: after its date and the reminder before, in their hours."""
        from clientdesk.services.practices.nudging import ripe_from

        since = ripe_from(promise, self._zone)
        return self._reachable(promise.client).theirs_from(since) if since else None

    def _reachable(self, client_id: str) -> "Reachable":
        from clientdesk.services.planning.reachable import Reachable

        if client_id not in self._sides:
            client = self._office.client(client_id)
            profile = self._profile
            self._sides[client_id] = Reachable.of(client, profile, self._zone, wait=False)
        return self._sides[client_id]

    @cached_property
    def _profile(self) -> "Profile":
        return self._me.get()

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
        """Yield whom to be in touch with: from the ideal day on, overdue after the longest one."""
        planned = self._picture.talks
        for facts in list(self._picture.clients.values()):
            due = self._cadence_due(facts)
            if due is None or facts.cadence is None or due > horizon or facts.id in planned:
                continue
            if facts.status is not ClientStatus.ACTIVE:
                continue
            client = self._office.client(facts.id)
            snooze = (client.snoozed_until, client.snoozes)
            limit = due + timedelta(days=facts.cadence.maximum_days - facts.cadence.ideal_days)
            text = "get in touch"
            if due < self._today <= limit:
                text = f"get in touch, due since {day_text(due, self._today)}"
                due = self._today
            yield self._make.on_day(EntryKind.CHECK_IN, client, due, text, snooze=snooze)

    def _cadence_due(self, facts: ClientFacts) -> date | None:
        """Return the day by which to be in touch, or None without a cadence."""
        if facts.cadence is None or (self._client is not None and facts.id != self._client):
            return None
        last = self._picture.touched.get(facts.id, facts.since)
        return last + timedelta(days=facts.cadence.ideal_days)


def _step(promise: "Promise") -> str:
    """Return which reminder comes next, once one was sent."""
    sent = len(promise.nudges)
    if not sent:
        return ""
    return f" (reminder {sent + 1} of 3)" if sent < 3 else " (call: three reminders out)"  # noqa: PLR2004 - as said
