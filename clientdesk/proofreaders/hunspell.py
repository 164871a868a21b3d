"""Any language with a Hunspell dictionary: a pair of files such as `sk_SK.dic` and `sk_SK.aff`."""

import os
import re
from importlib import import_module
from pathlib import Path
from typing import Protocol

from clientdesk.language.lexicon import lexicon
from clientdesk.proofreaders._nearness import nearest
from clientdesk.proofreading import Offer, Slip, SlipKind, UnavailableError

SYSTEM_FOLDERS = (
    Path("/usr/share/hunspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/usr/local/share/hunspell"),
    Path("/opt/homebrew/share/hunspell"),
    Path("/Library/Spelling"),
)
"""Where systems keep dictionaries."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FEW = 8
"""Words of a text below which nothing is said of it as a whole."""
_FOREIGN = 0.4
"""A text with this share of unknown words is in another language, or typed without accents."""
_MOST = 30
"""Words of a text for which something better is looked for, which takes milliseconds each."""


class _Speller(Protocol):
    """What is used of the library."""

    def spell(self, word: str) -> bool: ...
    def suggest(self, word: str) -> tuple[str, ...]: ...


class HunspellReader:
    """Looks up one word after the other."""

    def __init__(self, language: str, dictionary: Path) -> None:
        """Load the pair of files whose `.dic` is given. Raises ImportError and OSError."""
        self.language = language
        self._speller: _Speller = import_module("hunspell").Hunspell(
            dictionary.stem, hunspell_data_dir=str(dictionary.parent), system_encoding="UTF-8"
        )
        words = lexicon(language).rule("spelling")
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
        if word.lower() in accepted or self._spelt(word):
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
            # What the library suggests takes it up to half a second, so common words come first.
            self._meant[word] = nearest(word, (), self._common) or nearest(
                word, self._speller.suggest(word.lower().replace("’", "'")), self._common
            )
        return self._meant[word]


def dictionary_of(language: str, folders: tuple[Path, ...]) -> Path | None:
    """Return the first `.dic` file of a language that has its `.aff` file beside it."""
    names = re.compile(rf"{re.escape(language)}(?:[_-]\w+)?\.dic", re.IGNORECASE)
    for folder in folders:
        for path in sorted(folder.glob("*.dic")) if folder.is_dir() else ():
            readable = all(os.access(each, os.R_OK) for each in (path, path.with_suffix(".aff")))
            if names.fullmatch(path.name) and readable:
                return path
    return None


def _start(language: str, folders: tuple[Path, ...]) -> HunspellReader:
    """Load the dictionary of a language."""
    path = dictionary_of(language, (*folders, *SYSTEM_FOLDERS))
    if path is None:
        raise UnavailableError(
            f"there is no dictionary; put {language}.dic and {language}.aff into {folders[0]}"
            if folders
            else "there is no dictionary"
        )
    try:
        return HunspellReader(language, path)
    except ImportError as error:
        raise UnavailableError(
            f"{path.name} cannot be read without chunspell-next; install clientdesk[spelling]"
        ) from error
    except (OSError, ValueError) as error:
        raise UnavailableError(f"{path} cannot be read ({error})") from error


offer = Offer(rank=1, languages=frozenset(), start=_start)
