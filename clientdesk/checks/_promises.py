"""The promises with a date that a mail makes."""

from collections.abc import Iterator

from clientdesk.checks._days import names_a_day
from clientdesk.language.dates import Mention
from clientdesk.language.reading import Reading
from clientdesk.language.sentences import Sentence
from clientdesk.language.span import Span


def promises_in(reading: Reading) -> Iterator[tuple[Sentence, Span]]:
    """Yield each sentence in which the writer promises something for an exact time, and where.

    The promise reaches from its first word ("I'll") to the sentence's end.
    """
    rule = reading.lexicon.rule("commitment")
    for sentence in reading.sentences:
        dated = any(mention.exact for mention in reading.dates_within(sentence.span))
        hits = rule.hits(sentence.text) if dated else []
        if hits:
            yield sentence, Span(sentence.span.start + hits[0].start(), sentence.span.end)


def promised_days(reading: Reading) -> Iterator[tuple[Sentence, Mention]]:
    """Yield each sentence with a promise and the day by which it is to be kept.

    A day behind the promise goes before one in front of it: "On Friday I'll send the plan".
    """
    for sentence, span in promises_in(reading):
        before = Span(sentence.span.start, span.start)
        times = (*reading.dates_within(span), *reading.dates_within(before))
        day = next((one for one in times if names_a_day(one)), None)
        if day is not None:
            yield sentence, day
