"""Fuzzy search over names: what is typed, or the beginnings of words, or nearly a word."""

import re
from collections.abc import Sequence
from functools import lru_cache

from clientdesk.model.text import clean_line

_WORD = re.compile(r"[^\W_]+")
_SKIPPED = 1
"""Words that may lie between two whose beginnings were typed."""
_SHORTEST = 3
"""Letters from which on a word is found though some of its letters were left out."""


@lru_cache(maxsize=4096)
def fuzzy(query: str, name: str) -> tuple[float, frozenset[int]] | None:
    """Return how well a name answers a query, and the indexes of its letters; None if it does not.

    A name answers if it holds the query, or the query is made of beginnings of its words (`hf`,
    `hafo` for "Halden & Foss"), or it is one word with letters left out (`hlden`). Letters that
    are merely somewhere in the name are no answer.
    """
    typed = clean_line(query).casefold()
    wanted = typed.replace(" ", "")
    if not wanted:
        return 0.0, frozenset()
    folded = name.casefold()
    if len(folded) != len(name):
        folded = name.lower() if len(name.lower()) == len(name) else name
    at = folded.find(typed)
    if at >= 0:
        begins = 1.0 if at == 0 or not folded[at - 1].isalnum() else 0.0
        places = frozenset(range(at, at + len(typed)))
        return 10.0 + begins + len(typed) / len(name), places
    words = [match.span() for match in _WORD.finditer(folded)]
    for first in range(len(words)):
        if begun := _beginnings(wanted, folded, words, first):
            return 5.0 + len(wanted) / len(name), frozenset(begun)
    for start, end in words:
        if near := _left_out(wanted, folded[start:end]):
            return len(wanted) / (end - start), frozenset(start + place for place in near)
    return None


def _beginnings(
    wanted: str, folded: str, words: Sequence[tuple[int, int]], first: int
) -> list[int] | None:
    """Return where the letters stand as beginnings of words from one word on, the longest first."""
    start, end = words[first]
    length = 0
    while length < min(len(wanted), end - start) and folded[start + length] == wanted[length]:
        length += 1
    for taken in range(length, 0, -1):
        here = list(range(start, start + taken))
        if taken == len(wanted):
            return here
        for after in range(first + 1, min(first + 2 + _SKIPPED, len(words))):
            if rest := _beginnings(wanted[taken:], folded, words, after):
                return here + rest
    return None


def _left_out(wanted: str, word: str) -> list[int] | None:
    """Return where the letters stand in a word that has at most twice as many and begins alike."""
    if not _SHORTEST <= len(wanted) < len(word) <= 2 * len(wanted) or word[0] != wanted[0]:
        return None
    places: list[int] = []
    for letter in wanted:
        place = word.find(letter, places[-1] + 1 if places else 0)
        if place < 0:
            return None
        places.append(place)
    return places
