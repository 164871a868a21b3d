"""An independent calculation of a recurrence, by date arithmetic alone."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date, timedelta
from itertools import count

from clientdesk.model.recurrence import Frequency, Recurrence

_LAST = date(MAXYEAR - 1, 12, 31)


def by_hand(rule: Recurrence, anchor: date, first: date, last: date) -> Iterator[date]:
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
