"""Months later and earlier, as people mean it."""

from calendar import monthrange
from datetime import date


def month_later(day: date, months: int = 1) -> date:
    """Return the same day some months later or earlier, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_in_year(day: date, today: date) -> date:
    """Return the next such day of the year, today included; 29 February falls back to the 28th."""
    this_year = month_later(day, 12 * (today.year - day.year))
    return this_year if this_year >= today else month_later(day, 12 * (today.year + 1 - day.year))
