"""Promises with a date that the ledger does not hold yet."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.checks._likeness import alike
from clientdesk.checks._promises import promises_in
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a hint for each promise that has an exact date; silent where there is no ledger."""
    if known.promises is None:
        return
    rule = reading.lexicon.rule("commitment")
    for sentence, span in promises_in(reading):
        promised = span.of(reading.text)
        if not any(alike(sentence.text, text, reading.lexicon) for text in known.promises):
            message = rule.message.replace("{found}", " ".join(promised.split()))
            yield Finding("commitment", rule.severity, *span, message)
