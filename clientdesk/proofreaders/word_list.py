"""Languages with a shipped list of words and affixes, such as Malay: `<language>.txt`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clientdesk.language.lexicon import lexicon
from clientdesk.language.rule import Rule
from clientdesk.paths import shipped
from clientdesk.proofreaders._dictionary_reader import DictionaryReader
from clientdesk.proofreaders._edits import edits
from clientdesk.proofreading import Offer, UnavailableError

_SHORTEST_ROOT = 3
_SHORT = 4
"""A word of so few letters is near to many others, and may only be a very frequent one."""
_MOST = 5
"""Words that are suggested for one."""
_USUAL, _EVERYDAY = 12_000, 1_500
"""What a word may have been is one of the so many most frequent."""
_BUILT = 6_000
"""A word that is built from a root counts as so much rarer than the root."""
_SURE_ROOT = 15_000
"""What is built from a rarer root is as likely a slip."""


@dataclass(frozen=True, slots=True)
class _Affixes:
    """How a language builds words from roots, from the rule `affixes`."""

    prefixes: tuple[tuple[str, tuple[str, ...]], ...]
    """Each prefix, with what a root may have lost to it: `meng` and "", "k"."""
    suffixes: tuple[str, ...]
    """Endings proper."""
    clitics: tuple[str, ...]
    """Small words written at the end of others."""


class WordList:
    """Words by frequency, and those that are built from them."""

    def __init__(self, words: list[str], more: frozenset[str], affixes: Rule) -> None:
        """Keep `words`, the most frequent first, and `more` that are right."""
        self._ranks = {word: rank for rank, word in enumerate(words)}
        for word in more:
            self._ranks[word] = 0
        raw = affixes.raw
        self._affixes = _Affixes(
            tuple((str(put), tuple(map(str, lost))) for put, lost in raw["prefixes"].items()),
            tuple(map(str, raw["suffixes"])),
            tuple(map(str, raw["clitics"])),
        )

    def spell(self, word: str) -> bool:
        """Tell whether a word is right."""
        lower = word.lower()
        return lower in self._ranks or any(map(self._is_root, self._roots(lower)))

    def _is_root(self, word: str) -> bool:
        """Tell whether words may be built from this one."""
        sure = _BUILT if len(word) <= _SHORTEST_ROOT else _SURE_ROOT
        return self._ranks.get(word, sure) < sure

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return the frequent words that are one slip away from one that is unknown."""
        most = _EVERYDAY if len(word) <= _SHORT else _USUAL
        found = {made: rank for made in edits(word, "") if (rank := self._rank(made)) < most}
        return tuple(sorted(found, key=found.__getitem__)[:_MOST])

    def _rank(self, word: str) -> int:
        """Return how many words are more frequent than this one, or than its root."""
        known = self._ranks.get(word)
        if known is not None:
            return known
        roots = (self._ranks.get(root, _USUAL) for root in self._roots(word))
        return min(roots, default=_USUAL) + _BUILT

    def _roots(self, word: str) -> Iterator[str]:
        """Yield what a word may be built from."""
        for bare in self._cut(self._cut([word], self._affixes.clitics), self._affixes.suffixes):
            yield bare
            for prefix, lost in self._affixes.prefixes:
                if bare.startswith(prefix):
                    rest = bare[len(prefix) :]
                    if len(rest) >= _SHORTEST_ROOT:
                        yield from (letter + rest for letter in lost)

    @staticmethod
    def _cut(words: list[str], endings: tuple[str, ...]) -> list[str]:
        """Return words, and each also without an ending that it may have."""
        cut = [
            word[: -len(ending)]
            for word in words
            for ending in endings
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT
        ]
        return [*words, *cut]


def _start(language: str, folders: tuple[Path, ...]) -> DictionaryReader:
    """Read the shipped list of a language."""
    del folders
    path = shipped("data") / "dictionaries" / language / f"{language}.txt"
    affixes, rule = lexicon(language).rule("affixes"), lexicon(language).rule("spelling")
    if not path.is_file() or not affixes.raw:
        raise UnavailableError("there is no dictionary")
    try:
        words = path.read_text(encoding="utf-8").split()
    except (OSError, ValueError) as error:
        raise UnavailableError(f"{path.name} cannot be read ({error})") from error
    more = rule.listed("common") | rule.listed("words")
    return DictionaryReader(language, WordList(words, more, affixes))


offer = Offer(rank=3, languages=frozenset(), start=_start, partial=True)
