"""A mail that asks its reader for nothing."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.language.reading import Reading
from clientdesk.language.rule import Rule
from clientdesk.model.finding import Finding

_FEWEST_WORDS = 12
"""Own text shorter than this is a note, not a mail that has lost its ask."""

_FIRST = 2
"""Sentences in which a short mail answers or confirms."""
_SETTLED_WORDS = 45
"""A longer mail does more than answer or confirm."""


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding without a place unless the mail asks, informs, answers or is tiny."""
    if reading.asks or known.information_only or reading.words < _FEWEST_WORDS:
        return
    rule = reading.lexicon.rule("call_to_action")
    if any(rule.patterns.search(sentence.text) for sentence in reading.sentences):
        return
    if reading.words <= _SETTLED_WORDS and _settled(reading, rule):
        return
    yield Finding("call_to_action", rule.severity, 0, 0, rule.message)


def _settled(reading: Reading, rule: Rule) -> bool:
    """Tell whether the first sentences answer a question or confirm that something has come."""
    settled = rule.expression("settled")
    return any(settled.search(sentence.text) for sentence in reading.sentences[:_FIRST])
