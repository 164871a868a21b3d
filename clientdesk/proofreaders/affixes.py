"""The dictionaries of stems and affixes that are shipped, read without a library: Slovak."""

from functools import cached_property
from pathlib import Path

from clientdesk.language.accents import lacks_accents
from clientdesk.language.lexicon import lexicon
from clientdesk.paths import shipped
from clientdesk.proofreaders._affixes import AffixDictionary
from clientdesk.proofreaders._dictionary_reader import DictionaryReader
from clientdesk.proofreaders._edits import edits
from clientdesk.proofreading import Offer, Slip, UnavailableError

_MOST = 6
"""Words that are suggested for one."""


class _Speller:
    """A dictionary that also tells what may be meant."""

    def __init__(self, dictionary: AffixDictionary, letters: str) -> None:
        self._dictionary = dictionary
        self._letters = letters

    def spell(self, word: str) -> bool:
        """Tell whether a word is right."""
        return self._dictionary.spell(word)

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return right words that are one slip away from one that is not."""
        found: dict[str, None] = {}
        for made in edits(word, self._letters):
            if len(found) == _MOST:
                break
            if self._dictionary.spell(made):
                found[made] = None
        return tuple(found)


class AffixReader:
    """Reads texts with accents, and those typed without, each with a dictionary of its kind."""

    def __init__(self, language: str, dictionary: Path) -> None:
        """Load the dictionary, which takes a fifth of a second and 40 MB. Raises OSError."""
        self.language = language
        self._path = dictionary
        self._letters = str(lexicon(language).rule("language").raw.get("letters") or "")
        speller = _Speller(AffixDictionary(dictionary), self._letters)
        self._accented = DictionaryReader(language, speller)

    def proofread(self, text: str, accepted: frozenset[str]) -> list[Slip]:
        """Return the words that are in no dictionary and near to one that is."""
        if lacks_accents(text, self._letters):
            return self._plain.proofread(text, accepted)
        return self._accented.proofread(text, accepted)

    @cached_property
    def _plain(self) -> DictionaryReader:
        """Reads texts typed without accents."""
        speller = _Speller(AffixDictionary(self._path, accented=False), "")
        return DictionaryReader(self.language, speller, accented=False)


def _start(language: str, folders: tuple[Path, ...]) -> AffixReader:
    """Load the shipped dictionary of a language."""
    del folders
    found = sorted((shipped("data") / "dictionaries" / language).glob("*.dic"))
    if not found:
        raise UnavailableError("there is no dictionary")
    try:
        return AffixReader(language, found[0])
    except (OSError, ValueError) as error:
        raise UnavailableError(f"{found[0].name} cannot be read ({error})") from error


offer = Offer(rank=2, languages=frozenset(), start=_start)
