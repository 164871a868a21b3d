"""A day and a time to offer where an ask has none, in the mail's language and for both zones."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from clientdesk.checking import Known
from clientdesk.language.lexicon import Lexicon

_WORKING_DAYS = 3
"""How many working days a reader is given."""
_CLOSE = time(17)
"""When a working day ends."""
_SATURDAY = 5


def suggested(lexicon: Lexicon, known: Known, promised: date | None = None) -> str | None:
    """Return such as "by Tuesday 24 November, 17:00", or None if it is not known what day it is.

    The day is the one `promised`, unless it has passed, else the third working day from today that
    is no holiday of the client; the time is the client's, followed by the writer's where their
    zones differ on that day.
    """
    words = lexicon.rule("deadline").raw
    if known.today is None or "by" not in words:
        return None
    day = promised if promised and promised >= known.today else _working_day(known)
    limit = str(words["by"]).format(
        weekday=words["weekdays"][day.weekday()],
        day=day.day,
        month=words["months"][day.month - 1],
        clock=f"{_CLOSE:%H:%M}",
    )
    return limit + _elsewhere(str(words.get("elsewhere", "")), day, known)


def _working_day(known: Known) -> date:
    """Return the last day of those that the reader is given."""
    day, left = known.today or date.min, _WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY and day not in known.holidays
    return day


def _elsewhere(form: str, day: date, known: Known) -> str:
    """Return the moment by the writer's clock; empty if the clocks agree or are unknown."""
    if not known.zone or not known.my_zone:
        return ""
    theirs = datetime.combine(day, _CLOSE, ZoneInfo(known.zone))
    mine = theirs.astimezone(ZoneInfo(known.my_zone))
    if mine.utcoffset() == theirs.utcoffset():
        return ""
    place = known.my_zone.rpartition("/")[2].replace("_", " ")
    return form.format(clock=f"{mine:%H:%M}", place=place)
