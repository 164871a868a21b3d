"""A day and a time to offer where an ask has none, in the mail's language and for both zones."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from clientdesk.checking import Known
from clientdesk.checks._days import short, works_on
from clientdesk.language.lexicon import Lexicon

_WORKING_DAYS = 3
"""How many working days a reader is given."""
_LONGEST = 60
"""Days after which nobody is waited for, whatever the calendar says."""
_CLOSE = time(17)
"""When a working day ends, where the client's own hours are unknown."""


def suggested(lexicon: Lexicon, known: Known, promised: date | None = None) -> str | None:
    """Return such as "by Tuesday 24 November, 17:00", or None if it is not known what day it is.

    The day is the one `promised`, unless it has passed, else the third working day of the client
    from today by their calendar; the time is the end of their day, followed by the writer's time
    where their zones differ then.
    """
    words = lexicon.rule("deadline").raw
    today = _today(known)
    if today is None or "by" not in words:
        return None
    day = promised if promised and promised >= today else _days_from(today, known)[-1]
    limit = str(words["by"]).format(
        weekday=words["weekdays"][day.weekday()],
        day=day.day,
        month=words["months"][day.month - 1],
        clock=f"{known.closes or _CLOSE:%H:%M}",
    )
    return limit + _elsewhere(words, day, known)


def skipped(known: Known) -> str:
    """Return a sentence about the holidays that put the day off, with a space before it, or none.

    Said where a day is offered, so that nobody wonders why it is so late.
    """
    today = _today(known)
    if today is None:
        return ""
    off = [(day, name) for day in _days_from(today, known) if (name := known.holidays.get(day))]
    told = (f" {short(day)} is a holiday for them ({name})." for day, name in off)
    return next(told, "")


def _today(known: Known) -> date | None:
    """Return the day that it is for the reader, as far as is known."""
    return known.their_today or known.today


def _days_from(today: date, known: Known) -> list[date]:
    """Return the days up to the last of those that the reader is given."""
    days: list[date] = []
    left = _WORKING_DAYS
    while left and len(days) < _LONGEST and (today - date.max).days + len(days) < 0:
        days.append(today + timedelta(days=len(days) + 1))
        left -= works_on(days[-1], known)
    return days or [today]


def _elsewhere(words: dict[str, Any], day: date, known: Known) -> str:
    """Return the moment by the writer's clock; empty if the clocks agree or are unknown."""
    form = str(words.get("elsewhere", ""))
    if not known.zone or not known.my_zone:
        return ""
    theirs = datetime.combine(day, known.closes or _CLOSE, ZoneInfo(known.zone))
    mine = theirs.astimezone(ZoneInfo(known.my_zone))
    if mine.utcoffset() == theirs.utcoffset():
        return ""
    place = known.my_zone.rpartition("/")[2].replace("_", " ")
    clock = f"{mine:%H:%M}"
    if mine.date() != day and "other_day" in words:
        clock = str(words["other_day"]).format(
            day=mine.day, month=words["months"][mine.month - 1], clock=clock
        )
    return form.format(clock=clock, place=place)
