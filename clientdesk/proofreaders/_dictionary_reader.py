"""Reads a text word by word: what no dictionary knows, and is near to a known word, is a slip."""

import re
from typing import Protocol

from clientdesk.language.lexicon import lexicon
from clientdesk.proofreaders._english import english
from clientdesk.proofreaders._nearness import nearest
from clientdesk.proofreading import Slip, SlipKind, UnavailableError

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FEW = 8
"""Words of a text below which nothing is said of it as a whole."""
_FOREIGN = 0.4
"""A text with this share of unknown words is in another language, or typed without accents."""
_MOST = 30
"""Words of a text for which something better is looked for, which takes milliseconds each."""


class Speller(Protocol):
    """A dictionary."""

    def spell(self, word: str) -> bool:
        """Tell whether a word is right."""
        ...

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return right words that may be meant by one that is not."""
        ...


class DictionaryReader:
    """Looks up one word after the other."""

    def __init__(self, language: str, speller: Speller, *, accented: bool = True) -> None:
        """Keep a dictionary of a language, whose words have their accents if it is `accented`."""
        self.language = language
        self._speller = speller
        words = lexicon(language, accented=accented).rule("spelling")
        self._common = words.listed("common") | words.listed("days")
        self._known: dict[str, bool] = {}
        self._meant: dict[str, tuple[str, ...]] = {}

    def proofread(self, text: str, accepted: frozenset[str]) -> list[Slip]:
        """Return the words that are in no dictionary and near to one that is."""
        words = list(_WORD.finditer(text))
        unknown = [word for word in words if not self._right(word[0], accepted)]
        if len(words) >= _FEW and len(unknown) > _FOREIGN * len(words):
            raise UnavailableError("the text does not look like its language, or has no accents")
        return [
            Slip(*word.span(), SlipKind.SPELLING, suggestions=meant)
            for word in unknown[:_MOST]
            if (meant := self._suggested(word[0]))
        ]

    def _right(self, word: str, accepted: frozenset[str]) -> bool:
        """Tell whether a word is right as a whole, or each part that a hyphen joins."""
        if word.lower() in accepted or word.lower() in english() or self._spelt(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(
            part.lower() in accepted or self._spelt(part) for part in parts
        )

    def _spelt(self, word: str) -> bool:
        plain = word.replace("’", "'")
        if plain not in self._known:
            self._known[plain] = self._asked(plain)
        return self._known[plain]

    def _asked(self, word: str) -> bool:
        try:
            return bool(self._speller.spell(word))
        except UnicodeEncodeError:
            return True  # letters that the dictionary's encoding lacks: another language's word

    def _suggested(self, word: str) -> tuple[str, ...]:
        if word not in self._meant:
            # What a library suggests takes it up to half a second, so common words come first.
            self._meant[word] = nearest(word, (), self._common) or nearest(
                word, self._speller.suggest(word.lower().replace("’", "'")), self._common
            )
        return self._meant[word]
