"""A moment that has passed, as people type it: `10:30` is today's, `fri` is the last one."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean_line
from clientdesk.services.when.typed import When, date_text, read_when, zone_text
from clientdesk.services.zones import aware, deadline

PASSED = "that has passed, so it is late at once"
"""What is said of a time by which something is to be done, and which is over."""
_AHEAD = re.compile(r"(?i)^\s*(\+|in\b|next\b|tomorrow\b|zajtra\b|esok\b)|\d{4}")
_HOUR_ONLY = re.compile(r"(?i)^\s*(at\s+)?\d{1,2}([:.]\d\d)?\s*(am|pm|h)?\s*$")
_WEEK = 7


def has_passed(due: datetime, now: datetime) -> bool:
    """Tell whether a due time is over: a wall time in the zone of `now`, midnight a whole day."""
    zone = now.tzinfo
    return isinstance(zone, ZoneInfo) and deadline(due, zone) < now


def read_past(typed: str, now: datetime) -> When:
    """Read when something happened, as `read_when` does, but look back where that would be ahead.

    A bare time of day is the last such time, a weekday the last such day, a day without a year the
    last such day of a year. What names the future stays in the future.
    """
    when = read_when(typed, now)
    local = now.replace(tzinfo=None)
    if when.moment <= local or when.recurrence or _AHEAD.search(clean_line(typed)):
        return when
    if not when.has_time and when.moment.date() == now.date():
        return when
    moment = _back(when.moment, local, hour_only=bool(_HOUR_ONLY.match(clean_line(typed))))
    told = date_text(moment)
    if when.has_time:
        zone = now.tzinfo
        start = aware(moment, zone) if isinstance(zone, ZoneInfo) else moment.replace(tzinfo=zone)
        told = f"{told} {moment:%H:%M} {zone_text(start)}"
    return When(moment, when.has_time, told, None)


def _back(moment: datetime, now: datetime, *, hour_only: bool) -> datetime:
    if hour_only:
        same_day = moment.replace(year=now.year, month=now.month, day=now.day)
        return same_day if same_day <= now else same_day - timedelta(days=1)
    if (moment - now).days < _WEEK:
        return moment - timedelta(days=_WEEK)
    try:
        return moment.replace(year=moment.year - 1)
    except ValueError as error:
        raise InvalidInputError(
            f"type the year too: {moment:%d %b} is not in every year"
        ) from error
