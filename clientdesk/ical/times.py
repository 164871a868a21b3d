"""The times that a rule gives, walked period by period within bounds, so that no rule is endless.

What RFC 5545 leaves open is settled as python-dateutil does: a start that does not fit the rule is
none of its times, and a week number without a weekday means all days of that week.
"""

from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count, product

from clientdesk.ical.rule import Rule
from clientdesk.model.errors import InvalidInputError

_WEEK = 7
_MOST_DAYS = 60_000
"""So many days are walked through at most before a rule is given up."""
_LEAP = 366


def times(rule: Rule, start: datetime, first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the naive wall times of a rule from first to last; `rule.until` is wall time too.

    Raises InvalidInputError for a rule that counts from too long ago.
    """
    end = min(last, rule.until) if rule.until else last
    clocks = _clocks(rule, start)
    places = rule.numbers("BYSETPOS")
    fits = _Fitting(rule, start.date())
    seen = walked = 0
    for number in count(0 if rule.total else _skipped(rule, start.date(), first.date())):
        days = _period(rule, start.date(), number)
        if days is None or datetime.combine(days[0], time.min) > end:
            return
        walked += len(days)
        if walked > _MOST_DAYS:
            raise InvalidInputError("its rule counts from too long ago")
        found = [datetime.combine(*each) for each in product(filter(fits, days), clocks)]
        for moment in _placed(found, places) if places else found:
            if moment < start:
                continue
            seen += 1
            if moment > end or (rule.total and seen > rule.total):
                return
            if moment >= first:
                yield moment


def _clocks(rule: Rule, start: datetime) -> list[time]:
    hours = rule.numbers("BYHOUR") or (start.hour,)
    minutes = rule.numbers("BYMINUTE") or (start.minute,)
    seconds = rule.numbers("BYSECOND") or (start.second,)
    return sorted({time(h, m, min(59, s)) for h, m, s in product(hours, minutes, seconds)})


def _placed(found: list[datetime], places: tuple[int, ...]) -> list[datetime]:
    many = len(found)
    wanted = {place - 1 if place > 0 else many + place for place in places}
    return [found[place] for place in sorted(wanted) if 0 <= place < many]


def _skipped(rule: Rule, start: date, first: date) -> int:
    """Return how many periods lie surely before a day."""
    away = (first - start).days
    unit = {"DAILY": 1, "WEEKLY": _WEEK, "MONTHLY": 31, "YEARLY": _LEAP}[rule.frequency]
    return max(0, away // (unit * rule.interval) - 1)


def _period(rule: Rule, start: date, number: int) -> list[date] | None:
    """Return the days of a period, or None past the end of the calendar."""
    step = number * rule.interval
    try:
        if rule.frequency == "DAILY":
            return [start + timedelta(days=step)]
        if rule.frequency == "WEEKLY":
            begin = start - timedelta(days=(start.weekday() - rule.week_start) % _WEEK)
            return _days(begin + timedelta(weeks=step), _WEEK)
        if rule.frequency == "MONTHLY":
            year, month = divmod(start.year * 12 + start.month - 1 + step, 12)
            return _days(date(year, month + 1, 1), monthrange(year, month + 1)[1])
        return _days(date(start.year + step, 1, 1), _year_length(start.year + step))
    except (OverflowError, ValueError):
        return None


def _days(begin: date, many: int) -> list[date]:
    return [begin + timedelta(days=away) for away in range(many)]


def _year_length(year: int) -> int:
    return _LEAP if isleap(year) else _LEAP - 1


class _Fitting:
    """Tells whether a day of a period is one of a rule's."""

    def __init__(self, rule: Rule, start: date) -> None:
        self._months = frozenset(rule.numbers("BYMONTH"))
        self._month_days = frozenset(rule.numbers("BYMONTHDAY"))
        self._year_days = frozenset(rule.numbers("BYYEARDAY"))
        self._weeks = frozenset(rule.numbers("BYWEEKNO"))
        self._week_start = rule.week_start
        in_months = rule.frequency in {"MONTHLY", "YEARLY"}
        named = [(which if in_months else 0, day) for which, day in rule.weekdays]
        if not (named or self._month_days or self._year_days or self._weeks):
            if rule.frequency == "WEEKLY":
                named = [(0, start.weekday())]
            elif in_months:
                self._month_days = frozenset({start.day})
                if rule.frequency == "YEARLY" and not self._months:
                    self._months = frozenset({start.month})
        self._weekdays = frozenset(named)
        self._of_year = rule.frequency == "YEARLY" and not self._months

    def __call__(self, day: date) -> bool:
        if self._months and day.month not in self._months:
            return False
        if self._weekdays and not self._weekday_fits(day):
            return False
        if self._month_days and not _counted(day.day, _month_length(day), self._month_days):
            return False
        if self._year_days:
            place = day.timetuple().tm_yday
            if not _counted(place, _year_length(day.year), self._year_days):
                return False
        return not self._weeks or _counted(*_week_of(day, self._week_start), self._weeks)

    def _weekday_fits(self, day: date) -> bool:
        weekday = day.weekday()
        if (0, weekday) in self._weekdays:
            return True
        place = day.timetuple().tm_yday if self._of_year else day.day
        length = _year_length(day.year) if self._of_year else _month_length(day)
        first, last = (place - 1) // _WEEK + 1, -((length - place) // _WEEK) - 1
        return (first, weekday) in self._weekdays or (last, weekday) in self._weekdays


def _month_length(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def _counted(place: int, length: int, wanted: frozenset[int]) -> bool:
    """Tell whether a place, counted from one end or the other, is among those that are wanted."""
    return place in wanted or place - length - 1 in wanted


def _week_of(day: date, week_start: int) -> tuple[int, int]:
    """Return the number of a day's week, and how many weeks its year has.

    A week belongs to the year in which its fourth day lies.
    """
    middle = day + timedelta(days=3 - (day.weekday() - week_start) % _WEEK)
    first = 1 + (week_start + 3 - date(middle.year, 1, 1).weekday()) % _WEEK
    number = (middle.timetuple().tm_yday - first) // _WEEK + 1
    return number, (_year_length(middle.year) - first) // _WEEK + 1
