"""A page that is passed on, and words in it that were meant for its first reader alone."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding, Severity


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding for each aside in a mail that its reader will pass on."""
    if not known.forwarded:
        return
    rule = reading.lexicon.rule("forward_safe")
    for sentence in reading.sentences:
        for hit in rule.hits(sentence.text):
            start, end = sentence.span.start + hit.start(), sentence.span.start + hit.end()
            message = rule.message.replace("{found}", hit[0])
            yield Finding("forward_safe", Severity.WARN, start, end, message)
