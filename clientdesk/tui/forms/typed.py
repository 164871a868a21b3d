"""What was typed into a form's fields, as values again."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.field import Control, FieldInfo
from clientdesk.model.hours import WEEKDAYS
from clientdesk.model.recurrence import Recurrence
from clientdesk.model.text import clean, clean_line
from clientdesk.tui.forms.people import read_names
from clientdesk.tui.forms.values import BIRTHDAY, Around, holds_weekdays, is_required, preset

if TYPE_CHECKING:
    from clientdesk.services.when.typed import When

AWARE = frozenset({"at", "hold_until"})
"""Moments that happened or that bind me, kept as aware; those that end in `_at` are too."""
DUE = "due"
"""By when something is to be done: one moment, which may have passed."""
HAPPENED = frozenset({"at", "answered_at", "seen_on", "asked_on", "sent_on", "raised_on"})
"""What has happened already: `fri` is the last one there."""


def read(kind: type, info: FieldInfo, typed: str, around: Around) -> Any:
    """Return the value that was typed for a field. Raises InvalidInputError, which names it."""
    text = clean(typed)
    if not text.strip():
        return _nothing(kind, info)
    reader = _READERS.get(info.about.control)
    try:
        return reader(info, text, around) if reader else _read_line(info, text, around)
    except InvalidInputError as error:
        raise InvalidInputError(f"{info.about.label}: {error}") from error


def _nothing(kind: type, info: FieldInfo) -> Any:
    if is_required(kind, info.name):
        raise InvalidInputError(f"{info.about.label} is needed; type it, or leave with esc")
    value = preset(kind, info.name)
    if isinstance(value, tuple):
        return ()
    return "" if isinstance(value, str) else value


def _read_line(info: FieldInfo, typed: str, around: Around) -> Any:
    line = clean_line(typed)
    if info.name == BIRTHDAY:
        from clientdesk.services.when.birthday import read_birthday

        return read_birthday(line, around.now)
    if info.kind is time:
        try:
            return time.fromisoformat(line if ":" in line else f"{line:0>2}:00")
        except ValueError as error:
            raise InvalidInputError(f"{line!r} is no time; type one as 09:30") from error
    return line


def _read_text(_info: FieldInfo, typed: str, _around: Around) -> str:
    return typed.strip("\n")


def _read_number(_info: FieldInfo, typed: str, _around: Around) -> int:
    try:
        return int(clean_line(typed))
    except ValueError as error:
        raise InvalidInputError(f"{clean_line(typed)!r} is no whole number") from error


def _read_lines(info: FieldInfo, typed: str, _around: Around) -> tuple[Any, ...]:
    lines = [clean_line(line) for line in typed.splitlines()]
    parse = getattr(info.parts, "parse", None)
    return tuple(parse(line) if parse else line for line in lines if line)


def _read_tags(info: FieldInfo, typed: str, _around: Around) -> tuple[Any, ...]:
    words = [word.strip("#") for word in typed.replace(",", " ").split()]
    if not holds_weekdays(info):
        return tuple(dict.fromkeys(word for word in words if word))
    try:
        return tuple(sorted({WEEKDAYS.index(word[:3].lower()) for word in words}))
    except ValueError as error:
        raise InvalidInputError(f"type days as {' '.join(WEEKDAYS[:5])}") from error


def _read_moment(info: FieldInfo, typed: str, around: Around) -> datetime | date:
    when = read_moment(info, typed, around)
    if info.about.control is Control.DATE:
        return when.moment.date()
    if info.name in AWARE or info.name.endswith("_at"):
        return when.moment.replace(tzinfo=around.now.tzinfo)
    return when.moment


def read_moment(info: FieldInfo, typed: str, around: Around) -> "When":
    """Read a moment or a day for a field: one of the past where it has happened already.

    A plan is read in the zone of its record, and told by the client's clock too.
    """
    from clientdesk.services.when.past import read_past
    from clientdesk.services.when.typed import read_when

    if info.name in HAPPENED:
        return read_past(typed, around.now)
    theirs = around.client.zone if around.client else ""
    once = info.name == DUE
    return read_when(typed, _now_there(info, around), theirs or None, once=once)


def _now_there(info: FieldInfo, around: Around) -> datetime:
    aware = info.name in AWARE or info.name.endswith("_at")
    if aware or not around.wall_zone:
        return around.now
    return around.now.astimezone(ZoneInfo(around.wall_zone))


def _read_zone(_info: FieldInfo, typed: str, _around: Around) -> str:
    name = clean_line(typed).replace(" ", "_")
    try:
        return ZoneInfo(name).key
    except (ValueError, OSError, KeyError) as error:
        close = zones_like(name)
        hint = f"; did you mean {' or '.join(close)}?" if close else "; type one as Europe/Oslo"
        raise InvalidInputError(f"{name!r} is no time zone{hint}") from error


def zones_like(typed: str) -> list[str]:
    """Return up to three names of time zones that hold what was typed."""
    from zoneinfo import available_timezones

    word = typed.casefold().replace(" ", "_")
    return sorted(name for name in available_timezones() if word in name.casefold())[:3]


def _read_people(_info: FieldInfo, typed: str, around: Around) -> tuple[str, ...]:
    return read_names(typed, around.people, around.gone)


def _read_record(info: FieldInfo, typed: str, around: Around) -> Any:
    if info.parts is not Recurrence:
        return _read_line(info, typed, around)
    from clientdesk.services.when.rule_words import read_rule

    return read_rule(clean_line(typed), around.now)


_READERS: dict[Control, Callable[[FieldInfo, str, Around], Any]] = {
    Control.TEXT: _read_text,
    Control.NUMBER: _read_number,
    Control.LINES: _read_lines,
    Control.RECORDS: _read_lines,
    Control.RECORD: _read_record,
    Control.TAGS: _read_tags,
    Control.DATE: _read_moment,
    Control.MOMENT: _read_moment,
    Control.ZONE: _read_zone,
    Control.PEOPLE: _read_people,
}
