"""A main point that comes late."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.language.moving import moved_up
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding

_FEWEST_WORDS = 60
"""A mail with no more words than this is read to its end."""
_CLEAR = 2
"""The least weight of a point that clearly beats the opening."""


def check(reading: Reading, known: Known) -> Iterator[Finding]:  # noqa: ARG001 - the contract
    """Yield a finding at a main point outside the opening of a mail that is not short."""
    point = reading.main_point
    if point is None or point.in_opening or point.weight < _CLEAR or reading.words <= _FEWEST_WORDS:
        return
    rule = reading.lexicon.rule("opening")
    before = reading.text[reading.sentences[0].span.start : point.span.start]
    yield Finding(
        check="opening",
        severity=rule.severity,
        start=point.span.start,
        end=point.span.end,
        message=rule.message.replace("{before}", str(len(before.split()))),
        fix=moved_up(reading, point.sentence),
    )
