"""What a proofreader leaves alone: names, jargon, quotations, and what is no prose at all."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from clientdesk.checking import Known
from clientdesk.language.reading import Reading
from clientdesk.language.span import Span
from clientdesk.language.zone import Zone
from clientdesk.proofreading import Slip, SlipKind

_SHORTEST_STEM = 3
_NEAR = 24
"""Characters before a word that tell what it is."""
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_SMALL = "a-zß-öø-ÿ" + "".join(
    letter for letter in map(chr, range(0x100, 0x180)) if letter.islower()
)
"""Small letters, those of Slovak included, as the inside of a set of characters."""
_NO_PROSE = re.compile(
    r"""
      (?:https?|ftp|mailto|tel):\S+ | www\.\S+          # addresses of the web
    | \b[\w.+-]+@[\w-]+\.[\w.-]+                        # of mail
    | \b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}\b(?:/\S*)?     # hosts and file names
    | (?<!\w)(?:[\w.~*-]*[\\/]){2,}[\w.~*-]* | \b[\w.-]+[\\/][\w./\\-]+   # paths
    | (?<!\S)[.*]+\w[\w.-]*                            # .bashrc, *.txt
    | (?<!\w)[@#]\w[\w-]*                               # handles and tags
    | \w*\d\w*(?:[-./]\w*\d\w*)*                        # whatever holds a digit
    | (?<=\d[ ])\w{1,4}\b                               # units
    | \b\w*_\w+ | &\#?\w+;                             # names of programs, signs of HTML
    | ```.*?```                                         # code and blanks
    | `[^`\n]*` | \{%[^}\n]*%\} | \{\{[^}\n]*\}\} | \[[^\]\n]*\] | <[^<>\n]*>
    | "[^"\n]{1,200}" | “[^”\n]{1,200}” | „[^“”\n]{1,200}[“”] | «[^»\n]{1,200}» | ‘[^’\n]{1,200}’
    | \b\w*[^\W\d_SMALL]{2,}(?:['’]?s)?\b               # DPI, PDFs
    | \b[^\W\d_]+[^\W\d_SMALL]\w*                       # InDesign
    """.replace("SMALL", _SMALL),
    re.VERBOSE | re.DOTALL,
)
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]\.\s*$")
_PREFIX = re.compile(r"(?<!\w)(\w+)-$")
_SHORT_FORM = re.compile(rf"\s+[\W_]*(?:\w*\d\w*|[^\W\d_{_SMALL}]{{2,}})\b")
_OPENING = re.compile(r"[\W\d_]*")


@lru_cache(maxsize=4)
def words_of(names: tuple[str, ...]) -> frozenset[str]:
    """Return the words in a list of names, in lower case, each also without its hyphens."""
    found = {word.lower() for name in names for word in _WORD.findall(name)}
    return frozenset(found | {part for word in found for part in word.split("-")})


@lru_cache(maxsize=4)
def _stems(words: frozenset[str], endings: frozenset[str]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in _stems_of(word, endings))


def _stems_of(word: str, endings: frozenset[str]) -> set[str]:
    """Return a word, and what is left of it without each ending that it may have."""
    cut = {word.removesuffix(each) for each in endings if word.endswith(each)}
    return {stem for stem in (word, *cut) if len(stem) >= _SHORTEST_STEM}


class Sparing:
    """What is right in one mail although no dictionary knows it."""

    def __init__(self, reading: Reading, known: Known) -> None:
        """Look at the whole mail: its names stand in its greeting, its signature, its quotes."""
        rule = reading.lexicon.rule("spelling")
        self._text = reading.text
        self._endings = rule.listed("endings")
        self._days = rule.listed("days")
        self._prefixes = rule.listed("prefixes")
        self._names = words_of((*known.recipients, *known.others, *known.accepted))
        self._spared = [match.span() for match in _NO_PROSE.finditer(reading.text)]
        self._starts = [sentence.span.start for sentence in reading.sentences]
        self._capitalised = self._words(reading.own, names=True)
        others = [zoned.span for zoned in reading.zones if zoned.zone is not Zone.OWN]
        subject = {word.lower() for word in _WORD.findall(known.subject or "") if word[0].isupper()}
        self.accepted: frozenset[str] = (
            self._names | rule.listed("words") | self._words(others) | subject
        )
        """The right words, in lower case: also those of greeting, signature and quoted mail."""

    def _words(self, spans: Iterable[Span], *, names: bool = False) -> frozenset[str]:
        """Return the words of some stretches, or only those with a capital of their own."""
        return frozenset(
            word[0].lower()
            for span in spans
            for word in _WORD.finditer(self._text, *span)
            if not names or self._is_name(word.start())
        )

    def _is_name(self, start: int) -> bool:
        """Tell whether a word has a capital that no sentence gave it."""
        if not self._text[start].isupper():
            return False
        line = self._text.rfind("\n", 0, start) + 1
        begin = max(
            line, self._starts[place - 1] if (place := bisect_right(self._starts, start)) else 0
        )
        before = self._text[begin:start]
        return (
            _OPENING.sub("", before, count=1) != ""
            or _INITIAL.search(self._text, max(0, start - _NEAR), start) is not None
        )

    def spares(self, slip: Slip) -> bool:
        """Tell whether a slip, whose places are those of the mail, is none."""
        found = self._text[slip.start : slip.end]
        if any(start < slip.end and slip.start < end for start, end in self._spared):
            return True
        if slip.suggestions and slip.suggestions[0].lower() in self._days:
            return found.lower() in self._names
        if found.lower() in self._capitalised or self._is_name(slip.start) or self._accepts(found):
            return True
        if slip.kind is SlipKind.GRAMMAR:
            # Whether it is "a" or "an" depends on how a short form is spoken.
            hyphen = self._text.startswith("-", slip.end)
            return hyphen or _SHORT_FORM.match(self._text, slip.end) is not None
        return len(found) == 1 or self._continues(slip.start)

    def _continues(self, start: int) -> bool:
        """Tell whether a word is what follows a prefix and a hyphen: "co-ordinating"."""
        before = _PREFIX.search(self._text, max(0, start - _NEAR), start)
        return before is not None and before[1].lower() in self._prefixes

    def _accepts(self, found: str) -> bool:
        """Tell whether a word is an accepted one, or a form of one."""
        word = found.lower()
        if word in self.accepted:
            return True
        stems = _stems(self._names, self._endings)
        return any(stem in stems for stem in _stems_of(word, self._endings))
