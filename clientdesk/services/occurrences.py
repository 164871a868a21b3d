"""The occurrences of a check-in, each computed from its anchor as wall time.

The rules are RFC 5545's, with one change: a monthly or yearly day that a month lacks falls back to
that month's last day instead of being skipped. The arithmetic is on dates alone, because a month of
10,000 repeating check-ins has to be ready before the first picture; a general rule engine takes a
hundred times as long, and serves the tests as the second opinion.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, timedelta
from itertools import count

from clientdesk.model.checkin import CheckIn, Occurrence, OccurrenceState
from clientdesk.model.recurrence import Frequency, Recurrence

_LAST = date(MAXYEAR - 1, 12, 31)


@dataclass(frozen=True, slots=True)
class Slot:
    """One occurrence on its way to the calendar."""

    original: datetime
    """The naive wall time that the rule gives; it names the occurrence."""
    wall: datetime
    """The naive wall time at which it is now."""
    state: OccurrenceState
    """Planned, done or skipped."""


def days(rule: Recurrence, anchor: date, first: date, last: date) -> Iterator[date]:
    """Yield the days of a rule from first to last, in order; none lies before the anchor."""
    end = min(last, rule.until or _LAST, _LAST)
    start = 0 if rule.count else _periods_before(rule, anchor, first)
    seen = 0
    for period in count(start):
        begin, found = _period(rule, anchor, period)
        if begin > end:
            return
        for day in found:
            if day < anchor:
                continue
            seen += 1
            if day > end or (rule.count and seen > rule.count):
                return
            if day >= first:
                yield day


def _periods_before(rule: Recurrence, anchor: date, first: date) -> int:
    """Return how many whole periods lie surely before a day."""
    every = max(1, rule.interval)
    if first <= anchor:
        return 0
    if rule.frequency is Frequency.DAILY:
        return (first - anchor).days // every
    if rule.frequency is Frequency.WEEKLY:
        return (first - _monday(anchor)).days // (7 * every)
    if rule.frequency is Frequency.MONTHLY:
        return ((first.year - anchor.year) * 12 + first.month - anchor.month) // every
    return (first.year - anchor.year) // every


def _period(rule: Recurrence, anchor: date, number: int) -> tuple[date, list[date]]:
    """Return the first day of a period and the rule's days in it; past the calendar, its end."""
    step = number * max(1, rule.interval)
    try:
        if rule.frequency is Frequency.DAILY:
            day = anchor + timedelta(days=step)
            return day, [day]
        if rule.frequency is Frequency.WEEKLY:
            monday = _monday(anchor) + timedelta(weeks=step)
            weekdays = sorted({day % 7 for day in rule.weekdays}) or [anchor.weekday()]
            return monday, [monday + timedelta(days=day) for day in weekdays]
        months = step if rule.frequency is Frequency.MONTHLY else step * 12
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
        return date(year, month + 1, 1), _in_month(rule, anchor, year, month + 1)
    except (OverflowError, ValueError):
        return date.max, []


def _in_month(rule: Recurrence, anchor: date, year: int, month: int) -> list[date]:
    first_weekday, length = monthrange(year, month)
    if not rule.position:
        return [date(year, month, min(anchor.day, length))]
    found = []
    for weekday in {day % 7 for day in rule.weekdays} or {anchor.weekday()}:
        earliest = 1 + (weekday - first_weekday) % 7
        all_of_it = range(earliest, length + 1, 7)
        place = rule.position - 1 if rule.position > 0 else rule.position
        if -len(all_of_it) <= place < len(all_of_it):
            found.append(date(year, month, all_of_it[place]))
    return sorted(found)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday()) if day.toordinal() > day.weekday() else day


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
            for wall in _walls(checkin, checkin.starts.date(), _LAST)
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
