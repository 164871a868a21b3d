"""The promises that stand in the text of a mail, offered to the ledger when it is sent."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from clientdesk.checking import Known
from clientdesk.checks import commitment
from clientdesk.language.reading import Reading, read
from clientdesk.language.span import Span


@dataclass(frozen=True, slots=True)
class Offered:
    """A promise of mine that a mail makes."""

    what: str
    """What is promised, in the words of the mail, on one line."""
    start: int
    """Where it stands: a string index into the body."""
    end: int
    """One past its end."""
    due: datetime | None = None
    """By when: a wall time, or None where the day cannot be told. Midnight means the whole day."""


def offered(body: str, known: Known, promises: tuple[str, ...]) -> tuple[Offered, ...]:
    """Return the dated promises of a text that a ledger does not hold yet, in order."""
    reading = read(body, language=known.language, today=known.today)
    findings = commitment.check(reading, replace(known, promises=promises))
    return tuple(
        Offered(
            what=" ".join(body[one.start : one.end].split()).rstrip(".!"),
            start=one.start,
            end=one.end,
            due=_due(reading, Span(one.start, one.end), known.today),
        )
        for one in findings
    )


def _due(reading: Reading, span: Span, today: date | None) -> datetime | None:
    """Return the first day and the first time of day that a stretch names."""
    mentions = reading.dates_within(span)
    day = next((each.day for each in mentions if each.day), None)
    clock = next((each.clock for each in mentions if each.clock), None)
    if day is None:
        day = today if clock else None
    return datetime.combine(day, clock or time()) if day else None
