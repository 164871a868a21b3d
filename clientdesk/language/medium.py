"""Whether a mail is better said than written, and why: some news wants a voice."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from clientdesk.language.lexicon import Lexicon
from clientdesk.language.pattern import lowered
from clientdesk.language.reading import Reading
from clientdesk.language.span import Span


class Reason(StrEnum):
    """Why a talk beats a mail."""

    BAD_NEWS = "bad news"
    DISAGREEMENT = "a disagreement"
    APOLOGY = "an apology"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sentence of the own text that is better said."""

    reason: Reason
    """Why."""
    span: Span
    """The words that tell."""


@cache
def _lists(lexicon: Lexicon) -> tuple[tuple[Reason, re.Pattern[str]], ...]:
    """Return what a language's rules look for, the gravest reason first."""
    return (
        (Reason.BAD_NEWS, lexicon.rule("points").expression("bad_news")),
        (Reason.DISAGREEMENT, lexicon.rule("medium").expression("disagreement")),
        (Reason.APOLOGY, lexicon.rule("apologies").expression("patterns")),
        (Reason.MONEY, lexicon.rule("medium").expression("money")),
    )


def signs(reading: Reading) -> tuple[Sign, ...]:
    """Return what of a mail is better said than written, the gravest reason first."""
    sentences = [(one.span.start, lowered(one.text)) for one in reading.sentences]
    return tuple(
        Sign(reason, Span(start + hit.start(), start + hit.end()))
        for reason, expression in _lists(reading.lexicon)
        for start, text in sentences
        for hit in expression.finditer(text)
    )
