"""Blanks from a client's records: promises, talks, requests, incidents and all the rest."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from clientdesk.language.phrasing import Moment
from clientdesk.model.checkin import CheckIn, OccurrenceState
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident, IncidentState, IncidentUpdate
from clientdesk.model.milestone import Milestone
from clientdesk.model.promise import Promise
from clientdesk.model.pushback import FEWEST_OPTIONS, PushBack
from clientdesk.model.share import Share
from clientdesk.model.touch import RecapState, Touch
from clientdesk.model.trip import Trip
from clientdesk.services.mail.answer_time import answer_before
from clientdesk.services.mail.request_sources import RequestSources
from clientdesk.services.mail.talk_lines import spoken
from clientdesk.services.planning.occurrences import slots
from clientdesk.services.practices.spoken_promises import Spoken, spoken_promises
from clientdesk.services.when.anniversaries import BELATED, congratulated, unmarked
from clientdesk.services.zones import aware, zone_named

AHEAD = timedelta(days=120)
"""How far ahead the next check-in is looked for."""
MOST_WAYS = 3
"""How many ways to go on advice against something offers: one is none, four are no advice."""


class RecordSources(RequestSources):
    """The sources that are records; each method is the first word of one."""

    def checkin(self) -> dict[str, Any] | None:
        """Tell the check-in that comes next, its next time, and until when to confirm it."""
        ahead = ((self._next(one), one) for one in self.of_client(CheckIn))
        held = sorted((wall, one.id, one) for wall, one in ahead if wall)
        one = self.one(CheckIn, [one for _, _, one in held])
        if one is None:
            return None
        wall = self._next(one) or one.starts
        zone = zone_named(one.zone) if one.zone else self.my.zone()
        confirmed = answer_before(self.clock, self.reader.hours, aware(wall, zone))
        return {
            **self.seen(one),
            "starts": self.clock.moment(wall, one.zone),
            "confirm_by": self.clock.moment(confirmed) if confirmed else None,
        }

    def _next(self, checkin: CheckIn) -> datetime | None:
        """Return the wall time of the next occurrence that lies ahead."""
        now = self.office.now()
        zone = zone_named(checkin.zone) if checkin.zone else self.my.zone()
        today = now.astimezone(zone).date()
        planned = (
            slot.wall
            for slot in slots(checkin, today, today + AHEAD)
            if slot.state is OccurrenceState.PLANNED and aware(slot.wall, zone) > now
        )
        return next(planned, None)

    def recap(self) -> dict[str, Any] | None:
        """Tell what was said in the newest talk that owes a recap, else in the newest one."""
        held = sorted(self.of_client(Touch), key=lambda one: one.at, reverse=True)
        touch = self.one(Touch, sorted(held, key=lambda one: one.recap is not RecapState.OWED))
        if touch is None:
            return None
        at = touch.at.astimezone(self.my.zone())
        promises = self.office.living(Promise, self.reader.id)
        said = {
            (one.line.kind, one.line.text): self._spoken(one)
            for one in spoken_promises(touch, at, promises)
        }
        return {**spoken(touch, said), "day": self.clock.day_of(touch.at)}

    def _spoken(self, one: Spoken) -> dict[str, Any]:
        """Tell a promise of a talk: what the ledger holds of it, else what its line says."""
        if one.promise is not None:
            return {"what": one.what, "due": self.seen(one.promise)["due"]}
        due = one.said.due
        return {"what": one.what, "due": self.clock.moment(due) if due else None}

    def incident(self) -> dict[str, Any] | None:
        """Tell what went wrong, and the next word that I owe about it."""
        held = self.of_client(Incident, lambda one: one.state is IncidentState.OPEN)
        one = self.one(Incident, held)
        if one is None:
            return None
        owed = sorted(one.owed, key=lambda each: each.due)
        due = [self._span(each, one.zone) for each in owed]
        return {
            **self.seen(one),
            "news": owed[0].text if owed else None,
            "next": due[0] if due else None,
            "after": due[1] if len(due) > 1 else None,
        }

    def _span(self, update: IncidentUpdate, zone: str) -> Moment:
        """Return when an update comes, and until when where that is not sure."""
        home = zone_named(zone) if zone else self.my.zone()
        first, last = (self.clock.moment(aware(at, home)) for at in (update.due, update.ends))
        return first if update.latest is None else replace(first, until=last)

    def feedback(self) -> dict[str, Any] | None:
        """Tell a question about my work, and what came of it."""
        held = self.of_client(Feedback, lambda one: one.closed_at is None)
        return self.told(self.one(Feedback, held))

    def pushback(self) -> dict[str, Any] | None:
        """Tell what I advise against."""
        one = self.one(PushBack, self.of_client(PushBack, lambda one: not one.outcome))
        if one is None:
            return None
        enough = len(one.options) >= FEWEST_OPTIONS
        return {**self.seen(one), "options": list(one.options[:MOST_WAYS]) if enough else None}

    def share(self) -> dict[str, Any] | None:
        """Tell what may be of use to them."""
        return self.told(self.one(Share, self.of_client(Share, lambda one: one.sent_on is None)))

    def trip(self) -> dict[str, Any] | None:
        """Tell where I will be."""
        today = self.office.now().date()
        held = [one for one in self.office.living(Trip) if one.ends_on >= today]
        return self.told(self.one(Trip, sorted(held, key=lambda one: one.starts_on)))

    def milestone(self) -> dict[str, Any] | None:
        """Tell what there is to congratulate on."""
        held = self.of_client(Milestone, self._is_near)
        one = self.one(Milestone, sorted(held, key=self._congratulated))
        if one is None:
            return None
        return {**self.seen(one), "starts_on": self.clock.moment(self._congratulated(one))}

    def _congratulated(self, milestone: Milestone) -> date:
        return congratulated(milestone, self._today(), self.my.zone())

    def _is_near(self, milestone: Milestone) -> bool:
        """Tell whether a milestone is still to be thought of: ahead, on now, or just missed."""
        if unmarked(milestone, self.my.zone()) is None:
            return False
        day = self._congratulated(milestone)
        return max(day, milestone.ends_on or day) >= self._today() - BELATED

    def _today(self) -> date:
        return self.office.now().astimezone(self.my.zone()).date()
