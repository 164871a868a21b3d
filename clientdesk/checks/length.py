"""A mail that is too long to be read to its end, and sentences that need a second reading."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding, Severity

_LONGEST = 250
"""Words that a mail may have where the client's own limit is unknown."""
_TOPICS = 3
"""Paragraphs from which on a long mail is taken to have several topics."""
_PATIENCE = 350
"""Words from which on a mail is too long however few paragraphs it has."""
_PAGE = 120
"""Words of a page that is passed on, its greeting and all: so many fit on one screen."""
_LONGEST_SENTENCE = 30
"""Words; plain-language guides put the limit of a sentence between 25 and 30."""


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield one finding about the whole mail, and for a client with a limit its long sentences.

    A page that is passed on has the limit of its readers, whom nobody knows.
    """
    if known.forwarded:
        yield from _page(reading)
        return
    paragraphs = len({sentence.paragraph for sentence in reading.sentences})
    if known.longest is not None:
        if reading.words > known.longest:
            yield _too_long(
                reading.words, f"this client reads up to {known.longest}", Severity.HINT
            )
        yield from _long_sentences(reading)
    elif reading.words > (_LONGEST if paragraphs >= _TOPICS else _PATIENCE):
        reason = f"in {paragraphs} paragraphs" if paragraphs > 1 else "in one paragraph"
        yield _too_long(reading.words, reason, Severity.WARN)


def _page(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for a page with more words than who passes it on leaves in it."""
    words = len(reading.text.split())
    if words > _PAGE:
        message = (
            f"{words} words, and a page that is passed on is read up to {_PAGE}. "
            "Who passes it on keeps what fits on one screen."
        )
        yield Finding("length", Severity.WARN, 0, 0, message)


def _too_long(words: int, reason: str, severity: Severity) -> Finding:
    """Say that the mail is too long."""
    advice = "Keep the one thing that must happen, and put the rest into a file or another mail."
    return Finding("length", severity, 0, 0, f"{words} words, {reason}. {advice}")


def _long_sentences(reading: Reading) -> Iterator[Finding]:
    """Yield a hint for every sentence that is hard to take in at once."""
    for sentence in reading.sentences:
        words = len(sentence.text.split())
        if words > _LONGEST_SENTENCE:
            message = f"{words} words in one sentence. Two sentences are read faster than one."
            yield Finding("length", Severity.HINT, *sentence.span, message)
