"""The days of a month laid out in weeks: arithmetic only, no drawing."""

from calendar import Calendar
from datetime import date, timedelta

WEEKS = 6
"""Rows of weeks: always six, so that what stands below never jumps."""
_THURSDAY = 3


def weeks_of(first: date, first_weekday: int) -> list[list[date]]:
    """Return six weeks of seven days that show the month of `first`.

    `first_weekday` is 0 for Monday and 6 for Sunday.
    """
    weeks = Calendar(first_weekday).monthdatescalendar(first.year, first.month)
    while len(weeks) < WEEKS:
        last = weeks[-1][-1]
        weeks.append([last + timedelta(days=day) for day in range(1, 8)])
    return weeks


def week_number(week: list[date]) -> int:
    """Return the number of a week, which is that of its Thursday (ISO 8601)."""
    return next(day for day in week if day.weekday() == _THURSDAY).isocalendar().week
