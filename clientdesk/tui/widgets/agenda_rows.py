"""The agenda as rows to draw: headings of days, entries beneath them, and a gap between days."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, tzinfo
from typing import NamedTuple

from clientdesk.services.planning.agenda import Entry, EntryKind

HOUR_WIDTH = 5
"""Cells of a time of day."""


class Heading(NamedTuple):
    """A day, or everything that is late."""

    name: str
    """`Today`, `Overdue`, or `Mon 23 Nov`."""
    aside: str
    """`Sat 21 Nov` or `in 2 days`, at the right."""
    day: date
    """The day; for what is overdue the first of its days."""
    late: bool = False
    """Whether it is what is overdue."""


class Item(NamedTuple):
    """An entry of the agenda."""

    entry: Entry
    """It."""
    hour: str
    """`14:00`, `4d`, or nothing; `01:00+` where it is the day after for them, `23:00-` before."""
    words: str
    """What to do, and for whom unless that is clear."""


class Remark(NamedTuple):
    """Something about a day that nobody has to do anything about: a public holiday."""

    text: str
    """It: `Christmas Day (you)`."""


class Gap:
    """An empty row."""

    __slots__ = ()


Row = Heading | Item | Remark | Gap


def short(day: date) -> str:
    """Return `Mon 23 Nov`."""
    return f"{day:%a} {day.day} {day:%b}"


def distance(day: date, today: date) -> str:
    """Return how far a day is away: `in 2 days`, `yesterday`."""
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


def rows_of(
    entries: Iterable[Entry],
    today: date,
    *,
    one_client: bool = False,
    zone: Callable[[Entry], tzinfo | None] | None = None,
    holidays: Mapping[date, str] | None = None,
) -> list[Row]:
    """Return the rows of an agenda; entries keep their order within a day.

    With `one_client` the client's name is left out; `zone` says in which zone to tell the time of
    an entry, where it is not mine. `holidays` are told under the headings of their days.
    """
    free = holidays or {}
    late, days = list[Entry](), dict[date, list[Entry]]()
    for entry in entries:
        day = entry.when.date()
        # A word about a mistake that is an hour late is as late as anything of yesterday.
        if entry.overdue and (day < today or entry.kind is EntryKind.INCIDENT_UPDATE):
            late.append(entry)
        else:
            days.setdefault(day, []).append(entry)
    rows: list[Row] = []
    if late:
        first = min(entry.when.date() for entry in late)
        rows.append(Heading("Overdue", str(len(late)), first, late=True))
        rows += [
            Item(entry, _age(entry, today) or _hour(entry, zone), _words(entry, one_client))
            for entry in late
        ]
    for day in sorted({*days, *free}):
        if rows:
            rows.append(Gap())
        rows.append(_heading(day, today))
        if day in free:
            rows.append(Remark(free[day]))
        rows += [
            Item(each, _hour(each, zone), _words(each, one_client)) for each in days.get(day, ())
        ]
    return rows


def _heading(day: date, today: date) -> Heading:
    if day == today:
        return Heading("Today", short(day), day)
    return Heading(short(day), distance(day, today), day)


def _age(entry: Entry, today: date) -> str:
    days = (today - entry.when.date()).days
    return f"{days}d" if days else ""


def _hour(entry: Entry, zone: Callable[[Entry], tzinfo | None] | None) -> str:
    if not entry.has_time:
        return ""
    theirs = zone(entry) if zone else None
    there = entry.when.astimezone(theirs) if theirs else entry.when
    ahead = (there.date() - entry.when.date()).days
    return f"{there:%H:%M}" + ("+" if ahead > 0 else "-" if ahead < 0 else "")


def _words(entry: Entry, one_client: bool) -> str:
    if entry.kind is EntryKind.CHECK_IN and not one_client:
        told = "" if entry.client_name in entry.text else entry.text.strip()
        between = " " if told.startswith("(") else ": "
        return f"{entry.client_name}{between}{told}" if told else entry.client_name
    if one_client or not entry.client_name or entry.client_name in entry.text:
        return entry.text
    return f"{entry.text}, {entry.client_name}"
