"""The date at the end of a promise's line: how sure it is, and what is no date, or two."""

import re
from datetime import datetime

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.promise import Certainty
from clientdesk.services.folding import fold
from clientdesk.services.when.typed import When, read_when
from clientdesk.services.when.vocabulary import EDGES, MONTHS

MARKS = {"~": Certainty.LIKELY, "?": Certainty.HOPE}
"""A sign before a date, and how sure the date is then; without one it is sure."""
_SPOKEN = {
    Certainty.SURE: "sure pasti isto",
    Certainty.LIKELY: "likely mungkin asi",
    Certainty.HOPE: "hope harap dufam",
}
_WORDS = {word: one for one, words in _SPOKEN.items() for word in words.split()}
_BEFORE_A_DATE = {"by", "on", "until", "till", "do", "v", "vo", "sebelum", "pada", "-", "–"}
_BETWEEN_DATES = {"to", "or", "and", "until", "till", "-", "–", "az", "do", "alebo", "a", "hingga",
                  "sampai", "atau", "dan"}  # fmt: skip
_EDGES = set(" ".join(EDGES.values()).split())
_MONTH = rf"(?:{'|'.join(' '.join(MONTHS).split())})"
_LOOKS_DATED = re.compile(r"\d[/.:]\d|[a-z+]", re.IGNORECASE)
_COUNTS = re.compile(rf"\d+ (?!(?:am|pm|{_MONTH})\b)[a-z]{{3,}}$", re.IGNORECASE)
"""`chapter 12 mon`: a bare number before a weekday counts something, unless a month follows it."""
_MEANT = re.compile(
    rf"(?:^|[\s~?])(\d{{4}}-\d+-\d+|\d+:\d\d|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?"
    rf"|\d+\.? {_MONTH}|{_MONTH} \d+)$"
)
"""What nobody types who does not mean a date; it may still be none, such as 30 feb."""
_RANGE = re.compile(rf"(?:\d:\d\d\s?[-–]\s?\d+(?::\d\d)?|\d\s?[-–]\s?\d+\.? {_MONTH})$")
_MOST_WORDS = 9


def dated(words: list[str], now: datetime, zone: str) -> tuple[list[str], When | None, Certainty]:
    """Return the words before the date that they end in, the date, and how sure it is.

    Raises InvalidInputError for what is meant as a date and is none, or may be two.
    """
    spoken = _WORDS.get(fold(words[-1])) if words else None
    if spoken is not None:
        found = _cut(words[:-1], now, zone)
        if found is not None:
            return found[0], found[1], spoken
    found = _cut(words, now, zone)
    if found is not None:
        return found
    _check(words[:-1] if spoken else words, now)
    return words, None, Certainty.SURE


def _cut(words: list[str], now: datetime, zone: str) -> tuple[list[str], When, Certainty] | None:
    for at in range(max(0, len(words) - _MOST_WORDS), len(words)):
        certainty = MARKS.get(words[at][0], Certainty.SURE)
        tail = " ".join(words[at:]).lstrip("~? ")
        if not _LOOKS_DATED.search(tail) or _COUNTS.match(fold(tail)):
            continue
        try:
            when = read_when(tail, now, zone or None)
        except InvalidInputError:
            continue
        before = words[:at]
        if before and fold(before[-1]) in _EDGES:
            read_when(" ".join(words[at - 1 :]), now)  # which end of a week is said there
        _check_range(before, fold(words[at]), now, zone)
        if before and fold(before[-1]) in _BEFORE_A_DATE:
            before = before[:-1]
        return before, when, certainty
    return None


def _check_range(before: list[str], first: str, now: datetime, zone: str) -> None:
    """Refuse a second date: one at the end of `before`, joined to what begins in `first`."""
    if before and fold(before[-1]) in _BETWEEN_DATES:
        before = before[:-1]
    elif first not in _BETWEEN_DATES:
        return
    if _cut(before, now, zone):
        raise _range()


def _check(words: list[str], now: datetime) -> None:
    """Refuse an end that is meant as a date and is none: the promise would have none, unsaid."""
    line = fold(" ".join(words))
    if _RANGE.search(line):
        raise _range()
    meant = _MEANT.search(line)
    if meant is None:
        return
    try:
        read_when(meant[1], now)
    except InvalidInputError as error:
        raise InvalidInputError(f"{error}; quotes keep it as a word") from error


def _range() -> InvalidInputError:
    return InvalidInputError(
        "those are two dates, and a promise is late after one: type the later one, "
        "with ~ or ? where it is not sure"
    )
