"""Cutting a typed date into its pieces.

A date typed in a mixture of English, Malay and Slovak is read all the same.
"""

import re
from datetime import date, time
from typing import NamedTuple

from clientdesk.model.errors import InvalidInputError
from clientdesk.services.folding import fold
from clientdesk.services.when.spoken import plain
from clientdesk.services.when.vocabulary import MONTHS, Kind, vocabulary

__all__ = ["Cursor", "Kind", "Piece", "clock", "pieces"]


class Piece(NamedTuple):
    """One piece."""

    kind: Kind
    """What it is."""
    value: object
    """What it means: a number, a date, a clock time, a unit."""
    text: str
    """What was typed."""


_YEAR_DIGITS = 4


class Cursor:
    """Goes through pieces from left to right, past those that say nothing."""

    def __init__(self, pieces: list[Piece]) -> None:
        """Begin before the first piece."""
        self._left = [piece for piece in reversed(pieces) if piece.kind is not Kind.FILLER]

    def take(self, *kinds: Kind) -> Piece | None:
        """Take the next piece if it is one of some kinds."""
        return self._left.pop() if self._left and self._left[-1].kind in kinds else None

    def year(self) -> int | None:
        """Take the next piece if it is a year of four digits, and return it."""
        following = self._left[-1] if self._left else None
        if following and following.kind is Kind.NUMBER and len(following.text) == _YEAR_DIGITS:
            return int(self._left.pop().text)
        return None

    def rest(self) -> list[Piece]:
        """Take all that is left."""
        rest, self._left = self._left[::-1], []
        return rest


_WORDS = vocabulary()
_AT = frozenset({"o", "at", "pukul"})
"""Words after which `15.30` is a time and no day."""
_PIECE = re.compile(
    r"""(?P<iso>\d{4}[-/]\d{1,2}[-/]\d{1,2}) (?:t(?=\d))?
    | (?P<dashed>\d{1,2}-\d{1,2}-\d{4})
    | (?P<spoken>\d{1,2}~\d{2})
    | (?P<slash>\d{1,2}/\d{1,2}(?:/\d{2,4})?)
    | (?P<dotted>\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?)
    | (?P<clock>\d{1,2}:\d{2}|\d{1,2}h\d{2})
    | (?P<dotclock>\d{1,2}\.\d{2})(?!\d)
    | (?P<nth>\d{1,2}(?:st|nd|rd|th|\.))(?!\w)
    | (?P<number>\+?\d+)
    | (?P<word>[^\W\d_]+)
    | (?P<nothing>[\s,;.@]+)""",
    re.VERBOSE,
)


def pieces(typed: str) -> list[Piece]:
    """Cut a typed date into its pieces. Raises InvalidInputError for what is no part of one."""
    text = plain(fold(typed).strip())
    found: list[Piece] = []
    place = 0
    while place < len(text):
        match = _PIECE.match(text, place)
        if match is None:
            raise InvalidInputError(f"{text[place]!r} has no place in a date")
        group = str(match.lastgroup)
        if group == "dotclock" and found and found[-1].text in _AT:
            found.append(_piece("clock", match[group].replace(".", ":")))
        elif group != "nothing":
            found.append(_piece(group, match[group]))
        place = match.end()
    return found


def _piece(group: str, text: str) -> Piece:
    if group == "word":
        if text not in _WORDS:
            raise InvalidInputError(f"{text!r} is no word of a date")
        return Piece(*_WORDS[text], text)
    if group == "iso":
        return Piece(Kind.DATE, _date(text, *map(int, re.split("[-/]", text))), text)
    if group == "spoken":
        hour, minute = (int(part) for part in text.split("~"))
        return Piece(Kind.SPOKEN, clock(text, hour, minute), f"{hour}:{minute:02}")
    if group in {"slash", "dashed"}:
        return Piece(Kind.DATE, _slashed(text.replace("-", "/")), text)
    if group == "dotted":
        day, month, year = (*(int(part) for part in re.findall(r"\d+", text)), 0)[:3]
        return Piece(Kind.DATE, _date(text, year, month, day) if year else (month, day), text)
    if group in {"clock", "dotclock"}:
        hour, minute = (int(part) for part in re.split(r"[:.h]", text))
        return Piece(Kind.CLOCK, clock(text, hour, minute), text)
    if group == "nth":
        return Piece(Kind.DAY_OF_MONTH, int(re.sub(r"\D", "", text)), text)
    return Piece(Kind.NUMBER, int(text), text)


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidInputError(f"there is no day {text}") from None


def clock(text: str, hour: int, minute: int = 0) -> time:
    """Return a time of day. Raises InvalidInputError where there is none."""
    try:
        return time(hour, minute)
    except ValueError:
        raise InvalidInputError(f"there is no time {text}") from None


def _slashed(text: str) -> date | tuple[int, int]:
    """Read `25/12`, where only one of the two can be the month."""
    one, two, year = (*(int(part) for part in text.split("/")), 0)[:3]
    if one != two and max(one, two) <= 12:  # noqa: PLR2004 - both can be months
        raise InvalidInputError(
            f"{text} could be {one} {_name(two)} or {two} {_name(one)}; "
            f"type {one} {_name(two).lower()} or {two} {_name(one).lower()}"
        )
    month, day = sorted((one, two)) if one <= 12 or two <= 12 else (one, two)  # noqa: PLR2004
    if year and year < 100:  # noqa: PLR2004 - two digits are this century's
        year += 2000
    return _date(text, year, month, day) if year else (month, day)


def _name(month: int) -> str:
    return MONTHS[month - 1].split()[1].capitalize() if 1 <= month <= 12 else "?"  # noqa: PLR2004
