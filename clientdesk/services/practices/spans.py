"""A time, or a range of times where one is not sure, in a typed line."""

import re
from dataclasses import dataclass
from datetime import datetime

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean_line
from clientdesk.services.when.typed import read_when

_BETWEEN = re.compile(r"\s+(?:to|until|till|do|až|hingga|sampai)\s+|\s+[-–]\s+", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}(?::\d\d)?\s*(?:am|pm|h)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypedSpan:
    """A time or a range that was typed."""

    first: datetime
    """Naive wall time in my zone."""
    last: datetime | None
    """The end of a range, or None."""
    reading: str
    """It in full."""


def read_span(typed: str, now: datetime, zone: str = "") -> TypedSpan:
    """Read `fri 10:00` or `fri 9:00 to 15:00`, at an aware moment of my zone.

    `zone` is that of the other side, for the reading. Raises InvalidInputError for what cannot be
    read, for a day without an hour, and for a range that ends before it begins.
    """
    line = clean_line(typed)
    head, *rest = _BETWEEN.split(line, maxsplit=1)
    first = _timed(head, now, zone)
    if not rest:
        return TypedSpan(first[0], None, first[1])
    tail = f"{first[0]:%Y-%m-%d} {rest[0]}" if _CLOCK.fullmatch(rest[0].strip()) else rest[0]
    last = _timed(tail, now, zone)
    if last[0] <= first[0]:
        raise InvalidInputError("the range ends before it begins; swap its two times")
    return TypedSpan(first[0], last[0], f"{first[1]}, at the latest {last[1]}")


def _timed(typed: str, now: datetime, zone: str) -> tuple[datetime, str]:
    when = read_when(typed, now, zone or None)
    if when.recurrence is not None:
        raise InvalidInputError("type one time, or a range; what repeats is a check-in")
    if not when.has_time:
        raise InvalidInputError(f"{when.reading}: type an hour too, such as 15:00")
    return when.moment, when.reading
