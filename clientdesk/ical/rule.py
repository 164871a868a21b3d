"""A recurrence rule as it is written (RFC 5545, section 3.3.10)."""

import re
from datetime import datetime
from typing import NamedTuple

from clientdesk.model.errors import InvalidInputError

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""The weekdays as rules name them, Monday first."""
_KINDS = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_TOO_OFTEN = {"SECONDLY": "second", "MINUTELY": "minute", "HOURLY": "hour"}
_NUMBERS = {
    "BYMONTH": (1, 12),
    "BYWEEKNO": (-53, 53),
    "BYYEARDAY": (-366, 366),
    "BYMONTHDAY": (-31, 31),
    "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59),
    "BYSECOND": (0, 60),
    "BYSETPOS": (-366, 366),
}
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_NUMBERS}
_DAY = re.compile(r"([+-]?\d{0,2})(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
_MOST_PARTS = 400
_LONGEST = 4_000
_MOST = 10_000


class Rule(NamedTuple):
    """A rule; what it does not say is empty."""

    frequency: str
    """`DAILY`, `WEEKLY`, `MONTHLY` or `YEARLY`."""
    interval: int = 1
    """How many units lie between two."""
    total: int = 0
    """How many there are in all; 0 for no end."""
    until: datetime | None = None
    """The last moment, naive; that of a day alone is its last second."""
    until_utc: bool = False
    """Whether that moment is told in UTC."""
    week_start: int = 0
    """The first day of a week, 0 for Monday."""
    weekdays: tuple[tuple[int, int], ...] = ()
    """Which one (0 for every, negative from the end) and which weekday, 0 for Monday."""
    by: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """The other BY parts with their numbers, by name."""

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return the numbers of a BY part, or none."""
        return next((held for part, held in self.by if part == name), ())


def parsed(text: str) -> Rule:
    """Read the value of an RRULE. Raises InvalidInputError, which says what no check-in can do."""
    if len(text) > _LONGEST:
        raise InvalidInputError("its rule is longer than any rule is")
    parts = dict(_parts(text.upper().replace(" ", "")))
    frequency = parts.get("FREQ", "")
    if frequency in _TOO_OFTEN:
        unit = _TOO_OFTEN[frequency]
        raise InvalidInputError(f"it repeats by the {unit}, which no check-in does")
    if frequency not in _KINDS:
        raise InvalidInputError("its rule does not say how often it repeats")
    odd = sorted(set(parts) - _KNOWN)
    if odd:
        raise InvalidInputError(f"its rule says {odd[0]}, which nobody here knows")
    count = _number(parts.get("COUNT", "0"), "COUNT", 0)
    until, utc = _until(parts.get("UNTIL", ""))
    return Rule(
        frequency=frequency,
        interval=_number(parts.get("INTERVAL", "1"), "INTERVAL", 1),
        total=0 if count > _MOST else count,
        until=until,
        until_utc=utc,
        week_start=_weekday(parts.get("WKST", "MO")),
        weekdays=tuple(_weekdays(parts.get("BYDAY", ""))),
        by=tuple((name, _numbers(parts[name], name)) for name in _NUMBERS if parts.get(name)),
    )


def _parts(text: str) -> list[tuple[str, str]]:
    found = [part.partition("=") for part in text.split(";") if part.strip()]
    return [(name, value) for name, _, value in found]


def _number(text: str, name: str, least: int) -> int:
    digits = text.lstrip("0") or "0"
    if not text.isascii() or not text.isdigit() or (len(digits) < 5 and int(digits) < least):  # noqa: PLR2004 - more digits are no small number
        raise InvalidInputError(f"its rule has {name}={text[:12]}, which cannot be")
    return int(digits) if len(digits) < 5 else _MOST + 1  # noqa: PLR2004 - beyond all calendars


def _numbers(text: str, name: str) -> tuple[int, ...]:
    least, most = _NUMBERS[name]
    found: set[int] = set()
    for each in text.split(",")[:_MOST_PARTS]:
        number = int(each) if re.fullmatch(r"[+-]?\d{1,3}", each, re.ASCII) else most + 1
        if not least <= number <= most or (number == 0 and least < 0):
            raise InvalidInputError(f"its rule has {name}={text[:12]}, which cannot be")
        found.add(number)
    return tuple(sorted(found))


def _weekday(text: str) -> int:
    if text not in DAYS:
        raise InvalidInputError(f"its rule names a day {text[:12]!r}, which there is not")
    return DAYS.index(text)


def _weekdays(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for each in text.split(",")[:_MOST_PARTS] if text else ():
        read = _DAY.fullmatch(each)
        if read is None:
            raise InvalidInputError(f"its rule names a day {each[:12]!r}, which there is not")
        found.append((int(read[1]) if read[1].strip("+-") else 0, DAYS.index(read[2])))
    return sorted(set(found))


def _until(text: str) -> tuple[datetime | None, bool]:
    read = _UNTIL.fullmatch(text)
    if not text:
        return None, False
    try:
        moment = datetime.fromisoformat(f"{read[1]}T{read[2] or '235959'}") if read else None
    except ValueError:
        moment = None
    if read is None or moment is None:
        raise InvalidInputError(f"its rule ends on {text[:20]!r}, which is no day")
    return moment, bool(read[3])
