"""An ask whose time is "ASAP" or "soon", which no two readers take alike."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.checks._limits import skipped, suggested
from clientdesk.language.deadlines import limit_in
from clientdesk.language.reading import Reading
from clientdesk.language.rule import Rule
from clientdesk.language.sentences import Sentence
from clientdesk.language.span import Span
from clientdesk.model.finding import Finding, Fix


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding for the first vague time of each ask that has no exact one.

    Words that a date cannot stand in for, the rule's `told_only`, get no fix.
    """
    rule = reading.lexicon.rule("vague_deadline")
    for span in vague_times(reading):
        told_only = rule.expression("told_only").fullmatch(span.of(reading.text))
        limit = None if told_only else suggested(reading.lexicon, known)
        yield Finding(
            check="vague_deadline",
            severity=rule.severity,
            start=span.start,
            end=span.end,
            message=rule.message.replace("{found}", span.of(reading.text)) + skipped(known),
            fix=Fix(span.start, span.end, limit) if limit else None,
        )


def vague_times(reading: Reading) -> Iterator[Span]:
    """Yield where an ask, or a sentence beside one, names a vague time and no exact one."""
    rule = reading.lexicon.rule("vague_deadline")
    asks = frozenset(ask.sentence for ask in reading.asks)
    for number, sentence in enumerate(reading.sentences):
        near = reading.sentences[max(0, number - 1) : number + 2]
        asked = sentence in asks or _is_beside(rule, sentence, near, asks)
        hits = rule.hits(sentence.text) if asked else []
        if hits and not any(_is_exact(reading, other, sentence) for other in near):
            start, end = hits[0].span()
            yield Span(sentence.span.start + start, sentence.span.start + end)


def _is_beside(
    rule: Rule, sentence: Sentence, near: tuple[Sentence, ...], asks: frozenset[Sentence]
) -> bool:
    """Tell whether a sentence speaks of the ask next to it."""
    return any(other in asks for other in near) and bool(
        rule.expression("beside").search(sentence.text)
    )


def _is_exact(reading: Reading, other: Sentence, sentence: Sentence) -> bool:
    """Tell whether `other`, which is `sentence` or stands beside it, gives an exact time."""
    times = reading.dates_within(other.span)
    if other is sentence:
        return any(mention.exact for mention in times)
    return limit_in(other, times, reading.lexicon) is not None
