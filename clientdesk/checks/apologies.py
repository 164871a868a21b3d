"""More than two apologies in one mail."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.language.pattern import lowered
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding

ENOUGH = 2
"""So many apologies are heard; each further one is pointed at."""


def check(reading: Reading, known: Known) -> Iterator[Finding]:  # noqa: ARG001 - the contract of a check
    """Yield a hint at each apology of the own text from the third one on."""
    rule = reading.lexicon.rule("apologies")
    hits = (
        (sentence.span.start + hit.start(), sentence.span.start + hit.end())
        for sentence in reading.sentences
        for hit in rule.hits(lowered(sentence.text))
    )
    for number, (start, end) in enumerate(hits, start=1):
        if number > ENOUGH:
            message = rule.message.replace("{number}", str(number))
            yield Finding("apologies", rule.severity, start, end, message)
