"""A promise in one typed line: what, whose, by when, how sure, what not, and what it waits for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.promise import Certainty, Owner, Promise
from clientdesk.model.text import clean_line
from clientdesk.services.folding import fold
from clientdesk.services.practices.promise_date import dated
from clientdesk.services.when.typed import When

EXAMPLES = "send wireframes fri 12:00, or @them approve the copy wed"
"""What can be typed."""
THEIRS = "@them"
"""What makes a typed promise theirs."""
_THEIRS = {THEIRS, "@mereka", "@oni"}
_PARTS = {"not": "not bukan kecuali nie okrem", "waits": "waits tunggu menunggu caka čaká"}
_NAMES = {word: name for name, words in _PARTS.items() for word in words.split()}
_PART = re.compile(rf"(?:^|\s)({'|'.join(_NAMES)}):\s*", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”]([^\"“”]+)[\"“”]\s*(.*)")


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
    anything to do, for a date that is none, such as 30 feb, and for two, such as 03/04.
    """
    line = clean_line(typed)
    main, parts = _parted(line)
    theirs = not _THEIRS.isdisjoint(main.split())
    words = [word for word in main.split() if word not in _THEIRS]
    quoted = _QUOTED.fullmatch(" ".join(words))
    if quoted is not None:
        words, tail = [quoted[1]], quoted[2].split()
        what, when, certainty = dated(tail, now, zone)
        words += what
    else:
        words, when, certainty = dated(words, now, zone)
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
        _NAMES[name.lower()]: text.strip() for name, text in zip(rest[::2], rest[1::2], strict=True)
    }


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
