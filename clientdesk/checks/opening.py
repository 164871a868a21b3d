"""A main point that comes late."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.language.points import Point
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding, Fix

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
        fix=_moved_up(reading, point),
    )


def _moved_up(reading: Reading, point: Point) -> Fix | None:
    """Move the sentence to the front; None for a list item, which its list explains."""
    if point.sentence.item:
        return None
    first = reading.sentences[0].span.start
    end = point.span.end
    between = reading.text[first : point.span.start].rstrip(" \t")
    after = reading.text[end:]
    if between.endswith("\n") and (not after or after.startswith("\n")):
        between = between.rstrip("\n")
    said = " ".join(point.span.of(reading.text).split())
    said = said[0].upper() + said[1:]
    return Fix(first, end, f"{said}\n\n{between}")
