"""Blanks of a template that nobody filled in: in the text, the signature and the subject."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from clientdesk.checking import Known
from clientdesk.checks._names import people
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.reading import Reading
from clientdesk.language.rule import Rule
from clientdesk.language.span import Span
from clientdesk.language.zone import Zone
from clientdesk.model.finding import Finding, Fix

_SEEN = (Zone.GREETING, Zone.SIGN_OFF, Zone.SIGNATURE)
"""The zones beside the own text that the reader takes for the writer's."""
_MARKS = "[]{}<>%$#|*«»() "


@dataclass(frozen=True, slots=True)
class _Blanks:
    """The rule, ready to use."""

    rule: Rule
    in_subject: re.Pattern[str]
    full_name: re.Pattern[str]
    first_name: re.Pattern[str]


@cache
def _blanks(lexicon: Lexicon) -> _Blanks:
    """Compile the rule."""
    rule = lexicon.rule("placeholder")
    keys = ("subject", "full_name", "first_name")
    return _Blanks(rule, *(rule.expression(key) for key in keys))


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding for every blank; one in the subject has no place in the body."""
    blanks = _blanks(reading.lexicon)
    for match in blanks.in_subject.finditer(known.subject or ""):
        yield _finding(blanks, match[0], Span(0, 0), None)
    for span in _stretches(reading):
        for match in blanks.rule.hits(span.of(reading.text)):
            place = Span(span.start + match.start(), span.start + match.end())
            name = _name(match[0], blanks, known, reading.lexicon)
            yield _finding(blanks, match[0], place, name)


def _stretches(reading: Reading) -> list[Span]:
    """Return what is looked at: each sentence of the own text, and the lines around it."""
    around = (span for zone in _SEEN for span in reading.spans(zone))
    return [*(sentence.span for sentence in reading.sentences), *around]


def _name(blank: str, blanks: _Blanks, known: Known, lexicon: Lexicon) -> str | None:
    """Return the recipient's name where a blank stands for it and it is known."""
    names = next((name for name in people(known.recipients, lexicon) if name), None)
    said = blank.strip(_MARKS)
    if not names:
        return None
    if blanks.first_name.fullmatch(said):
        return names[0]
    return " ".join(names) if blanks.full_name.fullmatch(said) else None


def _finding(blanks: _Blanks, found: str, place: Span, name: str | None) -> Finding:
    """Say what was left blank."""
    return Finding(
        check="placeholder",
        severity=blanks.rule.severity,
        start=place.start,
        end=place.end,
        message=blanks.rule.message.replace("{found}", found),
        fix=Fix(place.start, place.end, name) if name else None,
    )
