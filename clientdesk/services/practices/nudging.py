"""Nudges: three reminders of what they owe, each at a time in which they work."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from clientdesk.model.promise import Owner, Promise, PromiseState
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.planning.reachable import Reachable
from clientdesk.services.zones import deadline, zone_named

STEPS = 3
"""How often somebody is reminded of a promise, at most."""
PAUSES = (timedelta(), timedelta(days=2), timedelta(days=3), timedelta(days=4))
"""How long after the date, or the reminder before, each reminder is due; the last is a call."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """The reminder that comes next."""

    step: int
    """1 to 3; 4 where three were sent and a call is next."""
    when: datetime
    """When it is due, inside their hours: an aware moment in my zone."""

    @property
    def template(self) -> str:
        """The template of its mail; empty where it is a call."""
        return f"nudge-{self.step}" if self.step <= STEPS else ""


class Nudging:
    """The verbs of reminders."""

    def __init__(self, office: Office, me: Me) -> None:
        """Remind the clients of a desk."""
        self._office = office
        self._me = me

    def next(self, promise: Promise) -> Nudge | None:
        """Return the next reminder of a promise; None for one of mine, and for a closed one."""
        if promise.owner is Owner.MINE or promise.state is not PromiseState.OPEN:
            return None
        step = min(len(promise.nudges), STEPS)
        if promise.nudges:
            since = promise.nudges[-1] + PAUSES[step]
        elif promise.due is not None:
            zone = zone_named(promise.zone) if promise.zone else self._me.zone()
            since = deadline(promise.due, zone)
        else:
            since = self._office.now()
        return Nudge(step + 1, self.open_from(promise.client, since))

    def open_from(self, client_id: str, moment: datetime) -> datetime:
        """Return the first moment from then on at which a client works; I too, if that can be."""
        client = self._office.client(client_id)
        zone = self._me.zone()
        return Reachable.of(client, self._me.get(), zone).next_open(moment.astimezone(zone))

    def hold(self, promise: Promise) -> datetime | None:
        """Return until when a reminder that is written now must wait; None for not at all."""
        now = self._office.now()
        ready = self.open_from(promise.client, now)
        return ready if ready > now else None
