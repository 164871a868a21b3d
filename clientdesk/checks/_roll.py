"""The names of a desk's clients by how they begin, so that a mail is held against all at once."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

from clientdesk.checks._plain import plain

_KEY = 3
"""Letters by which names are kept: an inflected word still has them."""
_SHORTEST = 3
"""Letters of a name that is looked for."""
_EVERYBODYS = 3
"""Clients who share a word that is nobody's own any more."""
PART = re.compile(r"[^\W_]+")
"""What names are compared by: "O'Brien" has two."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, project or word of some client."""

    text: str
    """As it is written in the desk."""
    words: tuple[str, ...]
    """Its words as written there."""
    plain: tuple[str, ...]
    """Its words without case and accents."""


@lru_cache(maxsize=1 << 16)
def name_of(text: str) -> Name | None:
    """Return a text as a name; None if it is too short to say where a mail belongs."""
    words = tuple(PART.findall(text))
    if not words or len(text.strip()) < _SHORTEST:
        return None
    return Name(text.strip(), words, tuple(plain(word) for word in words))


class Roll(Sequence[str]):
    """Names under the client who has them; it reads like a plain sequence of them."""

    def __init__(self) -> None:
        """Hold nothing."""
        self._of: dict[Hashable, tuple[Name, ...]] = {}
        self._holders: dict[Name, int] = {}
        self._beginning: dict[str, dict[Name, None]] = {}

    def put(self, key: Hashable, texts: Sequence[str]) -> None:
        """Hold a client's names in the place of those before; none at all takes the client out."""
        for name in self._of.pop(key, ()):
            self._holders[name] -= 1
            if not self._holders[name]:
                del self._holders[name]
                del self._beginning[name.plain[0][:_KEY]][name]
        found = dict.fromkeys(map(name_of, texts))
        names = tuple(name for name in found if name)
        if names:
            self._of[key] = names
        for name in names:
            self._holders[name] = self._holders.get(name, 0) + 1
            self._beginning.setdefault(name.plain[0][:_KEY], {})[name] = None

    def refresh(self) -> None:
        """Take in what has changed since; a plain roll changes only by `put`."""

    def beginning(self, word: str) -> Iterator[Name]:
        """Yield the names whose first word begins like a folded word, shared ones left out."""
        for name in self._beginning.get(word[:_KEY], ()):
            if self._holders[name] < _EVERYBODYS:
                yield name

    def __iter__(self) -> Iterator[str]:
        self.refresh()
        return iter([name.text for name in self._holders])

    def __len__(self) -> int:
        self.refresh()
        return len(self._holders)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        return list(self)[index]


@lru_cache(maxsize=16)
def _roll_of(names: tuple[str, ...]) -> Roll:
    roll = Roll()
    for number, name in enumerate(names):
        roll.put(number, (name,))
    return roll


def roll_of(names: Sequence[str]) -> Roll:
    """Return names as a roll that is up to date."""
    if isinstance(names, Roll):
        names.refresh()
        return names
    return _roll_of(tuple(names))
