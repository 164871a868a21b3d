"""The vocabulary of a desk: every word in it, so that a slip finds the word that was meant."""

import re
from collections.abc import Iterable
from threading import Lock

from clientdesk.services.folding import fold
from clientdesk.store.desk import Desk

_WORD = re.compile(r"[^\W_]{3,24}")
_FORGIVING = 4
"""Letters from which on one slip is forgiven."""
_TWICE = 8
"""Letters from which on two are."""
_MEANT = 6
"""Words that one slip may stand for, at most."""


class Vocabulary:
    """The folded words of some tables; gathered when first asked, kept up by watching the desk."""

    def __init__(self, desk: Desk, tables: Iterable[str]) -> None:
        self._desk = desk
        self._tables = frozenset(tables)
        self._words: set[str] = set()
        self._changed: list[bytes] = []
        self._gathered = False
        self._lock = Lock()
        desk.watch(self._told, self._anew)

    def near(self, word: str) -> frozenset[str]:
        """Return the words that a folded word may have been meant to be; it need not be one.

        One letter wrong, left out, added or swapped from 4 letters on, two from 8.
        """
        if len(word) < _FORGIVING or not word.isalpha():
            return frozenset()
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        allowed = 2 if len(word) >= _TWICE else 1
        lengths = range(len(word) - allowed, len(word) + allowed + 1)
        words = [each for each in self._all() if len(each) in lengths]
        found = process.extract(
            word, words, scorer=OSA.distance, score_cutoff=allowed, limit=_MEANT
        )
        return frozenset(each for each, _, _ in found)

    def _all(self) -> list[str]:
        with self._lock:
            if not self._gathered:
                self._changed = []
                for table in self._tables:
                    items = self._desk.documents(table).items()
                    self._words.update(word for item in items for word in _words_of(item[1]))
                self._gathered = True
            changed, self._changed = self._changed, []
            for document in changed:
                self._words.update(_words_of(document))
            return list(self._words)

    def _told(self, table: str, number: int, before: bytes | None, now: bytes | None) -> None:
        del number, before
        if self._gathered and now is not None and table in self._tables:
            self._changed.append(now)

    def _anew(self) -> None:
        self._gathered = False


def _words_of(document: bytes) -> list[str]:
    return _WORD.findall(fold(document.decode("unicode_escape")))
