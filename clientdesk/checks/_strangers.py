"""Names of other clients in a text: told from ordinary words, from forms of a name, from one's own.

A name is a word with a capital where the desk writes one. A name that is an ordinary word too, such
as "May", "Website" or "Blue Door", needs more: a stop at a common word is worse than a miss.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from clientdesk.checking import Known
from clientdesk.checks._names import folded_alike
from clientdesk.checks._plain import plain
from clientdesk.checks._roll import PART, Name, Roll, name_of
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.reading import Reading
from clientdesk.language.span import Span

_WIDEST_GAP = 4
"""Characters between two words of a name."""


class Strangers:
    """Finds the names of a roll that do not belong to the reader of one mail."""

    def __init__(self, roll: Roll, reading: Reading, known: Known) -> None:
        """Look for names in the language of a mail."""
        self._roll = roll
        self._lexicon = reading.lexicon
        own = [name_of(text) for text in (*known.recipients, *known.own)]
        self._own = frozenset(name.plain for name in own if name)
        self._shared = frozenset(
            word for text in (*known.recipients, *known.own) for word in _plain_words(text)
        )
        self._starts = frozenset(
            _first_word(reading.text, sentence.span) for sentence in reading.sentences
        )

    def inside(self, text: str, span: Span) -> Iterator[Span]:
        """Yield where names stand in a stretch of a text, the longer of two that overlap."""
        words = list(PART.finditer(text, *span))
        folded = [plain(word[0]) for word in words]
        lower = {word[0] for word in words if word[0].islower()}
        reached = 0
        for at, word in enumerate(words):
            if at < reached:
                continue
            lengths = [
                len(name.words)
                for name in self._roll.beginning(folded[at])
                if self._fits(name, text, words[at : at + len(name.words)])
                and self._is_meant(name, words[at : at + len(name.words)], lower)
            ]
            if lengths:
                reached = at + max(lengths)
                yield Span(word.start(), words[reached - 1].end())

    def _fits(self, name: Name, text: str, words: list[re.Match[str]]) -> bool:
        """Tell whether some words are the words of a name, which is not the reader's own."""
        if len(words) != len(name.words):
            return False
        alike = all(
            folded_alike(plain(word[0]), other, self._lexicon)
            for word, other in zip(words, name.plain, strict=True)
        )
        if not alike or name.plain in self._own or self._shared.issuperset(name.plain):
            return False
        gaps = [text[a.end() : b.start()] for a, b in pairwise(words)]
        return all(0 < len(gap) <= _WIDEST_GAP and "\n\n" not in gap for gap in gaps)

    def _is_meant(self, name: Name, words: list[re.Match[str]], lower: set[str]) -> bool:
        """Tell whether words that look like a name can be nothing else."""
        generic, ordinary = _generic(self._lexicon), _ordinary(self._lexicon)
        if generic.issuperset(name.plain):
            return False
        inside = words[0].start() not in self._starts
        if len(words) == 1:
            (written,) = words
            if not _cased_alike(written[0], name.words[0]):
                return False
            if name.plain[0] in ordinary:
                return inside and written[0][0].isupper()
            return inside or not written[0][0].isupper() or written[0].lower() not in lower
        if (generic | ordinary).issuperset(name.plain):
            capitals = sum(word[0].isupper() for word in name.words)
            exact = all(word[0] == other for word, other in zip(words, name.words, strict=True))
            return exact and capitals > (0 if inside else 1)
        if (generic | ordinary).isdisjoint(name.plain):
            return True
        pairs = zip(words, name.words, name.plain, strict=True)
        return all(
            one in generic or one in ordinary or _cased_alike(word[0], other)
            for word, other, one in pairs
        )


def _first_word(text: str, span: Span) -> int:
    """Return where the first word of a stretch begins."""
    found = PART.search(text, *span)
    return found.start() if found else span.start


def _plain_words(text: str) -> list[str]:
    return [plain(word) for word in PART.findall(text)]


def _cased_alike(written: str, name: str) -> bool:
    """Tell whether a word has capitals where a name has them, or has nothing but capitals."""
    if name[:1].isupper() and written.isupper() and len(name) > 1:
        return True
    pairs = zip(written, name, strict=False)
    return all(one.isupper() or not other.isupper() for one, other in pairs)


@cache
def _generic(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that name nothing by themselves: "website", "brochure", "May"."""
    return _listed(lexicon, "generic")


@cache
def _ordinary(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that are names too, such as "Mark", "Grace" and "Summit"."""
    return _listed(lexicon, "ordinary")


def _listed(lexicon: Lexicon, key: str) -> frozenset[str]:
    return frozenset(plain(word) for word in lexicon.rule("commonplace").listed(key))
