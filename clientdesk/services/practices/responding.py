"""Responding: how fast I answer, how fast I mean to, and until when an answer may wait."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any

from clientdesk.model.draft import Draft
from clientdesk.model.ramp import ResponseRamp
from clientdesk.model.request import Request
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.planning.reachable import Reachable
from clientdesk.services.practices.laws import checked_ramp
from clientdesk.services.practices.pressing import NEVER_WAITS, is_due, is_pressing

__all__ = ["NEVER_WAITS", "Responding", "Response", "Week", "checked_ramp"]


@dataclass(frozen=True, slots=True)
class Response:
    """One answer that I gave."""

    asked_at: datetime
    """When they asked: an aware moment in my zone."""
    minutes: int
    """How long it took me, by the clock."""


@dataclass(frozen=True, slots=True)
class Week:
    """What was planned for a week, and what it was."""

    monday: date
    """Its first day."""
    planned: int
    """Minutes that an answer was to wait; 0 before the ramp began."""
    real: int | None
    """The median of the minutes that answers took, or None if there was none."""


class Responding:
    """The verbs of response times. All of this is for my eyes only."""

    def __init__(self, office: Office, me: Me) -> None:
        """Measure and plan the answers of a desk."""
        self._office = office
        self._me = me

    def ramp(self, client_id: str) -> ResponseRamp | None:
        """Return the newest ramp of a client, or None."""
        return next(reversed(self._ramps(client_id)), None)

    def _ramps(self, client_id: str) -> list[ResponseRamp]:
        found = self._office.living(ResponseRamp, client_id)
        return sorted(found, key=lambda one: (one.started_on, one.id))

    def set_ramp(self, client_id: str, **fields: Any) -> ResponseRamp:
        """Plan how answers to a client slow down; the ramp before ends with it.

        A ramp that has gone up already and gets another pace goes on from where it stands today,
        so that no change of the plan is a jump. Raises InvalidInputError for a ramp that does not
        go up, or that is longer than a month.
        """
        client = self._office.client(client_id)
        before = self.ramp(client.id)
        if before is not None and before.started_on == fields.get("started_on"):
            changed = replace(before, **fields)
            standing = self._standing(before, changed)
            if standing is None:
                return self._office.save(changed, "Response ramp")
            fields.update(standing)
        ramp = ResponseRamp(
            id=self._office.new_id(), created_at=self._office.now(), client=client.id, **fields
        )
        return self._office.save(ramp, "Response ramp")

    def end_ramp(self, client_id: str) -> None:
        """Slow answers to a client no more; all of their ramps go to the trash."""
        with self._office.change("End of a response ramp"):
            for ramp in self._ramps(client_id):
                self._office.trash(ramp, "End of a response ramp")

    def _standing(self, before: ResponseRamp, changed: ResponseRamp) -> dict[str, Any] | None:
        """Return where a ramp goes on from after a change of its pace; None where it may stay."""
        today = self._office.now().astimezone(self._me.zone()).date()
        if _pace(before) == _pace(changed) or before.periods(today) == 0:
            return None
        typed = changed.now_minutes != before.now_minutes
        now = changed.now_minutes if typed else before.wait_minutes(today)
        return {"now_minutes": now, "started_on": today}

    def waiting(self, draft: Draft) -> Request | None:
        """Return the request that a draft answers: one it is about, else the oldest open one."""
        held = [
            one
            for one in self._office.living(Request, draft.client)
            if one.answered_at is None and one.closed_at is None
        ]
        about = [one for one in held if one.id in draft.about]
        return min(about or held, key=lambda one: (one.at, one.id), default=None)

    def responses(self, client_id: str) -> list[Response]:
        """Return my answers to a client's requests, oldest first."""
        zone = self._me.zone()
        found = [
            Response(one.at.astimezone(zone), max(0, int((end - one.at).total_seconds() // 60)))
            for one in self._office.living(Request, client_id)
            if (end := one.answered_at) is not None
        ]
        return sorted(found, key=lambda one: one.asked_at)

    def weeks(self, client_id: str, count: int = 8) -> list[Week]:
        """Return the last weeks, oldest first, with what was planned beside what it was."""
        ramps = self._ramps(client_id)
        today = self._office.now().astimezone(self._me.zone()).date()
        monday = today - timedelta(days=today.weekday())
        real: dict[date, list[int]] = {}
        for one in self.responses(client_id):
            day = one.asked_at.date()
            real.setdefault(day - timedelta(days=day.weekday()), []).append(one.minutes)
        return [
            Week(first, _planned(ramps, first), int(median(real[first])) if first in real else None)
            for first in (monday - timedelta(weeks=back) for back in reversed(range(count)))
        ]

    def hold(self, draft: Draft, kind: str, request: Request | None = None) -> datetime | None:
        """Return until when an answer may wait, inside both sides' hours; None for no wait.

        What presses never waits, nor does a mail that is no answer; and no answer waits past the
        hour at which its request is due. `kind` is the kind of the draft's template, empty without
        one. Without a request it waits from now.
        """
        if not draft.client or kind in NEVER_WAITS:
            return None
        client, mine = self._office.client(draft.client), self._me.zone()
        ramp = self.ramp(client.id)
        if ramp is None or is_pressing(self._office, client, draft, request):
            return None
        # In UTC: a wait is counted in minutes that pass, also over a change of the clocks.
        now = self._office.now().astimezone(UTC)
        asked = request.at.astimezone(UTC) if request is not None else now
        ripe = asked + timedelta(minutes=ramp.wait_minutes(now.astimezone(mine).date()))
        if ripe <= now:
            return None
        until = Reachable.of(client, self._me.get(), mine).next_open(ripe)
        return None if is_due(request, until, mine) else until


def _planned(ramps: list[ResponseRamp], monday: date) -> int:
    """Return the wait at the end of a week, by the ramp that was in force then; 0 without one."""
    sunday = monday + timedelta(days=6)
    begun = [one for one in ramps if one.started_on <= sunday]
    return begun[-1].wait_minutes(sunday) if begun else 0


def _pace(ramp: ResponseRamp) -> tuple[int, ...]:
    return ramp.now_minutes, ramp.target_minutes, ramp.step_minutes, ramp.every_days
