"""Private texts as runs of words, so that a mail which repeats one is found at once."""

import re
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

from clientdesk.checks._plain import plain

RUN = 6
"""Words in a row that nobody repeats by chance."""
_SHORTEST = 4
"""Words of a text that is looked for as a whole, being shorter than a run."""
_SHARDS = 64
"""Sets that share the runs: one large set would stop every thread while it grows."""
WORD = re.compile(r"[^\W_]+(?:['’\u00ad\u200b-\u200d][^\W_]+)*")
"""A word; marks inside it that nobody sees do not cut it in two."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200d]")


def folded(word: str) -> str:
    """Return a word as runs are compared: without case, accents and marks that nobody sees."""
    return plain(_UNSEEN.sub("", word))


def words_of(text: str) -> tuple[str, ...]:
    """Return all words of a text, folded."""
    if text.isascii():
        return tuple(word.replace("'", "") for word in WORD.findall(text.lower()))
    return tuple(map(folded, WORD.findall(text)))


class Runs:
    """Texts under keys, each with its owner; a key that is put again is replaced."""

    def __init__(self) -> None:
        """Hold nothing."""
        self._texts: dict[Hashable, tuple[str, ...]] = {}
        self._short: dict[Hashable, tuple[str, tuple[tuple[str, ...], ...]]] = {}
        # What was taken out stays here: it costs a second look, never a finding.
        self._seen: tuple[set[int], ...] = tuple(set() for _ in range(_SHARDS))

    def put(self, key: Hashable, owner: str, texts: Iterable[str]) -> None:
        """Hold some texts under a key in the place of those before; none at all takes it out."""
        self._texts.pop(key, None)
        self._short.pop(key, None)
        said = [words_of(text) for text in texts]
        if long := [words for words in said if len(words) >= RUN]:
            self._texts[key] = tuple(f" {' '.join(words)} " for words in long)
            for words in long:
                for run in _runs_of(words):
                    found = hash(run)
                    self._seen[found % _SHARDS].add(found)
        if short := tuple(words for words in said if _SHORTEST <= len(words) < RUN):
            self._short[key] = (owner, short)

    def stretches(self, words: Sequence[str], owners: Collection[str]) -> Iterator[tuple[int, int]]:
        """Yield the first and last place of what was taken from a text, touching runs joined.

        A text shorter than a run counts as a whole, and only for its own owner: said to somebody
        else, four words are chance.
        """
        joined: list[tuple[int, int]] = []
        for start, end in sorted((*self._runs_in(words), *self._short_in(words, owners))):
            if joined and start <= joined[-1][1] + 1:
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
        yield from joined

    def _runs_in(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        for at, run in enumerate(_runs_of(words)):
            found = hash(run)
            if found in self._seen[found % _SHARDS] and self._stands(f" {' '.join(run)} "):
                yield at, at + RUN - 1

    def _stands(self, run: str) -> bool:
        return any(run in text for texts in self._texts.values() for text in texts)

    def _short_in(self, words: Sequence[str], owners: Collection[str]) -> Iterator[tuple[int, int]]:
        begins: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            begins.setdefault(word, []).append(at)
        for whose, texts in self._short.values():
            if whose not in owners:
                continue
            for text in texts:
                for at in begins.get(text[0], ()):
                    if tuple(words[at : at + len(text)]) == text:
                        yield at, at + len(text) - 1


def _runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Return every run of words, in order."""
    return zip(*(words[at:] for at in range(RUN)), strict=False)
