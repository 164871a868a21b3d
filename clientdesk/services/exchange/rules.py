"""A rule of another calendar as one of ours, where both give the same days, else as single times.

Whether they do is found out by going through both: five years, or three of a rule's own intervals.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from clientdesk.ical.rule import Rule
from clientdesk.ical.times import times
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.services.planning.occurrences import days

COMPARED = timedelta(days=5 * 366)
"""How far two rules are compared."""
AHEAD = timedelta(days=366)
"""How far ahead the single times of a rule are taken that ours cannot say."""
MOST = 400
"""The most single times that are taken of one event."""
_POSITIONS = (1, 2, 3, 4, 5, -1, -2, -3, -4, -5)
_WORKDAYS = (0, 1, 2, 3, 4)
_LAST = datetime(9998, 12, 31)  # noqa: DTZ001 - a wall time


class Repeated(NamedTuple):
    """How an event repeats on the desk."""

    recurrence: Recurrence | None
    """The rule, or None where single times stand for it."""
    times: tuple[datetime, ...] = ()
    """The wall times that stand for a rule, in order."""
    told: str = ""
    """What is to be said of it."""


@lru_cache(maxsize=4_096)
def repeated(rule: Rule, start: datetime, today: date) -> Repeated:
    """Return how a rule is kept that begins at a wall time; its `until` is wall time too.

    Raises InvalidInputError for a rule that gives no time, or too many that are no rule of ours.
    """
    years = 3 * min(rule.interval, 30) if rule.frequency == "YEARLY" else 0
    end = _after(start, max(COMPARED, timedelta(days=366 * years)))
    wanted = list(times(rule, start, start, end))
    for made in _candidates(rule, start):
        if _same(made, start, wanted, end):
            return Repeated(made)
    begin = max(start, datetime.combine(today, start.time()))
    ahead = list(islice(times(rule, start, begin, _after(begin, AHEAD)), MOST + 1))
    if len(ahead) > MOST:
        raise InvalidInputError(f"it takes place more than {MOST} times a year, by no rule of ours")
    if not ahead:
        past = wanted or list(islice(times(rule, start, start, _LAST), 1)) if rule.until else wanted
        raise InvalidInputError("it is over" if past else "its rule gives no day within a year")
    many = len(ahead)
    told = f"no rule of ours gives its days: {many} single {'time' if many == 1 else 'times'}"
    return Repeated(None, tuple(ahead), f"{told} up to {ahead[-1]:%Y-%m-%d}")


def _after(moment: datetime, away: timedelta) -> datetime:
    return moment + away if _LAST - moment > away else _LAST


def _same(made: Recurrence, start: datetime, wanted: list[datetime], end: datetime) -> bool:
    given = days(made, start.date(), start.date(), end.date())
    found = islice((datetime.combine(day, start.time()) for day in given), len(wanted) + 1)
    return bool(wanted) and [moment for moment in found if moment <= end] == wanted


def _candidates(rule: Rule, start: datetime) -> Iterator[Recurrence]:
    """Yield the rules of ours that might say the same, the likeliest first."""
    until = _last_day(rule, start)
    ends = {"until": until, "count": rule.total}
    every = rule.interval
    weekdays = tuple(sorted({day for _, day in rule.weekdays}))
    if rule.frequency == "DAILY":
        yield Recurrence(frequency=Frequency.DAILY, interval=every, **ends)  # type: ignore[arg-type] # mypy joins the ends' types
    if rule.frequency in {"DAILY", "WEEKLY"}:
        own = () if weekdays == (start.weekday(),) else weekdays
        weeks = every if rule.frequency == "WEEKLY" else 1
        yield Recurrence(frequency=Frequency.WEEKLY, interval=weeks, weekdays=own, **ends)  # type: ignore[arg-type] # as above
        return
    own = () if weekdays == (start.weekday(),) else weekdays
    for frequency, interval in _units(rule):
        yield Recurrence(frequency=frequency, interval=interval, **ends)  # type: ignore[arg-type] # as above
        named = {which for which, _ in rule.weekdays if which} | set(rule.numbers("BYSETPOS"))
        for position in named & set(_POSITIONS) if weekdays else ():
            yield Recurrence(
                frequency=frequency, interval=interval, weekdays=own, position=position, **ends  # type: ignore[arg-type] # as above
            )  # fmt: skip


def _units(rule: Rule) -> list[tuple[Frequency, int]]:
    if rule.frequency == "MONTHLY":
        return [(Frequency.MONTHLY, rule.interval), (Frequency.YEARLY, 1)]
    months = len(rule.numbers("BYMONTH"))
    evenly = [(Frequency.MONTHLY, 12 // months)] if months and 12 % months == 0 else []
    return [(Frequency.YEARLY, rule.interval), *evenly, (Frequency.MONTHLY, 1)]


def _last_day(rule: Rule, start: datetime) -> date | None:
    if rule.until is None:
        return None
    early = rule.until.time() < start.time()
    return rule.until.date() - timedelta(days=1) if early else rule.until.date()
