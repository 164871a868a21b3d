"""A series that began long ago, from now on: nobody is reminded of a hundred talks of the past."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from clientdesk.model.checkin import CheckIn, Occurrence, OccurrenceState
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.services.planning.occurrences import days, slots
from clientdesk.services.zones import aware, zone_named

_DAY = timedelta(days=1)


def from_now_on(checkin: CheckIn, now: datetime) -> tuple[CheckIn, str]:
    """Return a check-in whose past occurrences are done, and what is to be said of it.

    A series begins with its last occurrence before today: that keeps its rule as it is.
    """
    today = now.astimezone(zone_named(checkin.zone)).date()
    if min(checkin.starts.date(), *(wall.date() for wall in checkin.extra), today) >= today:
        return checkin, ""
    told = "what is past counts as done"
    if checkin.recurrence is not None:
        begun = _last_anchor(checkin.recurrence, checkin.starts.date(), today)
        if begun != checkin.starts.date():
            checkin = _begun(checkin, checkin.recurrence, begun)
    zone = zone_named(checkin.zone)
    known = {one.original: one for one in checkin.occurrences}
    first = min((checkin.starts, *checkin.extra)).date()
    for slot in slots(checkin, first, today - _DAY):
        if slot.state is OccurrenceState.PLANNED and aware(slot.wall, zone) < now:
            one = known.get(slot.original, Occurrence(original=slot.original))
            known[slot.original] = replace(one, state=OccurrenceState.DONE)
    ordered = tuple(known[original] for original in sorted(known))
    return replace(checkin, occurrences=ordered), told


def _begun(checkin: CheckIn, rule: Recurrence, begun: date) -> CheckIn:
    """Return a series that begins on a later day of its own."""
    if rule.count:
        anchor = checkin.starts.date()
        passed = sum(1 for _ in days(rule, anchor, anchor, begun - _DAY))
        rule = replace(rule, count=rule.count - passed)
    starts = datetime.combine(begun, checkin.starts.time())
    kept = tuple(
        one
        for one in checkin.occurrences
        if one.original >= starts or one.state is OccurrenceState.DONE
    )
    extra = tuple(wall for wall in checkin.extra if wall >= starts)
    return replace(checkin, starts=starts, recurrence=rule, occurrences=kept, extra=extra)


def _last_anchor(rule: Recurrence, anchor: date, today: date) -> date:
    """Return the last day before today on which the series could as well have begun."""
    units = {Frequency.DAILY: 1, Frequency.WEEKLY: 7, Frequency.MONTHLY: 31, Frequency.YEARLY: 366}
    back = timedelta(days=units[rule.frequency] * max(1, rule.interval) * 9)
    first = max(anchor, today - back) if today.toordinal() > back.days else anchor
    by_day = rule.frequency in {Frequency.MONTHLY, Frequency.YEARLY} and not rule.position
    month_end = 28
    found = [
        day
        for day in days(rule, anchor, first, today - _DAY)
        if not by_day or anchor.day <= month_end or day.day == anchor.day
    ]
    return found[-1] if found else anchor
