"""Private notes that slipped into a mail: words of a secret text, in their order."""

import re
from collections.abc import Iterator
from functools import lru_cache

from clientdesk.checking import Known
from clientdesk.checks._names import plain
from clientdesk.language.reading import Reading
from clientdesk.language.zones import Zone
from clientdesk.model.finding import Finding, Severity

_RUN = 6
"""Words in a row that nobody repeats by chance."""
_SHORTEST = 4
"""Words of a note that is looked for as a whole, being shorter than a run."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SEEN = (Zone.OWN, Zone.GREETING, Zone.SIGN_OFF, Zone.SIGNATURE)


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding for every stretch taken from a secret or naming a class of urgency."""
    runs = _runs(known.secrets)
    for zone in _SEEN:
        for span in reading.spans(zone):
            found = list(_WORD.finditer(reading.text, span.start, span.end))
            for first, last in _stretches([plain(word[0]) for word in found], runs):
                yield _leak(found[first].start(), found[last].end(), _NOTE)
    rule = reading.lexicon.rule("leak")
    for sentence in reading.sentences:
        for match in rule.hits(sentence.text):
            start = sentence.span.start
            yield _leak(start + match.start(), start + match.end(), rule.message)


_NOTE = (
    "These words stand in your private notes. The reader must not see what you keep for yourself."
)


def _leak(start: int, end: int, message: str) -> Finding:
    """Make a finding."""
    return Finding("leak", Severity.STOP, start, end, message)


@lru_cache(maxsize=16)
def _runs(secrets: tuple[str, ...]) -> dict[int, frozenset[tuple[str, ...]]]:
    """Return every run of words of the secrets, by its length."""
    runs: dict[int, set[tuple[str, ...]]] = {}
    for secret in secrets:
        words = [plain(word) for word in _WORD.findall(secret)]
        size = min(_RUN, len(words))
        if size >= _SHORTEST:
            starts = range(len(words) - size + 1)
            runs.setdefault(size, set()).update(tuple(words[at : at + size]) for at in starts)
    return {size: frozenset(found) for size, found in runs.items()}


def _stretches(
    words: list[str], runs: dict[int, frozenset[tuple[str, ...]]]
) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of every stretch made of runs, overlapping runs joined."""
    hits = sorted(
        (at, at + size - 1)
        for size, known in runs.items()
        for at in range(len(words) - size + 1)
        if tuple(words[at : at + size]) in known
    )
    open_at, open_to = -1, -1
    for first, last in hits:
        if first > open_to + 1:
            if open_at >= 0:
                yield open_at, open_to
            open_at = first
        open_to = max(open_to, last)
    if open_at >= 0:
        yield open_at, open_to
