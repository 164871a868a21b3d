"""A rule whose occurrence was moved to another day, so that all of them move alike."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, timedelta

from clientdesk.model.checkin import CheckIn
from clientdesk.model.recurrence import Frequency, Recurrence

_WEEK = 7


def turned(rule: Recurrence, to: datetime, by: int) -> Recurrence:
    """Return a rule that was moved by some days, so that one of its occurrences is `to`."""
    if rule.position and len(rule.weekdays) <= 1:
        length = monthrange(to.year, to.month)[1]
        last = -((length - to.day) // _WEEK) - 1
        position = (to.day - 1) // _WEEK + 1 if rule.position > 0 else last
        weekdays = (to.weekday(),) if rule.weekdays else ()
        return replace(rule, position=position, weekdays=weekdays)
    return replace(rule, weekdays=tuple(sorted({(day + by) % _WEEK for day in rule.weekdays})))


def moved_anchor(checkin: CheckIn, to: datetime, by: int) -> date:
    """Return the first day of a series that was moved by some days; one is on the day `to` then.

    A rule by the day of the month moves to another day of each month.
    """
    anchor, rule = checkin.starts.date(), checkin.recurrence
    before = to.date() - timedelta(days=by)
    monthly = rule is not None and rule.frequency in {Frequency.MONTHLY, Frequency.YEARLY}
    if rule is None or not by or not monthly or before.month != to.month:
        return anchor + timedelta(days=by)
    if not rule.position:
        return anchor.replace(day=min(to.day, monthrange(anchor.year, anchor.month)[1]))
    if rule.weekdays:
        return anchor.replace(day=1) if anchor == before else anchor
    first = anchor.replace(day=1)
    return first + timedelta(days=(to.weekday() - first.weekday()) % _WEEK)
