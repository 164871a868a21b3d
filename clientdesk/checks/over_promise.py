"""Promises that the writer's own calendar or an earlier promise contradicts.

What no calendar can tell, such as a guarantee, is the wording rule of the same name.
"""

from collections.abc import Iterator
from datetime import date

from clientdesk.checking import Awaited, Known, MyDays
from clientdesk.checks._days import contradictory, day_place, short, written
from clientdesk.checks._likeness import alike
from clientdesk.checks._promises import promised_days
from clientdesk.language.dates import Mention
from clientdesk.language.reading import Reading
from clientdesk.language.span import Span
from clientdesk.model.finding import Finding, Fix, Severity


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding for each promised day that cannot be kept, or that was another before."""
    for sentence, mention in promised_days(reading):
        day = mention.day
        if day is None or contradictory(mention) or (known.today and day < known.today):
            continue
        earlier = _earlier(sentence.text, day, known, reading)
        if earlier is not None:
            yield _moved(reading, mention, earlier)
        elif known.mine is not None and (why := _hindered(day, sentence.text, known.mine)):
            yield _finding(mention, f"{why} Promise a day on which you can keep your word.")


def _earlier(said: str, day: date, known: Known, reading: Reading) -> Awaited | None:
    """Return an open promise of the same thing for another day; None if one is for this day."""
    same = [one for one in known.owed if alike(said, one.what, reading.lexicon)]
    if any(one.due == day for one in same):
        return None
    return next(iter(same), None)


def _moved(reading: Reading, mention: Mention, earlier: Awaited) -> Finding:
    """Say that the same thing was promised for another day."""
    message = (
        f"You promised “{earlier.what}” for {short(earlier.due)}. The reader counts on that day:"
        " keep to it, or say that it moves and move it in the ledger."
    )
    put = None if mention.clock else written(reading.lexicon, earlier.due)
    return _finding(mention, message, Fix(*day_place(reading.text, mention), put) if put else None)


def _hindered(day: date, said: str, mine: MyDays) -> str | None:
    """Return why the writer cannot keep a promise on a day, as a sentence; None if they can."""
    for trip in mine.away:
        if trip.first <= day <= trip.last and trip.place.casefold() not in said.casefold():
            return (
                f"You are in {trip.place} on {short(day)} ({short(trip.first)} to"
                f" {short(trip.last)})."
            )
    if name := mine.holidays.get(day):
        return f"{short(day)} is a holiday for you ({name})."
    if day.weekday() not in mine.days:
        return f"{short(day)}: you do not work on a {day:%A}."
    return None


def _finding(mention: Mention, message: str, fix: Fix | None = None) -> Finding:
    return Finding("over_promise", Severity.WARN, *_place(mention.span), message, fix)


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end
