"""Planned against real response times as a small chart of text; for my eyes only."""

from collections.abc import Iterable
from typing import NamedTuple

from clientdesk.services.practices.responding import Week

_HOUR, _DAY = 60, 24 * 60


class Bar(NamedTuple):
    """One line of the chart."""

    label: str
    """`16 Nov`, or empty for the second line of a week."""
    kind: str
    """`planned` or `real`; empty for a week without either."""
    length: int
    """How long the bar is, in cells."""
    told: str
    """How long it was: `1 h 30 min`, or why there is no bar."""


def spell(minutes: int) -> str:
    """Return some minutes in words: `45 min`, `1 h 30 min`, `2 d 3 h`."""
    if minutes < _HOUR:
        return f"{minutes} min"
    if minutes < _DAY:
        hours, rest = divmod(minutes, _HOUR)
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    days, rest = divmod(minutes, _DAY)
    return f"{days} d {rest // _HOUR} h" if rest >= _HOUR else f"{days} d"


def bars(weeks: Iterable[Week], width: int) -> list[Bar]:
    """Return two lines a week, what was planned over what it was; no bar is wider than `width`."""
    held = list(weeks)
    most = max((max(week.planned, week.real or 0) for week in held), default=0) or 1
    found = []
    for week in held:
        label = f"{week.monday.day:>2} {week.monday:%b}"
        if not week.planned and week.real is None:
            found.append(Bar(label, "", 0, "no answer, nothing planned"))
            continue
        planned = spell(week.planned) if week.planned else "nothing"
        found.append(Bar(label, "planned", _cells(week.planned, most, width), planned))
        real = "no answer" if week.real is None else spell(week.real)
        found.append(Bar("", "real", _cells(week.real or 0, most, width), real))
    return found


def _cells(minutes: int, most: int, width: int) -> int:
    return max(1, round(minutes / most * width)) if minutes else 0
