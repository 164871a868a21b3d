"""An ask that does not say by when."""

from collections.abc import Iterator

from clientdesk.checking import Awaited, Known
from clientdesk.checks._days import short
from clientdesk.checks._likeness import alike
from clientdesk.checks._limits import skipped, suggested
from clientdesk.checks.vague_deadline import vague_times
from clientdesk.language.asks import Ask
from clientdesk.language.deadlines import limit_in
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding, Fix, Severity


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding at the main ask if the mail names neither an exact nor a vague time.

    It is a warning, and its fix the day promised, where the client has promised what is asked.
    """
    ask = reading.main_ask
    if ask is None or ask.deadline or _limited(reading) or any(vague_times(reading)):
        return
    rule = reading.lexicon.rule("deadline")
    promised = _promised(ask, known, reading.lexicon)
    limit = suggested(reading.lexicon, known, promised.due if promised else None)
    reason = _PROMISED.format(what=promised.what, day=short(promised.due)) if promised else ""
    yield Finding(
        check="deadline",
        severity=Severity.WARN if promised else rule.severity,
        start=ask.span.start,
        end=ask.span.end,
        message=rule.message + (reason or skipped(known)),
        fix=_inserted(reading, ask, limit) if limit else None,
    )


_PROMISED = " They promised it ({what}) for {day}."


def _promised(ask: Ask, known: Known, lexicon: Lexicon) -> Awaited | None:
    """Return what the client promised with a date, if that is what the ask is about."""
    said = ask.sentence.text
    return next((one for one in known.awaited if alike(said, one.what, lexicon)), None)


def _limited(reading: Reading) -> bool:
    """Tell whether any sentence of the mail sets a limit."""
    return any(
        limit_in(sentence, reading.dates_within(sentence.span), reading.lexicon)
        for sentence in reading.sentences
    )


def _inserted(reading: Reading, ask: Ask, limit: str) -> Fix:
    """Put the limit in front of the marks that end the ask."""
    said = ask.span.of(reading.text)
    place = ask.span.start + len(said.rstrip(" .?!:…"))
    return Fix(place, place, f" {limit}")
