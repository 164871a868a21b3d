"""The kinds of stretch in an email, and its lines as the search for them sees them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from clientdesk.language.accents import unaccented
from clientdesk.language.lexicon import languages, lexicon
from clientdesk.language.span import Span

_NAME_LINE = re.compile(r"[-–—~]*\s*[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3}[,.]?")


class Zone(StrEnum):
    """A kind of stretch in an email."""

    GREETING = "greeting"
    """The salutation line."""
    OWN = "own"
    """What the writer says."""
    SIGN_OFF = "sign-off"
    """The closing formula."""
    SIGNATURE = "signature"
    """Name, firm, addresses."""
    QUOTED = "quoted"
    """Somebody's earlier mail, with its header lines."""
    SMALL_PRINT = "small print"
    """Disclaimers and unsubscribe lines."""


@dataclass(frozen=True, slots=True)
class Zoned:
    """A stretch of a mail and its kind."""

    zone: Zone
    """The kind."""
    span: Span
    """Where it stands; whole lines, without white space at the ends."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a mail."""

    span: Span
    """Where it stands, its line end included."""
    text: str
    """What it says, without white space at its ends."""


@cache
def words_of(key: str) -> re.Pattern[str]:
    """Return what the `zones` rules of all languages list under `key`, as one expression."""
    parts = [lexicon(code).rule("zones").expression(key).pattern for code in languages()]
    both = dict.fromkeys((*parts, *map(unaccented, parts)))
    return re.compile("|".join(f"(?:{part})" for part in both), re.IGNORECASE)


def lines_of(text: str) -> list[Line]:
    """Cut a text at its line ends."""
    found, position = [], 0
    for line in text.split("\n"):
        end = min(len(text), position + len(line) + 1)
        found.append(Line(Span(position, end), line.strip()))
        position = end
    return found


def is_name_line(line: str) -> bool:
    """Tell whether a line holds a name and nothing else, as one below a mail does."""
    capitals = all(word[0].isupper() for word in re.findall(r"[^\W\d_][\w'’-]*", line))
    return capitals and bool(_NAME_LINE.fullmatch(line)) and not line.endswith(".")


def mark_rest(kinds: list[Zone | None], start: int, end: int, zone: Zone) -> None:
    """Mark what is not yet marked in [start, end)."""
    for number in range(start, end):
        if kinds[number] is None:
            kinds[number] = zone
