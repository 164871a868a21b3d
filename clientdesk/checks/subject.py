"""A subject line that is missing, says nothing, or names another day than the mail asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from clientdesk.checking import Known
from clientdesk.checks._days import contradictory
from clientdesk.language.dates import mentions_in
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.reading import Reading
from clientdesk.language.span import Span
from clientdesk.model.finding import Finding, Severity

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_LONGEST_EXAMPLE = 50
"""Characters of an example: what a phone shows of a subject."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The rule, ready to use."""

    reply: re.Pattern[str]
    empty: frozenset[str]
    until: re.Pattern[str]


@cache
def _words(lexicon: Lexicon) -> _Words:
    """Compile the rule."""
    rule = lexicon.rule("subject")
    return _Words(rule.expression("reply"), rule.listed("empty"), rule.expression("until"))


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding without a place in the body; silent where the subject is unknown."""
    if known.subject is None:
        return
    words = _words(reading.lexicon)
    said = _WORD.findall(words.reply.sub(" ", known.subject).lower().replace("’", "'"))
    if not known.subject.strip():
        message = (
            "The mail has no subject. It is the line by which the reader decides when to open it"
        )
        yield _finding(Severity.WARN, f"{message}. {_advice(reading)}")
    elif all(word in words.empty for word in said):
        message = f"The subject “{known.subject.strip()}” does not say what the mail is about"
        yield _finding(Severity.WARN, f"{message}, so it is opened late. {_advice(reading)}")
    elif other := _other_day(reading, known.subject):
        yield _finding(
            Severity.HINT,
            f"The subject names {other:%A} {other.day} {other:%B}, and the text asks for another"
            " day. The reader does not know which one holds.",
        )


def _finding(severity: Severity, message: str) -> Finding:
    """Make a finding about the subject."""
    return Finding("subject", severity, 0, 0, message)


def _advice(reading: Reading) -> str:
    """Say what a subject holds, with the mail's own ask as an example."""
    ask = reading.main_ask
    said = " ".join(ask.span.of(reading.text).split()) if ask else ""
    if not said:
        return "Name the matter and the date."
    short = (
        said if len(said) <= _LONGEST_EXAMPLE else said[:_LONGEST_EXAMPLE].rsplit(" ", 1)[0] + " …"
    )
    return f"Name the matter and the date; the mail asks: “{short}”"


def _other_day(reading: Reading, subject: str) -> date | None:
    """Return the subject's deadline, if the ask has another and the mail never names this one."""
    day = _deadline(reading, subject)
    asked = reading.main_ask.deadline if reading.main_ask else None
    certain = asked is not None and asked.numeric and asked.day is not None
    if not certain or any(
        mention.day == day or contradictory(mention) for mention in reading.dates
    ):
        return None
    return day


def _deadline(reading: Reading, subject: str) -> date | None:
    """Return the day by which something is to be done, if the subject names no other day."""
    mentions = mentions_in(subject, Span(0, len(subject)), reading.lexicon, reading.today)
    days = [mention for mention in mentions if mention.numeric and mention.day]
    if len(days) != 1 or contradictory(days[0]):
        return None
    before = _words(reading.lexicon).until.finditer(subject, 0, days[0].span.start)
    close = any(not subject[match.end() : days[0].span.start].strip() for match in before)
    return days[0].day if close else None
