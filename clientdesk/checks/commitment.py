"""Promises with a date that the ledger does not hold yet."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding

_ALIKE = 75
"""Per cent of likeness from which on a promise of the ledger is taken for the same."""


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a hint for each promise that has an exact date; silent where there is no ledger."""
    if known.promises is None:
        return
    rule = reading.lexicon.rule("commitment")
    for sentence in reading.sentences:
        dated = any(mention.exact for mention in reading.dates_within(sentence.span))
        hits = rule.hits(sentence.text) if dated else []
        if not hits:
            continue
        start = sentence.span.start + hits[0].start()
        promised = reading.text[start : sentence.span.end]
        if not _recorded(promised, known.promises):
            message = rule.message.replace("{found}", " ".join(promised.split()))
            yield Finding("commitment", rule.severity, start, sentence.span.end, message)


def _recorded(promised: str, ledger: tuple[str, ...]) -> bool:
    """Tell whether the ledger holds a promise in much the same words."""
    from rapidfuzz import fuzz, utils

    return any(
        fuzz.token_set_ratio(promised, text, processor=utils.default_process) >= _ALIKE
        for text in ledger
    )
