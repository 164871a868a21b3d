"""Slips of the hand and shorthand, spelt out before a sentence is read: "dont", "lmk", "u".

What is found in the mended words is pointed at in the words as they were written.
"""

import re
from dataclasses import dataclass
from functools import cache

from clientdesk.language.lexicon import Lexicon
from clientdesk.language.span import Span

_WORD = re.compile(r"(?<![\w'’./@&-])[^\W\d_]+(?![\w'’/@&-]|\.\w)")
_NEXT = re.compile(r"\s+([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Mended:
    """A sentence with its slips mended."""

    text: str
    """The mended words."""
    changes: tuple[tuple[Span, Span], ...] = ()
    """Every change, in order: where it stands in `text`, and in the sentence as written."""

    def written(self, span: Span) -> Span:
        """Return where a stretch of the mended words stands in the sentence as written."""
        return Span(self._written(span.start, at_end=False), self._written(span.end, at_end=True))

    def _written(self, place: int, *, at_end: bool) -> int:
        """Return one place as written; inside a change, its near end."""
        moved = place
        for new, old in self.changes:
            if place <= new.start:
                break
            if place < new.end:
                return old.end if at_end else old.start
            moved = place - new.end + old.end
        return moved


@dataclass(frozen=True, slots=True)
class _Slip:
    """One word and what it stands for."""

    put: str
    before: frozenset[str]


@cache
def _slips(lexicon: Lexicon) -> dict[str, _Slip]:
    """Return a language's slips by the word as written, in lower case."""
    found: dict[str, _Slip] = {}
    for word, meant in (lexicon.rule("slips").raw.get("slips") or {}).items():
        given = meant if isinstance(meant, dict) else {"put": meant}
        before = frozenset(str(given.get("before", "")).lower().split())
        found[str(word).lower()] = _Slip(str(given["put"]), before)
    return found


def mended(sentence: str, lexicon: Lexicon) -> Mended:
    """Return `sentence` with the slips of the language's `slips` rule spelt out."""
    slips = _slips(lexicon)
    parts: list[str] = []
    changes: list[tuple[Span, Span]] = []
    reached = length = 0
    for word in _WORD.finditer(sentence) if slips else ():
        slip = slips.get(word[0].lower())
        if not slip or not _fits(slip, sentence, word.end()):
            continue
        put = slip.put[0].upper() + slip.put[1:] if word[0][0].isupper() else slip.put
        start = length + word.start() - reached
        parts += (sentence[reached : word.start()], put)
        changes.append((Span(start, start + len(put)), Span(*word.span())))
        reached, length = word.end(), start + len(put)
    return Mended("".join(parts) + sentence[reached:], tuple(changes))


def _fits(slip: _Slip, sentence: str, end: int) -> bool:
    """Tell whether the word after `end` is one before which the slip is one."""
    if not slip.before:
        return True
    follows = _NEXT.match(sentence, end)
    return bool(follows and follows[1].lower() in slip.before)
