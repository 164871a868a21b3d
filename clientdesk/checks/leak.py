"""Private notes that slipped into a mail: words of a secret text, in their order.

Nothing that the reader gets is left out: a mail that is quoted below, the subject, the names beside
the addresses, the names of the files.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from clientdesk.checking import Known
from clientdesk.checks._runs import RUN, WORD, Runs, folded
from clientdesk.language.reading import Reading
from clientdesk.language.span import Span
from clientdesk.language.zone import Zone
from clientdesk.model.finding import Finding, Severity

_STOCK = RUN + 2
"""Words of a stretch that may be a stock phrase, such as "let me know if you have"."""
_AROUND = 8
"""Words on either side in which a formula that closes a mail is looked for."""


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding for every stretch taken from a secret or naming a class of urgency."""
    yield from _in_text(reading, known)
    for place, text in _beside(known):
        if any(_taken(_words(text), known)):
            yield _leak(0, 0, f"{place}: {_NOTE[0].lower()}{_NOTE[1:]}")
    rule = reading.lexicon.rule("leak")
    for sentence in reading.sentences:
        for match in rule.hits(sentence.text):
            start = sentence.span.start
            yield _leak(start + match.start(), start + match.end(), rule.message)


_NOTE = (
    "These words stand in your private notes. The reader must not see what you keep for yourself."
)
_QUOTED = (
    "These words stand in your private notes, and nothing on the desk shows that the client wrote "
    "or read them. Take them out of what is quoted."
)


def _in_text(reading: Reading, known: Known) -> Iterator[Finding]:
    found = list(WORD.finditer(reading.text))
    quoted = [each.span for each in reading.zones if each.zone is Zone.QUOTED]
    words = [folded(match[0]) for match in found]
    theirs: list[tuple[int, int]] | None = None
    for first, last in _taken(words, known):
        start, end = found[first].start(), found[last].end()
        is_quoted = any(span.holds(Span(start, end)) for span in quoted)
        if is_quoted and theirs is None:
            theirs = [] if known.vault is None else list(known.vault.theirs(words))
        if is_quoted and any(begins <= first and last <= ends for begins, ends in theirs or ()):
            continue
        said = [match[0] for match in found]
        if last - first >= _STOCK or not _is_stock(reading, Span(start, end), said, first, last):
            yield _leak(start, end, _QUOTED if is_quoted else _NOTE)


def _beside(known: Known) -> Iterator[tuple[str, str]]:
    """Yield what the reader gets beside the text, each with what it is."""
    if known.subject:
        yield "The subject", known.subject
    if known.to:
        yield "The recipients", known.to
    for number, name in enumerate(known.attachments or (), start=1):
        yield f"The name of file {number}", name


def _words(text: str) -> list[str]:
    return [folded(word) for word in WORD.findall(text)]


def _leak(start: int, end: int, message: str) -> Finding:
    """Make a finding."""
    return Finding("leak", Severity.STOP, start, end, message)


def _taken(words: list[str], known: Known) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of the words that were taken from a private text."""
    yield from _runs(known.secrets).stretches(words, ("",))
    if known.vault is not None:
        yield from known.vault.stretches(words)


@lru_cache(maxsize=16)
def _runs(secrets: tuple[str, ...]) -> Runs:
    """Return the texts ready to be compared."""
    runs = Runs()
    runs.put(0, "", secrets)
    return runs


def _is_stock(reading: Reading, place: Span, said: Sequence[str], first: int, last: int) -> bool:
    """Tell whether some words are part of a formula that closes half of all mails."""
    closers = reading.lexicon.rule("closers").expression("closers")
    sentence = next((one for one in reading.sentences if one.span.holds(place)), None)
    if sentence is not None:
        begins = sentence.span.start
        where, text = Span(place.start - begins, place.end - begins), sentence.text
    else:  # quoted text is not cut into sentences
        before = " ".join(said[max(0, first - _AROUND) : first])
        text = " ".join((before, *said[first : last + 1 + _AROUND]))
        where = Span(len(before) + 1, len(before) + 1 + len(" ".join(said[first : last + 1])))
    return any(Span(*match.span()).holds(where) for match in closers.finditer(text))
