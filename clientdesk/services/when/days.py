"""The days that typed words mean, counted from today."""

from calendar import monthrange
from datetime import date, timedelta

from clientdesk.model.errors import InvalidInputError
from clientdesk.services.clients.standing import MONTH_NAMES

_YEARS_AHEAD = 9
_MOST = 5
"""No month has more of one weekday."""
_BEYOND = "that is beyond the calendar"


def days_after(today: date, count: int) -> date:
    """Return the day some days away. Raises InvalidInputError past the calendar's ends."""
    try:
        return today + timedelta(days=count)
    except OverflowError:
        raise InvalidInputError(_BEYOND) from None


def months_after(today: date, count: int) -> date:
    """Return the same day some months away, or the last day of a month that lacks it."""
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    try:
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except ValueError:
        raise InvalidInputError(_BEYOND) from None


def next_weekday(today: date, weekday: int) -> date:
    """Return the next such weekday after today."""
    return days_after(today, (weekday - today.weekday() - 1) % 7 + 1)


def last_weekday(today: date, weekday: int) -> date:
    """Return the last such weekday before today."""
    return days_after(today, -((today.weekday() - weekday - 1) % 7 + 1))


def weekday_of_week(today: date, weekday: int, weeks: int) -> date:
    """Return a weekday of this week (0), the next (1) and so on; weeks begin on Monday."""
    return days_after(today, weekday - today.weekday() + 7 * weeks)


def start_of_next(today: date, unit: str) -> date:
    """Return the first day of the next week, month or year; for a day, tomorrow."""
    if unit == "week":
        return weekday_of_week(today, 0, 1)
    if unit == "month":
        return months_after(today.replace(day=1), 1)
    if unit == "year":
        return months_after(today.replace(month=1, day=1), 12)
    return days_after(today, 1)


def first_of(today: date, unit: str, *, ahead: bool) -> date:
    """Return the first day of this month or year, or of the next one."""
    if ahead:
        return start_of_next(today, unit)
    return today.replace(day=1) if unit == "month" else today.replace(month=1, day=1)


def last_of(first: date, unit: str) -> date:
    """Return the last day of the month or year that begins on a day."""
    return days_after(start_of_next(first, unit), -1)


def month_named(today: date, month: int, year: int | None) -> date:
    """Return the first day of a month: of a year, else of the next one that is not over."""
    if year is not None:
        return named(year, month, 1)
    return named(today.year + (month < today.month), month, 1)


def nth_weekday(first: date, weekday: int, number: int) -> date:
    """Return the n-th weekday of the month that begins on a day; -1 is the last."""
    if number < 0:
        return last_weekday(start_of_next(first, "month"), weekday)
    day = days_after(first, (weekday - first.weekday()) % 7 + 7 * (number - 1))
    if number < 1 or day.month != first.month:
        raise InvalidInputError(f"no month has a {number}. one of a weekday" if number > _MOST
                                else f"{month_name(first)} has no {number}. one")  # fmt: skip
    return day


def month_name(day: date) -> str:
    """Return the month of a day as it is typed: `dec`."""
    return MONTH_NAMES[day.month - 1].lower()


def ahead(today: date, count: int, unit: str) -> date:
    """Return the day some days, weeks, months or years away."""
    if unit in {"day", "week"}:
        return days_after(today, count * (7 if unit == "week" else 1))
    return months_after(today, count * (12 if unit == "year" else 1))


def named(year: int, month: int, day: int) -> date:
    """Return a day of a year. Raises InvalidInputError if there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidInputError(f"there is no {_told(month, day)} {year}") from None


def next_named(today: date, month: int, day: int) -> date:
    """Return the next such day, today included; 29 February may be years ahead."""
    for year in range(today.year, min(today.year + _YEARS_AHEAD, 9999)):
        if 1 <= month <= len(MONTH_NAMES) and 1 <= day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if found >= today:
                return found
    raise InvalidInputError(f"there is no {_told(month, day)}")


def next_day_of_month(today: date, day: int) -> date:
    """Return the next day with that number, after today, in a month that has it."""
    for count in range(12):
        first = months_after(today.replace(day=1), count)
        if 1 <= day <= monthrange(first.year, first.month)[1] and first.replace(day=day) > today:
            return first.replace(day=day)
    raise InvalidInputError(f"no month has a day {day}")


def _told(month: int, day: int) -> str:
    known = 1 <= month <= len(MONTH_NAMES)
    return f"{day} {MONTH_NAMES[month - 1]}" if known else f"month {month}"
