"""How a client stands: the mark, its words, and how late I am."""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from clientdesk.model.client import Cadence

WEEKDAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Weekdays as they are shown, Monday first, whatever the machine's language is."""
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Months as they are shown."""
DUE_WITHIN = 3
"""A client is due when the next date is at most this many days away."""
COUNTED_WITHIN = 6
"""Up to this many days the distance is told beside the date."""
YEAR_TOLD_AFTER = 300
"""A date farther away than this many days tells its year."""
USUAL_INTERVAL = 14.0
"""The interval in days by which lateness is measured where nobody set one."""


class Mark(StrEnum):
    """How a client stands; each has a shape of its own on the screen."""

    OVERDUE = "overdue"
    DUE = "due"
    FINE = "fine"
    NONE = "none"

    @property
    def rank(self) -> int:
        """0 for what wants attention first."""
        return _RANKS[self]


_RANKS = {mark: rank for rank, mark in enumerate(Mark)}


class Standing(NamedTuple):
    """Where a client stands on a day."""

    mark: Mark
    """Overdue, due, fine, or none set."""
    when: str
    """It in words: `4 days overdue`, `today`, `Tue 24 Nov · 3 days`, `no check-in set`."""
    next_on: date | None
    """The day on which to talk next, or None."""
    lateness: float
    """How late, in intervals; negative while there is time, minus infinity without a date."""


def standing(
    today: date,
    *,
    check_in: date | None,
    interval: float | None,
    cadence: Cadence | None,
    last_touch: date | None,
) -> Standing:
    """Return how a client stands.

    `check_in` is the day of the next check-in and `interval` the distance of two, in days.
    `last_touch` is the day of the newest touch, or that on which the client came to the desk.
    """
    due = last_touch + timedelta(days=cadence.ideal_days) if cadence and last_touch else None
    limit = last_touch + timedelta(days=cadence.maximum_days) if cadence and last_touch else None
    measure = (cadence.ideal_days if cadence else interval) or USUAL_INTERVAL
    target = check_in or due
    if target is None:
        return _NOTHING
    late_since = check_in if check_in and check_in < today else None
    if limit is not None and due is not None and limit < today:
        late_since = min(late_since, due) if late_since else due
    if late_since is not None:
        late = (today - late_since).days
        return Standing(Mark.OVERDUE, overdue_text(late), late_since, late / max(measure, 1.0))
    away = (target - today).days
    mark = Mark.DUE if away <= DUE_WITHIN else Mark.FINE
    return Standing(mark, when_text(target, today), target, -away / max(measure, 1.0))


_NOTHING = Standing(Mark.NONE, "no check-in set", None, float("-inf"))


def overdue_text(late: int) -> str:
    """Return how many days something is overdue, in words."""
    return f"{late} day{'' if late == 1 else 's'} overdue"


@lru_cache(maxsize=4096)
def when_text(day: date, today: date) -> str:
    """Return a day as the roster tells it: `today`, `Tue 24 Nov · 3 days`, `Wed 2 Dec`."""
    away = (day - today).days
    if away == 0:
        return "today"
    told = day_text(day, today)
    if away < 0:
        return f"since {told}"
    if away > COUNTED_WITHIN:
        return told
    return f"{told} · {'tomorrow' if away == 1 else f'{away} days'}"


@lru_cache(maxsize=4096)
def day_text(day: date, today: date) -> str:
    """Return a day as `Tue 24 Nov`, with its year where that is not plain."""
    told = f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]}"
    return f"{told} {day.year}" if abs((day - today).days) > YEAR_TOLD_AFTER else told
