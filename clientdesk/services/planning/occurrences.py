"""The occurrences of a check-in, each computed from its anchor as wall time.

The rules are RFC 5545's, with one change: a monthly or yearly day that a month lacks falls back to
that month's last day instead of being skipped.
"""

from collections.abc import Iterator
from datetime import MAXYEAR, date, datetime, time, timedelta
from functools import lru_cache
from heapq import merge
from typing import TYPE_CHECKING, Any, NamedTuple

from clientdesk.model.checkin import CheckIn, Occurrence, OccurrenceState
from clientdesk.model.recurrence import Frequency, Recurrence

if TYPE_CHECKING:
    from dateutil import rrule

_LAST = date(MAXYEAR - 1, 12, 31)


class Slot(NamedTuple):
    """One occurrence on its way to the calendar."""

    original: datetime
    """The naive wall time that the rule gives; it names the occurrence."""
    wall: datetime
    """The naive wall time at which it is now."""
    state: OccurrenceState
    """Planned, done or skipped."""


def days(rule: Recurrence, anchor: date, first: date, last: date) -> Iterator[date]:
    """Yield the days of a rule from first to last, in order; none lies before the anchor."""
    begin = datetime.combine(max(first, anchor), time.min)
    end = datetime.combine(min(last, rule.until or _LAST, _LAST), time.min)
    for moment in _engine(rule, anchor, _start(rule, anchor, first)):
        if moment > end:
            return
        if moment >= begin:
            yield moment.date()


@lru_cache(maxsize=4096)
def _engine(rule: Recurrence, anchor: date, start: date) -> "rrule.rrule":
    """Return the rule as dateutil knows it, counted from `start`."""
    from dateutil import rrule

    parts: dict[str, Any] = {"count": rule.count} if rule.count else {}
    if rule.frequency is Frequency.WEEKLY:
        parts["byweekday"] = sorted({day % 7 for day in rule.weekdays}) or [anchor.weekday()]
    elif rule.frequency is not Frequency.DAILY:
        parts |= _in_month(rule, anchor)
    return rrule.rrule(
        getattr(rrule, rule.frequency.name),
        dtstart=datetime.combine(start, time.min),
        interval=max(1, rule.interval),
        wkst=rrule.MO,
        **parts,
    )


def _in_month(rule: Recurrence, anchor: date) -> dict[str, Any]:
    from dateutil import rrule

    parts: dict[str, Any] = {}
    if rule.frequency is Frequency.YEARLY:
        parts["bymonth"] = anchor.month
    if rule.position:
        weekdays = sorted({day % 7 for day in rule.weekdays}) or [anchor.weekday()]
        parts["byweekday"] = [rrule.weekday(day, rule.position) for day in weekdays]
    else:
        # The last of these days that a month has: the 31st falls back instead of being skipped.
        parts["bymonthday"] = range(min(28, anchor.day), anchor.day + 1)
        parts["bysetpos"] = -1
    return parts


def _start(rule: Recurrence, anchor: date, first: date) -> date:
    """Return a day from which the rule gives the same days as from its anchor, from `first` on.

    It lies a whole number of intervals after the anchor, so that a rule of many years need not be
    walked through from its beginning. A rule that ends by count is always counted from there.
    """
    every = max(1, rule.interval)
    if rule.count or first <= anchor:
        return anchor
    if rule.frequency is Frequency.DAILY:
        return anchor + timedelta(days=(first - anchor).days // every * every)
    monday = anchor - timedelta(days=anchor.weekday())
    if rule.frequency is Frequency.WEEKLY:
        weeks = (first - monday).days // (7 * every) * every
        return monday + timedelta(weeks=weeks) if weeks else anchor
    months = 12 * every if rule.frequency is Frequency.YEARLY else every
    behind = (first.year - anchor.year) * 12 + first.month - anchor.month
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + behind // months * months, 12)
    return date(year, month + 1, 1) if behind >= months else anchor


def slots(checkin: CheckIn, first: date, last: date) -> list[Slot]:
    """Return the occurrences that stand on the days from first to last, as wall time, in order."""
    changed = {one.original for one in checkin.occurrences}
    found = [
        Slot(wall, wall, OccurrenceState.PLANNED)
        for wall in _walls(checkin, first, last)
        if wall not in changed
    ]
    found += [
        Slot(one.original, wall, one.state)
        for one in checkin.occurrences
        if first <= (wall := one.moved_to or one.original).date() <= last and holds(checkin, one)
    ]
    return sorted(found, key=lambda slot: (slot.wall, slot.original))


def holds(checkin: CheckIn, one: Occurrence) -> bool:
    """Tell whether an exception still says something: it took place, or the rule still gives it."""
    return one.state is not OccurrenceState.PLANNED or exists(checkin, one.original)


def _walls(checkin: CheckIn, first: date, last: date) -> Iterator[datetime]:
    """Yield the wall times that a check-in's rule and its further times give, in order."""
    if not checkin.extra:
        yield from _regular(checkin, first, last)
        return
    further = sorted(wall for wall in checkin.extra if first <= wall.date() <= last)
    before = None
    for wall in merge(_regular(checkin, first, last), further):
        if wall != before:
            yield wall
        before = wall


def _regular(checkin: CheckIn, first: date, last: date) -> Iterator[datetime]:
    anchor = checkin.starts
    if checkin.recurrence is None:
        if first <= anchor.date() <= last:
            yield anchor
        return
    clock = anchor.time()
    for day in days(checkin.recurrence, anchor.date(), first, last):
        yield datetime.combine(day, clock)


def upcoming(checkin: CheckIn) -> datetime | None:
    """Return the wall time of the first occurrence that is neither done nor skipped, or None."""
    changed = {one.original: one for one in checkin.occurrences}
    moved = [
        one.moved_to
        for one in checkin.occurrences
        if one.moved_to is not None
        and one.state is OccurrenceState.PLANNED
        and exists(checkin, one.original)
    ]
    regular = next(
        (
            wall
            for wall in _walls(checkin, min((checkin.starts, *checkin.extra)).date(), _LAST)
            if (one := changed.get(wall)) is None
            or (one.moved_to is None and one.state is OccurrenceState.PLANNED)
        ),
        None,
    )
    return min((wall for wall in (*moved, regular) if wall is not None), default=None)


def original_of(checkin: CheckIn, wall: datetime) -> datetime:
    """Return the original wall time of the planned occurrence that now stands at a wall time."""
    return next(
        (
            one.original
            for one in checkin.occurrences
            if one.moved_to == wall and one.state is OccurrenceState.PLANNED
        ),
        wall,
    )


def exists(checkin: CheckIn, original: datetime) -> bool:
    """Tell whether the rule gives an occurrence at a wall time."""
    day = original.date()
    return original in _walls(checkin, day, day)


def interval_days(rule: Recurrence) -> float:
    """Return the mean distance of two occurrences, in days."""
    unit = {
        Frequency.DAILY: 1.0,
        Frequency.WEEKLY: 7.0 / max(1, len(set(rule.weekdays))),
        Frequency.MONTHLY: 30.44,
        Frequency.YEARLY: 365.25,
    }[rule.frequency]
    return unit * max(1, rule.interval)
