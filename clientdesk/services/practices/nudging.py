"""Nudges: three reminders of what they owe, each at a time in which they work."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.promise import Promise
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.planning.reachable import Reachable
from clientdesk.services.planning.word import passes_at
from clientdesk.services.when.typed import full_reading

STEPS = 3
"""How often somebody is reminded of a promise, at most."""
PAUSES = (timedelta(), timedelta(days=2), timedelta(days=3), timedelta(days=4))
"""How long after the date, or the reminder before, each reminder is due; the last is a call."""
KIND = "nudge"
"""What the names of the reminders' templates begin with."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Why nobody is reminded at a moment, and when the next hour for it is."""

    why: str
    """`It is 22:10 for Halden, outside of 09:00-17:00.`"""
    until: datetime
    """When they work again, whatever my hours, as the agenda counts: an aware moment of my zone."""
    told: str
    """That moment in words, by both clocks."""

    def __str__(self) -> str:
        """Return it as a sentence with the next step."""
        return f"{self.why} No reminder goes out before {self.told}; hold it until then."


def ripe_from(promise: Promise, mine: ZoneInfo) -> datetime | None:
    """Return from when on a promise of theirs may be reminded of, whatever the hour; None undated.

    That is after its date, or some days after the reminder before.
    """
    if promise.nudges:
        return promise.nudges[-1] + PAUSES[min(len(promise.nudges), STEPS)]
    return passes_at(promise, mine)


class Nudging:
    """The verbs of reminders."""

    def __init__(self, office: Office, me: Me) -> None:
        """Remind the clients of a desk."""
        self._office = office
        self._me = me

    def closed(self, client_id: str, at: datetime | None = None) -> Closed | None:
        """Tell why a client is not reminded at an aware moment, or now; None while they work.

        Where nothing is known of their hours, mine count.
        """
        client = self._office.desk.records(Client).find(client_id)
        if client is None:
            return None
        mine = self._me.zone()
        moment = (at or self._office.now()).astimezone(mine)
        both = Reachable.of(client, self._me.get(), mine)
        why = (both.them or both.me).why_closed(moment)
        if not why:
            return None
        until = both.theirs_from(moment)
        return Closed(why, until, full_reading(until, client.zone))

    def closed_to(self, draft: Draft, at: datetime | None = None) -> Closed | None:
        """Tell why a draft does not leave at a moment, or now: only a reminder has its hours."""
        is_nudge = draft.template.partition("-")[0] == KIND
        return self.closed(draft.client, at) if is_nudge and draft.client else None
