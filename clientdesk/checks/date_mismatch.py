"""Days that cannot be meant: a weekday with another day's date, a limit that is over, a day off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from clientdesk.checking import Known
from clientdesk.checks._days import (
    contradictory,
    day_place,
    names_a_day,
    short,
    working_day,
    written,
)
from clientdesk.checks._promises import promised_days
from clientdesk.language.dates import Mention
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.reading import Reading
from clientdesk.language.sentences import Sentence
from clientdesk.language.span import Span
from clientdesk.model.finding import Finding, Fix, Severity

_SATURDAY = 5
_ANY_YEAR = 2000
_LONGEST_PREPOSITION = 24
"""Characters before a day in which a "by" or "no later than" is looked for."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The language's rule, ready to use."""

    forms: tuple[tuple[str, ...], ...]
    until: re.Pattern[str]
    past: re.Pattern[str]


@cache
def _words(lexicon: Lexicon) -> _Words:
    """Compile the rule."""
    rule = lexicon.rule("date_mismatch")
    forms = tuple(tuple(row) for row in rule.raw.get("weekday_forms") or ())
    return _Words(forms, rule.expression("until"), rule.expression("past"))


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding for each day; silent about one that hangs on today where today is unknown."""
    asked = {ask.deadline for ask in reading.asks if ask.deadline}
    promised = {mention for _, mention in promised_days(reading)}
    for sentence in reading.sentences:
        for mention in reading.dates_within(sentence.span):
            if mention.month:
                yield _no_day(reading, mention)
            if mention.day is None or not names_a_day(mention):
                continue
            if contradictory(mention):
                yield _contradiction(reading, mention, mention.day)
                continue
            limit = _due(reading, sentence, mention)
            today = known.their_today if limit and known.their_today else known.today
            if today and mention.day < today:
                if mention.numeric and (limit or mention in promised):
                    yield _over(mention, mention.day)
            elif limit or mention in asked:
                yield from _off(reading, mention, mention.day, known, limit=limit)


def _no_day(reading: Reading, mention: Mention) -> Finding:
    """Say that a month does not have the day that is written."""
    found = " ".join(mention.span.of(reading.text).split())
    month = date(_ANY_YEAR, mention.month, 1)
    message = (
        f"“{found}”: {month:%B} has no such day, so nobody can keep this date. Name one that is."
    )
    return _finding(Severity.STOP, mention, message)


def _contradiction(reading: Reading, mention: Mention, day: date) -> Finding:
    """Say what is wrong with a weekday and a date that disagree."""
    near = min(
        (day + timedelta(days=step) for step in range(-3, 4)),
        key=lambda other: other.weekday() != mention.weekday,
    )
    found = " ".join(mention.span.of(reading.text).split())
    return _finding(
        Severity.STOP,
        mention,
        f"“{found}”: {day.day} {day:%B %Y} is a {day:%A}, and the nearest {near:%A} is"
        f" {near.day} {near:%B}. The reader would come on the wrong day or have to ask.",
        _weekday_fix(reading, mention, day),
    )


def _weekday_fix(reading: Reading, mention: Mention, day: date) -> Fix | None:
    """Put the date's own weekday in the place of the one that is written, in the same form."""
    text = reading.text.lower()
    for forms in _words(reading.lexicon).forms:
        wrong, right = forms[mention.weekday or 0], forms[day.weekday()]
        start = text.find(wrong, max(0, mention.span.start - wrong.find(" ") - 1), mention.span.end)
        if start < 0 or re.match(r"\w", text[start + len(wrong) :]):
            continue
        written = reading.text[start : start + len(wrong)]
        return Fix(start, start + len(wrong), _in_case_of(written, right))
    return None


def _in_case_of(written: str, word: str) -> str:
    """Write `word` with capitals where `written` has them."""
    if written.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if written[0].isupper() else word


def _due(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether something is asked for by that day."""
    words = _words(reading.lexicon)
    if not any(ask.span == sentence.span for ask in reading.asks):
        return False
    start = max(sentence.span.start, mention.span.start - _LONGEST_PREPOSITION)
    before = words.until.finditer(reading.text, start, mention.span.start)
    near = any(not reading.text[match.end() : mention.span.start].strip() for match in before)
    return near and not words.past.search(reading.text, sentence.span.start, mention.span.start)


def _over(mention: Mention, day: date) -> Finding:
    """Say that a day is over by which something is to be done."""
    message = f"{day:%A} {day.day} {day:%B} is over, so nobody can keep this date."
    return _finding(Severity.STOP, mention, message)


def _off(
    reading: Reading, mention: Mention, day: date, known: Known, *, limit: bool
) -> Iterator[Finding]:
    """Say that a day is one on which the client does not work.

    Who writes the weekday knows it: what takes place on a Saturday is no mistake then, and a limit
    on one worth no more than a hint.
    """
    fix = _moved(reading, mention, working_day(day, known))
    if name := known.holidays.get(day):
        message = f"{short(day)} is a holiday for them ({name}). Name another day."
        yield _finding(Severity.WARN, mention, message, fix)
    elif known.days is not None:
        free = day.weekday() not in known.days and day not in {one.due for one in known.awaited}
        if free and (limit or mention.weekday is None):
            message = f"{short(day)}: they do not work on a {day:%A}. Name another day."
            told = Severity.WARN if mention.weekday is None else Severity.HINT
            yield _finding(told, mention, message, fix)
    elif known.zone and mention.weekday is None and mention.numeric and day.weekday() >= _SATURDAY:
        message = f"{short(day)} is a {day:%A}. If the client is off, name another day."
        yield _finding(Severity.HINT, mention, message, fix)


def _moved(reading: Reading, mention: Mention, day: date) -> Fix | None:
    """Put another day in the place of the one that is named, if it is named without a time."""
    put = written(reading.lexicon, day)
    if put is None or day == mention.day or mention.clock is not None:
        return None
    return Fix(*day_place(reading.text, mention), put)


def _finding(severity: Severity, mention: Mention, message: str, fix: Fix | None = None) -> Finding:
    """Make a finding about a day."""
    return Finding("date_mismatch", severity, *_place(mention.span), message, fix)


def _place(span: Span) -> tuple[int, int]:
    """Return a span as the two ends of a finding."""
    return span.start, span.end
