"""Responding: how fast I answer, how fast I mean to, and until when an answer may wait."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.ramp import ResponseRamp
from clientdesk.model.request import Request
from clientdesk.model.urgency import Urgency, UrgencyKind
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.planning.reachable import Reachable
from clientdesk.services.practices.laws import checked_ramp

__all__ = ["NEVER_WAITS", "Responding", "Response", "Week", "checked_ramp"]

NEVER_WAITS = frozenset({"incident", "apology"})
"""Kinds of templates whose mails are never held back."""


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
        found = self._office.living(ResponseRamp, client_id)
        return max(found, key=lambda one: (one.started_on, one.id), default=None)

    def set_ramp(self, client_id: str, **fields: Any) -> ResponseRamp:
        """Plan how answers to a client slow down; the ramp before ends with it.

        Raises InvalidInputError for a ramp that does not go up.
        """
        client = self._office.client(client_id)
        before = self.ramp(client.id)
        if before is not None and before.started_on == fields.get("started_on"):
            return self._office.save(replace(before, **fields), "Response ramp")
        ramp = ResponseRamp(
            id=self._office.new_id(), created_at=self._office.now(), client=client.id, **fields
        )
        return self._office.save(ramp, "Response ramp")

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
        ramp = self.ramp(client_id)
        today = self._office.now().astimezone(self._me.zone()).date()
        monday = today - timedelta(days=today.weekday())
        real: dict[date, list[int]] = {}
        for one in self.responses(client_id):
            day = one.asked_at.date()
            real.setdefault(day - timedelta(days=day.weekday()), []).append(one.minutes)
        return [
            Week(first, _planned(ramp, first), int(median(real[first])) if first in real else None)
            for first in (monday - timedelta(weeks=back) for back in reversed(range(count)))
        ]

    def hold(self, draft: Draft, kind: str, request: Request | None = None) -> datetime | None:
        """Return until when an answer may wait, inside both sides' hours; None for no wait.

        Never for an apology or an incident's mail, never where the hurry is tactical: the client's,
        or the request's own. `kind` is the kind of the draft's template. Without a request it
        waits from now.
        """
        if not draft.client or kind in NEVER_WAITS:
            return None
        client = self._office.client(draft.client)
        ramp = self.ramp(client.id)
        if ramp is None or _is_tactical(client, request):
            return None
        now = self._office.now().astimezone(self._me.zone())
        asked = request.at if request is not None else now
        ripe = asked + timedelta(minutes=ramp.wait_minutes(now.date()))
        if ripe <= now:
            return None
        return Reachable.of(client, self._me.get(), self._me.zone()).next_open(ripe)


def _planned(ramp: ResponseRamp | None, monday: date) -> int:
    sunday = monday + timedelta(days=6)
    return ramp.wait_minutes(sunday) if ramp is not None and ramp.started_on <= sunday else 0


def _is_tactical(client: Client, request: Request | None) -> bool:
    hurries: Iterator[Urgency] = (each.urgency for each in (client, request) if each is not None)
    kinds = {hurry.kind for hurry in hurries}
    return UrgencyKind.TACTICAL in kinds
