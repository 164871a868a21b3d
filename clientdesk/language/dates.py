"""Dates, weekdays, clock times and vague times in a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache
from typing import Any

from clientdesk.language.lexicon import Lexicon
from clientdesk.language.pattern import compile_patterns
from clientdesk.language.span import Span

_WEEK = 7
_NOON = 12
_LEAP = 2028
"""A year that has every day of the calendar."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A point in time that the text names."""

    span: Span
    """Where it is named."""
    exact: bool
    """True for a date, weekday, clock time, today or a counted limit; False for "soon"."""
    day: date | None = None
    """The day meant, where it can be told; a bare weekday is the next one after today."""
    weekday: int | None = None
    """The weekday as written, 0 for Monday; None if none is named."""
    clock: time | None = None
    """The time of day, if one is named."""
    numeric: bool = False
    """Whether a day of a month is written, so that `weekday` can contradict it."""
    month: int = 0
    """The month that is named in words with a day that it never has, 1 to 12: `31 nov`; else 0."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How one language writes dates."""

    exact: tuple[re.Pattern[str], ...]
    any_exact: re.Pattern[str]
    vague: re.Pattern[str]
    never: re.Pattern[str]
    weekdays: dict[str, int]
    months: dict[str, int]
    relative: dict[str, int]
    afternoon: frozenset[str]
    numbers: dict[str, int]


@cache
def _grammar(lexicon: Lexicon) -> _Grammar:
    """Compile a language's `dates` rule."""
    rule = lexicon.rule("dates")
    raw = rule.raw
    weekdays = _numbered(raw.get("weekdays") or [], 0)
    months = _numbered(raw.get("months") or [], 1)
    relative = {str(name).lower(): int(days) for name, days in (raw.get("relative") or {}).items()}
    numbers = {str(name).lower(): int(value) for name, value in (raw.get("numbers") or {}).items()}
    words: dict[str, list[str]] = {
        **(raw.get("words") or {}),
        "weekday": [f"(?P<weekday>{_any(weekdays)})"],
        "month": [f"(?P<month>{_any(months)})"],
        "relative": [f"(?P<relative>{_any(relative)})"],
        "day": [r"(?P<day>0?[1-9]|[12]\d|3[01])"],
        "mon": [r"(?P<mon>0?[1-9]|1[0-2])"],
        "year": [r"(?P<year>(?:19|20)\d\d)"],
        "hour": [r"(?P<hour>[01]?\d|2[0-4])"],
        "minute": [r"(?P<minute>[0-5]\d)"],
        "half": [f"(?P<half>{_any(raw.get('half') or {})})"],
        "count": [rf"(?:\d{{1,3}}|{_any(numbers)})"],
    }
    plain = {name: [_unnamed(str(word)) for word in listed] for name, listed in words.items()}
    exact = tuple(compile_patterns([pattern], words) for pattern in raw.get("exact") or ())
    return _Grammar(
        exact=exact,
        any_exact=compile_patterns(map(_unnamed, raw.get("exact") or ()), plain),
        vague=compile_patterns(raw.get("vague") or (), words),
        never=compile_patterns(raw.get("never") or (), words),
        weekdays=weekdays,
        months=months,
        relative=relative,
        afternoon=frozenset(
            str(word).lower() for word, late in (raw.get("half") or {}).items() if late
        ),
        numbers=numbers,
    )


def _unnamed(pattern: str) -> str:
    """Return a pattern without the names of its parts, so that it can stand beside others."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _numbered(names: list[str], first: int) -> dict[str, int]:
    """Return the names listed as "monday mon", each with the number of its line."""
    return {
        name: number
        for number, line in enumerate(names, first)
        for name in str(line).lower().split()
    }


def _any(names: Any) -> str:
    """Return an expression for any of `names`, the longest first."""
    parts = sorted((str(name).lower() for name in names), key=len, reverse=True)
    return "|".join(re.escape(part).replace(r"\ ", " ") for part in parts) or "(?!)"


def mentions_in(text: str, span: Span, lexicon: Lexicon, today: date | None) -> tuple[Mention, ...]:
    """Return the times named in `span` of `text`, in order, none overlapping another."""
    grammar, stretch = _grammar(lexicon), span.of(text)
    hits = sorted(_hits(stretch, grammar), key=lambda hit: (hit[0], -hit[1]))
    never = [match.span() for match in grammar.never.finditer(stretch)] if hits else []
    kept: list[Mention] = []
    reached = 0
    for start, end, match in hits:
        if start < reached or any(a <= start and end <= b for a, b in never):
            continue
        reached = end
        place = Span(span.start + start, span.start + end)
        kept.append(
            _mention(place, match, grammar, today) if match else Mention(place, exact=False)
        )
    return tuple(kept)


def _hits(stretch: str, grammar: _Grammar) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Yield start, end and, for an exact time, the match of everything that looks like a time."""
    if grammar.any_exact.search(stretch):
        for expression in grammar.exact:
            for match in expression.finditer(stretch):
                yield _start(match), match.end(), match
    for match in grammar.vague.finditer(stretch):
        yield match.start(), match.end(), None


def _start(match: re.Match[str]) -> int:
    """Return where the time itself starts: after what a pattern only leans on (`lead`)."""
    return match.end("lead") if match.groupdict().get("lead") else match.start()


def _mention(span: Span, match: re.Match[str], grammar: _Grammar, today: date | None) -> Mention:
    """Read an exact time out of a match's named parts."""
    part = {name: value.lower() for name, value in match.groupdict().items() if value}
    return Mention(
        span=span,
        exact=True,
        day=_resolved(part, grammar, today),
        weekday=grammar.weekdays.get(part.get("weekday", "")),
        clock=_clock(part, grammar),
        numeric="day" in part and _month(part, grammar) > 0,
        month=_overrun(match, part, grammar),
    )


def _overrun(match: re.Match[str], part: dict[str, str], grammar: _Grammar) -> int:
    """Return the month that is named with a day that it does not have; 0 for any other date.

    Behind a month a number may count something: `in June 31 orders came`.
    """
    month = grammar.months.get(part.get("month", ""), 0)
    if not month or "day" not in part:
        return 0
    year = int(part["year"]) if "year" in part else _LEAP
    if _made(year, month, int(part["day"])) is not None:
        return 0
    counts = match.start("month") < match.start("day") and "year" not in part
    return 0 if counts and re.match(r"\s*\w", match.string[match.end() :]) else month


def _month(part: dict[str, str], grammar: _Grammar) -> int:
    """Return the number of the month that is named, 0 if none is."""
    return grammar.months.get(part.get("month", ""), 0) or int(part.get("mon", 0))


def _clock(part: dict[str, str], grammar: _Grammar) -> time | None:
    """Return the time of day of a match, on the 24-hour clock."""
    if "hour" not in part:
        return None
    hour, half = int(part["hour"]), part.get("half")
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half in grammar.afternoon else 0)
    return time(hour % 24, int(part.get("minute", 0)))


def _resolved(part: dict[str, str], grammar: _Grammar, today: date | None) -> date | None:
    """Return the calendar day that is meant, or None if it cannot be told."""
    day, month = int(part.get("day", 0)), _month(part, grammar)
    if day and month:
        return _dated(day, month, int(part["year"]) if "year" in part else None, today)
    if today is None:
        return None
    if "relative" in part:
        return _after(today, grammar.relative[part["relative"]])
    weekday = grammar.weekdays.get(part.get("weekday", ""))
    if weekday is not None:
        return _after(today, (weekday - today.weekday()) % _WEEK or _WEEK)
    return today if "hour" in part else None


def _after(today: date, days: int) -> date | None:
    """Return the day so many days from today, or None where the calendar ends before it."""
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _dated(day: int, month: int, year: int | None, today: date | None) -> date | None:
    """Return a day of a month; without a year, the one nearest to today. None if none is."""
    years = [year] if year else [today.year + step for step in (0, 1, -1)] if today else []
    days = [made for made in (_made(candidate, month, day) for candidate in years) if made]
    return min(days, key=lambda made: abs(made - today) if today else timedelta(0), default=None)


def _made(year: int, month: int, day: int) -> date | None:
    """Return a date, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
