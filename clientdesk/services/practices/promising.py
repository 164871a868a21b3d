"""A promise in one typed line: what, whose, by when, how sure, what not, and what it waits for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.promise import Certainty, Owner, Promise
from clientdesk.model.text import clean_line
from clientdesk.services.folding import fold
from clientdesk.services.when.typed import When, read_when

EXAMPLES = "send wireframes fri 12:00, or @them approve the copy wed"
"""What can be typed."""
THEIRS = "@them"
"""What makes a typed promise theirs."""
MARKS = {"~": Certainty.LIKELY, "?": Certainty.HOPE}
"""A sign before a date, and how sure the date is then; without one it is sure."""
_WORDS = {one.value: one for one in Certainty}
_PART = re.compile(r"(?:^|\s)(not|waits):\s*", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]\s*(.*)")
_BEFORE_A_DATE = {"by", "on", "until", "till", "do", "v", "vo", "sebelum", "pada", "-", "–"}
_LOOKS_DATED = re.compile(r"\d[/.:]\d|[a-z+]", re.IGNORECASE)
_COUNTS = re.compile(r"\d+ (?!(?:am|pm)\b)[a-z]{3,}$", re.IGNORECASE)
"""`chapter 12 mon`: a bare number before a weekday counts something, unless a month follows it."""
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Said:
    """A promise as it was typed, and how it is understood."""

    what: str
    """What is promised."""
    owner: Owner = Owner.MINE
    """Mine or theirs."""
    when: When | None = None
    """By when, in my zone; None without a date."""
    certainty: Certainty = Certainty.SURE
    """How sure the date is."""
    out_of_scope: str = ""
    """What it does not cover."""
    waits_for: str = ""
    """Words of what it waits for."""

    @property
    def due(self) -> datetime | None:
        """By when: a naive wall time of my zone; midnight means the whole day."""
        return self.when.moment if self.when else None


def read_promise(typed: str, now: datetime, zone: str = "") -> Said:
    """Read a line such as `send wireframes ~fri 12:00 not: the logo`, at an aware moment.

    The longest end of the line that is a date is its date; a text in quotes is never read as one.
    `zone` is that of the other side, for the reading. Raises InvalidInputError for a line without
    anything to do, and for a date that may be two days, such as 03/04.
    """
    line = clean_line(typed)
    main, parts = _parted(line)
    theirs = THEIRS in main.split()
    words = [word for word in main.split() if word != THEIRS]
    quoted = _QUOTED.fullmatch(" ".join(words))
    if quoted is not None:
        words, tail = [quoted[1]], quoted[2].split()
        what, when, certainty = _dated(tail, now, zone)
        words += what
    else:
        words, when, certainty = _dated(words, now, zone)
    if not words:
        raise InvalidInputError(f"say what is promised, such as {EXAMPLES}")
    if when is not None and when.recurrence is not None:
        raise InvalidInputError("a promise is due once; what repeats is a check-in")
    return Said(
        what=" ".join(words),
        owner=Owner.THEIRS if theirs else Owner.MINE,
        when=when,
        certainty=certainty,
        out_of_scope=parts.get("not", ""),
        waits_for=parts.get("waits", ""),
    )


def _parted(line: str) -> tuple[str, dict[str, str]]:
    """Split what stands behind `not:` and `waits:` off a line."""
    main, *rest = _PART.split(line)
    return main, {
        name.lower(): text.strip() for name, text in zip(rest[::2], rest[1::2], strict=True)
    }


def _dated(words: list[str], now: datetime, zone: str) -> tuple[list[str], When | None, Certainty]:
    """Return the words before the date, the date, and how sure it is."""
    spoken = _WORDS.get(words[-1].lower()) if words else None
    if spoken is not None:
        found = _cut(words[:-1], now, zone)
        if found is not None:
            return found[0], found[1], spoken
    found = _cut(words, now, zone)
    if found is not None:
        return found
    if words and re.fullmatch(r"[~?]?\d{1,2}/\d{1,2}(?:/\d{2,4})?", words[-1]):
        read_when(words[-1].lstrip("~?"), now, zone or None)
    return words, None, Certainty.SURE


def _cut(words: list[str], now: datetime, zone: str) -> tuple[list[str], When, Certainty] | None:
    for at in range(max(0, len(words) - _MOST_WORDS), len(words)):
        certainty = MARKS.get(words[at][0], Certainty.SURE)
        tail = " ".join(words[at:]).lstrip("~? ")
        if not _LOOKS_DATED.search(tail) or _COUNTS.match(tail):
            continue
        try:
            when = read_when(tail, now, zone or None)
        except InvalidInputError:
            continue
        before = words[:at]
        if before and before[-1].lower() in _BEFORE_A_DATE:
            before = before[:-1]
        return before, when, certainty
    return None


def meant(words: str, promises: Sequence[Promise]) -> Promise:
    """Return the one promise whose text holds some words. Raises InvalidInputError."""
    wanted = fold(words).split()
    found = [one for one in promises if all(word in fold(one.what) for word in wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        names = " or ".join(f"“{one.what}”" for one in found[:3])
        raise InvalidInputError(f"“{words}” may be {names}; type more of it")
    raise InvalidInputError(f"they owe nothing that holds “{words}”; @them records what they owe")
