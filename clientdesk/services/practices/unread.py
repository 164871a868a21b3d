"""Words of a typed line that mean a time and could not be read as one, so that none goes unseen."""

import re
from difflib import get_close_matches
from functools import lru_cache

from clientdesk.services.folding import fold
from clientdesk.services.practices.vague import vague_times
from clientdesk.services.when.vocabulary import MONTHS, Kind, vocabulary

_MONTH = "|".join(sorted({name for names in MONTHS for name in names.split()}, key=len)[::-1])
_BEFORE = "by|on|until|till|v|vo|do|sebelum|pada|menjelang"
_FIGURES = re.compile(
    rf"""\d{{4}}-\d{{1,2}}-\d{{1,2}}
    | \d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?
    | \d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{4}})?
    | (?<=\s)\d{{1,2}}:\d\d\b
    | \b(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:{_MONTH})|(?:{_MONTH})\s\d{{1,2}})\b
    | (?<!\S)(?:{_BEFORE})\s(?P<bare>\d{{1,2}}(?:\.\d{{1,2}})?)(?=\W*$)""",
    re.VERBOSE,
)
_DAYS = sorted(
    word
    for word, (kind, _) in vocabulary().items()
    if kind in {Kind.WEEKDAY, Kind.DAYS_AWAY} and word not in {"sat", "sun", "semalam"}
)
"""Days by name, without those that mean another thing as often."""
_LONG = [word for word in _DAYS if len(word) > 4]  # noqa: PLR2004 - shorter ones are near too much
_NEAR = 0.8
"""How near a word is to a day that was mistyped."""
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=256)
def unread_time(line: str) -> str:
    """Return the words that seem to mean a time in a line that names none; empty without any.

    A date that is none or may be two (`31/32`, `03/04`), a day in the middle of the line or
    mistyped (`frday`), and a time no two people take alike (`ASAP`).
    """
    plain = fold(line)
    if len(plain) == len(line):
        if found := _FIGURES.search(plain):
            start, end = found.span("bare" if found["bare"] else 0)
            return line[start:end]
        for word in _WORD.finditer(plain):
            if word[0] in _DAYS or get_close_matches(word[0], _LONG, 1, _NEAR):
                return line[word.start() : word.end()]
    vague = vague_times(line)
    return vague[0].words if vague else ""
