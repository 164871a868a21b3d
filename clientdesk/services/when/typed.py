"""Dates and times as people type them, read in full before anything is saved."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.model.text import clean_line
from clientdesk.services.clients.standing import MONTH_NAMES, WEEKDAY_NAMES
from clientdesk.services.zones import aware, has_time, zone_named

LONGEST = 120
"""A typed date longer than this many characters is none."""
ONCE = "fri 15:00, +3d, 2 dec, next tue, 2026-12-02"
"""What can be typed for one moment."""
EXAMPLES = f"{ONCE}, every 2 weeks tue 10:00"
"""What can be typed."""


@dataclass(frozen=True, slots=True)
class When:
    """A moment that was typed."""

    moment: datetime
    """Naive wall time in my zone; midnight where no time of day was typed."""
    has_time: bool
    """Whether a time of day was typed."""
    reading: str
    """It in full: `Fri 27 Nov 2026 15:00 CET, 06:00 for them`."""
    recurrence: Recurrence | None
    """How it repeats, or None."""


def read_when(
    typed: str, now: datetime, zone: ZoneInfo | str | None = None, *, once: bool = False
) -> When:
    """Read a typed date and time as wall time in my zone, which is that of the aware moment `now`.

    `zone` is that of the other side, for the reading. Raises InvalidInputError with a sentence for
    what cannot be read, for `03/04`, which is two days at once, and for what repeats if it is to be
    `once`.
    """
    from clientdesk.services.when.reader import Reader
    from clientdesk.services.when.words import pieces

    line, examples = clean_line(typed), ONCE if once else EXAMPLES
    if not line:
        raise InvalidInputError(f"type a date: {examples}")
    if len(line) > LONGEST:
        raise InvalidInputError(f"that is too long for a date; type one as {examples}")
    theirs = zone_named(zone) if isinstance(zone, str) and zone else zone
    try:
        read = Reader(pieces(line), now.replace(tzinfo=None)).read()
    except InvalidInputError as error:
        raise InvalidInputError(f"{line!r} cannot be read: {error}") from error
    moment = datetime.combine(read.day, read.clock or time())
    if once and read.recurrence is not None:
        raise InvalidInputError(f"{line!r} is more than one date; type one, such as {examples}")
    told = _moment_told(moment, now, theirs or None, has_time=read.clock is not None)
    if read.recurrence is not None:
        told = f"{recurrence_text(read.recurrence, moment)}, from {told}"
    return When(moment, read.clock is not None, told, read.recurrence)


def _moment_told(
    moment: datetime, now: datetime, theirs: ZoneInfo | str | None, *, has_time: bool
) -> str:
    if not has_time:
        return date_text(moment)
    mine = now.tzinfo if isinstance(now.tzinfo, ZoneInfo) else None
    start = aware(moment, mine) if mine else moment.replace(tzinfo=now.tzinfo)
    told = f"{date_text(start)} {start:%H:%M} {zone_text(start)}"
    if mine:
        told += _clock_change(moment, start)
    if not isinstance(theirs, ZoneInfo):
        return told
    there = start.astimezone(theirs)
    if there.utcoffset() == start.utcoffset():
        return told
    day = "" if there.date() == start.date() else f"{WEEKDAY_NAMES[there.weekday()]} "
    return f"{told}, {day}{there:%H:%M} for them"


def _clock_change(wall: datetime, start: datetime) -> str:
    """Tell of a wall time that a clock change skips, or that comes twice."""
    if start.replace(tzinfo=None) != wall:
        return f" ({wall:%H:%M} is skipped that night)"
    if start.replace(fold=1).utcoffset() != start.utcoffset():
        return f" (the first {wall:%H:%M} of two)"
    return ""


def full_reading(moment: datetime, theirs: str = "") -> str:
    """Return an aware moment of my zone in full, and as it is for the other side."""
    zone = zone_named(theirs) if theirs else None
    return _moment_told(moment.replace(tzinfo=None), moment, zone, has_time=has_time(moment))


def date_text(day: datetime) -> str:
    """Return a day in full: `Fri 27 Nov 2026`."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year:04}"


def zone_text(moment: datetime) -> str:
    """Return the short name of an aware moment's zone: `CET`, or `UTC+08` where it has none."""
    name = moment.tzname() or ""
    return f"UTC{name}" if name[:1] in {"+", "-"} else name


_UNITS = {
    Frequency.DAILY: "day",
    Frequency.WEEKLY: "week",
    Frequency.MONTHLY: "month",
    Frequency.YEARLY: "year",
}
_POSITIONS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}


def recurrence_text(rule: Recurrence, anchor: datetime) -> str:
    """Return a repetition in words: `every 2 weeks on Tue`, `every month on the last Fri`."""
    unit = _UNITS[rule.frequency]
    told = f"every {unit}" if rule.interval <= 1 else f"every {rule.interval} {unit}s"
    weekdays = ", ".join(WEEKDAY_NAMES[day % 7] for day in rule.weekdays)
    if rule.frequency is Frequency.WEEKLY:
        told += f" on {weekdays or WEEKDAY_NAMES[anchor.weekday()]}"
    elif rule.frequency in {Frequency.MONTHLY, Frequency.YEARLY}:
        month = "" if rule.frequency is Frequency.MONTHLY else f" {MONTH_NAMES[anchor.month - 1]}"
        if rule.position:
            which = _POSITIONS.get(rule.position, f"{_nth(-rule.position)} last")
            told += f" on the {which} {weekdays or WEEKDAY_NAMES[anchor.weekday()]}"
            told += f" of{month}" if month else ""
        else:
            told += f" on {anchor.day}{month}" if month else f" on the {_nth(anchor.day)}"
    if rule.count:
        told += f", {rule.count} times"
    if rule.until:
        told += f", until {rule.until.day} {MONTH_NAMES[rule.until.month - 1]} {rule.until.year}"
    return told


def _nth(day: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{day}{'th' if day in {11, 12, 13} else ends.get(day % 10, 'th')}"
