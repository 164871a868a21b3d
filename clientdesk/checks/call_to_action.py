"""A mail that asks its reader for nothing."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding

_FEWEST_WORDS = 12
"""Own text shorter than this is a note, not a mail that has lost its ask."""


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding without a place unless the mail asks, is tiny, or says it only informs."""
    if reading.asks or known.information_only or reading.words < _FEWEST_WORDS:
        return
    rule = reading.lexicon.rule("call_to_action")
    if any(rule.patterns.search(sentence.text) for sentence in reading.sentences):
        return
    yield Finding("call_to_action", rule.severity, 0, 0, rule.message)
