"""Values of calendar files: moments, lengths, offsets (RFC 5545, section 3.3)."""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

_MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d):?(\d\d)?(Z?))?", re.ASCII)
_LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,9})W)?(?:(\d{1,9})D)?"
    r"(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?",
    re.ASCII,
)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d):?(\d\d)?", re.ASCII)
_LAST_SECOND = 59


class Moment(NamedTuple):
    """A moment as it is written."""

    wall: datetime
    """Naive; midnight for a day alone."""
    utc: bool
    """Whether it is told in UTC."""
    day_only: bool
    """Whether it is a day alone."""


def moment_of(text: str) -> Moment | None:
    """Return a date or a date and time, or None for what is neither."""
    found = _MOMENT.fullmatch(text.strip().upper())
    if found is None:
        return None
    year, month, day, hour, minute, second, utc = found.groups()
    try:
        at = time(int(hour or 0), int(minute or 0), min(_LAST_SECOND, int(second or 0)))
        wall = datetime.combine(date(int(year), int(month), int(day)), at)
    except ValueError:
        return None
    return Moment(wall, bool(utc), hour is None)


def length_of(text: str) -> timedelta | None:
    """Return a duration, or None for what is none."""
    found = _LENGTH.fullmatch(text.strip().upper())
    if found is None or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in found.groups()[1:])
    try:
        length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
    return -length if found[1] == "-" else length


def offset_of(text: str) -> timedelta | None:
    """Return an offset from UTC, or None for what is none."""
    found = _OFFSET.fullmatch(text.strip())
    if found is None:
        return None
    away = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return -away if found[1] == "-" else away
