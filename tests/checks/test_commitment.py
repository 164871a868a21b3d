"""A promise with a date is offered to the ledger, unless it is there already."""

from datetime import date

from clientdesk.checking import Known
from clientdesk.checks import commitment
from clientdesk.language.reading import read
from clientdesk.model.finding import Finding, Severity

TEXT = "Thanks for the call. I'll send the lease translation by Friday 8 January."


def findings(promises: tuple[str, ...] | None) -> list[Finding]:
    reading = read(TEXT, language="en", today=date(2027, 1, 4))
    return list(commitment.check(reading, Known(promises=promises)))


def test_a_new_promise_is_a_hint_at_its_own_words() -> None:
    (found,) = findings(("Call the printer",))
    assert found.severity is Severity.HINT
    assert TEXT[found.start : found.end] == "I'll send the lease translation by Friday 8 January."


def test_a_promise_of_the_ledger_is_not_offered_again() -> None:
    assert findings(("Send the lease translation",)) == []


def test_without_a_ledger_nothing_is_said() -> None:
    assert findings(None) == []
