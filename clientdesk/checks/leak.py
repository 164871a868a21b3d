"""Private notes that slipped into a mail: words of a secret text, in their order."""

from collections.abc import Iterator
from functools import lru_cache

from clientdesk.checking import Known
from clientdesk.checks._runs import RUN, WORD, Runs, folded
from clientdesk.language.reading import Reading
from clientdesk.language.span import Span
from clientdesk.language.zone import Zone
from clientdesk.model.finding import Finding, Severity

_SEEN = frozenset((Zone.OWN, Zone.GREETING, Zone.SIGN_OFF, Zone.SIGNATURE))
_STOCK = RUN + 2
"""Words of a stretch that may be a stock phrase, such as "let me know if you have"."""


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding for every stretch taken from a secret or naming a class of urgency."""
    spans = [zoned.span for zoned in reading.zones if zoned.zone in _SEEN]
    found = [match for span in spans for match in WORD.finditer(reading.text, *span)]
    for first, last in _taken([folded(match[0]) for match in found], known):
        start, end = found[first].start(), found[last].end()
        if last - first >= _STOCK or not _is_stock(reading, start, end):
            yield _leak(start, end, _NOTE)
    if known.subject and any(_taken([folded(word) for word in WORD.findall(known.subject)], known)):
        yield _leak(0, 0, f"The subject: {_NOTE[0].lower()}{_NOTE[1:]}")
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


def _taken(words: list[str], known: Known) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of the words that were taken from a private text."""
    yield from _runs(known.secrets).stretches(words, "")
    if known.vault is not None:
        yield from known.vault.stretches(words)


@lru_cache(maxsize=16)
def _runs(secrets: tuple[str, ...]) -> Runs:
    """Return the texts ready to be compared."""
    runs = Runs()
    runs.put(0, "", secrets)
    return runs


def _is_stock(reading: Reading, start: int, end: int) -> bool:
    """Tell whether some words are part of a formula that closes half of all mails."""
    closers = reading.lexicon.rule("closers").expression("closers")
    sentence = next((one for one in reading.sentences if one.span.holds(Span(start, end))), None)
    return sentence is not None and any(
        sentence.span.start + match.start() <= start and end <= sentence.span.start + match.end()
        for match in closers.finditer(sentence.text)
    )
