"""Whether two texts speak of the same thing, told by the words that carry their meaning.

What everybody does with everything (send, get, have) says nothing; endings and common synonyms do
not count; numbers and "first" or "second" do.
"""

import re
from functools import cache, lru_cache

from clientdesk.checks._plain import plain
from clientdesk.language.dates import mentions_in
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.span import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STEM = 6
"""Letters after which two words are taken for forms of one."""
_SHORTEST_STEM = 3
_ENOUGH = 2 / 3
"""Share of the shorter text's words that must stand in the other."""


def alike(one: str, other: str, lexicon: Lexicon) -> bool:
    """Tell whether two texts are about the same thing; texts that say nothing never are."""
    first, second = _content(one, lexicon), _content(other, lexicon)
    fewer = min(len(first), len(second))
    if not fewer or len(first & second) / fewer < _ENOUGH:
        return False
    order = _order(lexicon)
    ours, theirs = (
        {word for word in words if word in order or word[0].isdigit()} for words in (first, second)
    )
    return not ours or not theirs or bool(ours & theirs)


@lru_cache(maxsize=1024)
def _content(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of a text that carry its meaning, each as the stem of its family."""
    times = [one.span for one in mentions_in(text, Span(0, len(text)), lexicon, None)]
    words = (
        plain(match[0]).partition("'")[0]
        for match in _WORD.finditer(text)
        if not any(time.meets(Span(*match.span())) for time in times)
    )
    idle, kin = _idle(lexicon), _kin(lexicon)
    stems = (_stem(word, lexicon) for word in words if word not in idle)
    return frozenset(kin.get(stem, stem) for stem in stems if stem and stem not in idle)


@lru_cache(maxsize=4096)
def _stem(word: str, lexicon: Lexicon) -> str:
    """Return what is left of a word without the language's endings, cut to its first letters."""
    for beginning in _affixes(lexicon, "beginnings"):
        if word.startswith(beginning) and len(word) - len(beginning) > _SHORTEST_STEM:
            word = word[len(beginning) :]
            break
    for ending in _affixes(lexicon, "endings"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    return word[:_STEM]


@cache
def _affixes(lexicon: Lexicon, key: str) -> tuple[str, ...]:
    """Return the endings or beginnings of words, the longest first."""
    listed = {plain(word) for word in lexicon.rule("meaning").listed(key)}
    return tuple(sorted(listed, key=len, reverse=True))


@cache
def _idle(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that say nothing of what is promised, also as stems."""
    words = {plain(word) for word in lexicon.rule("meaning").listed("idle")}
    return frozenset(words | {_stem(word, lexicon) for word in words if len(word) > _SHORTEST_STEM})


@cache
def _kin(lexicon: Lexicon) -> dict[str, str]:
    """Return for each stem with synonyms the one that stands for all of them."""
    found: dict[str, str] = {}
    for line in lexicon.rule("meaning").raw.get("synonyms") or ():
        stems = [_stem(plain(word), lexicon) for word in str(line).split()]
        found.update(dict.fromkeys(stems, stems[0]))
    return found


@cache
def _order(lexicon: Lexicon) -> frozenset[str]:
    """Return the stems of the words that tell one thing from the next of its kind."""
    words = lexicon.rule("meaning").listed("order")
    return frozenset(_stem(plain(word), lexicon) for word in words)
