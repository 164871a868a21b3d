"""Common words only, for a language without a dictionary: swapped, missing and doubled letters."""

import re
from pathlib import Path

from clientdesk.language.lexicon import lexicon
from clientdesk.proofreaders._nearness import distance, swapped
from clientdesk.proofreading import Offer, Slip, SlipKind, UnavailableError

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 5
_ENDING = 3
"""Letters at the end that may differ in an inflected form: there only a swap is a slip."""


class CommonWordsReader:
    """Knows some hundred words that business mails are full of, and what a slip makes of them."""

    def __init__(self, language: str) -> None:
        """Read the list. Raises UnavailableError if there is none."""
        self.language = language
        rule = lexicon(language).rule("spelling")
        words = rule.listed("common")
        if not words:
            raise UnavailableError("there is no list of common words")
        self._right = words | rule.listed("words")
        self._common = [word for word in words if len(word) >= _SHORTEST]
        self._pairs = {pair for each in self._right for pair in _pairs(each)}
        self._meant: dict[str, tuple[str, ...]] = {}

    def proofread(self, text: str, accepted: frozenset[str]) -> list[Slip]:
        """Return the words that are a common one with a slip in it."""
        slips = []
        for word in _WORD.finditer(text):
            lower = word[0].lower()
            if len(lower) < _SHORTEST or lower in self._right or lower in accepted:
                continue
            if meant := self._slipped(lower):
                put = tuple(each.capitalize() if word[0][0].isupper() else each for each in meant)
                slips.append(Slip(*word.span(), SlipKind.SPELLING, suggestions=put))
        return slips

    def _slipped(self, word: str) -> tuple[str, ...]:
        if word not in self._meant:
            # A pair of letters that no common word has is rarely another word or another case.
            odd = not self._pairs.issuperset(_pairs(word))
            self._meant[word] = tuple(
                each for each in self._common if _is_slip(word, each, odd=odd)
            )
        return self._meant[word]


def _pairs(word: str) -> set[str]:
    """Return the neighbouring letters of a word, its ends included."""
    ended = f" {word} "
    return {ended[place : place + 2] for place in range(len(ended) - 1)}


def _is_slip(word: str, common: str, *, odd: bool) -> bool:
    """Tell whether a word can hardly be anything but a slip of a common one."""
    if abs(len(word) - len(common)) > 1 or word[0] != common[0]:
        return False
    if swapped(word, common):
        return True
    # A wrong letter, or one at the end, is as often another word or another case of this one.
    same_end = 2 if odd else _ENDING
    return (
        (odd or len(word) != len(common))
        and word[-same_end:] == common[-same_end:]
        and distance(word, common) == 1
    )


def _start(language: str, folders: tuple[Path, ...]) -> CommonWordsReader:
    """Read the list of a language."""
    del folders
    return CommonWordsReader(language)


offer = Offer(rank=4, languages=frozenset(), start=_start, partial=True)
