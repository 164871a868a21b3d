"""A promised day is held against the writer's calendar and against what was promised before."""

from datetime import date

import pytest

from clientdesk.checking import Awaited, Away, Known, MyDays
from clientdesk.checks import commitment, over_promise
from clientdesk.language.reading import read
from clientdesk.model.finding import Finding, Severity

TODAY = date(2026, 11, 23)
MINE = MyDays(
    holidays={date(2026, 12, 24): "Christmas Eve"},
    away=(Away("Oslo", date(2026, 12, 1), date(2026, 12, 3)),),
)


def findings(text: str, known: Known, language: str = "en") -> list[Finding]:
    reading = read(text, language=language, today=TODAY)
    return list(over_promise.check(reading, known))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("I'll send the plan by Thursday 24 December.", "Thu 24 Dec is a holiday for you"),
        ("I'll send the plan on Wednesday 2 December.", "You are in Oslo on Wed 2 Dec"),
        ("I'll send the plan by Saturday 5 December.", "you do not work on a Saturday"),
        ("On Saturday I'll send the plan.", "you do not work on a Saturday"),
    ],
)
def test_a_day_that_the_calendar_contradicts_is_a_warning_there(text: str, why: str) -> None:
    (found,) = findings(text, Known(today=TODAY, mine=MINE))
    assert found.severity is Severity.WARN
    assert why in found.message


@pytest.mark.parametrize(
    "text",
    [
        "I'll send the plan by Friday 4 December.",
        "I'll come to see you in Oslo on Wednesday 2 December.",
        "Could you send the plan by Saturday 5 December?",
        "I'll send the plan at 17:00.",
        "I'll be away until Saturday 5 December.",
    ],
)
def test_a_day_that_can_be_kept_is_left_alone(text: str) -> None:
    assert findings(text, Known(today=date(2026, 11, 22), mine=MINE)) == []


def test_an_open_promise_of_the_same_thing_for_another_day_is_named_with_its_date() -> None:
    known = Known(today=TODAY, owed=(Awaited("deliver the second draft", date(2026, 11, 26)),))
    text = "You'll have the second version on Monday 30 November."
    (found,) = findings(text, known)
    assert "for Thu 26 Nov" in found.message
    assert found.fix is not None
    mended = text[: found.fix.start] + found.fix.text + text[found.fix.end :]
    assert mended == "You'll have the second version on Thursday 26 November."
    assert findings(mended, known) == []


@pytest.mark.parametrize(
    "text",
    [
        "You'll have the first draft on Monday 30 November.",
        "I'll send the invoice on Monday 30 November.",
        "I'll call you on Monday 30 November.",
    ],
)
def test_a_promise_of_something_else_is_no_contradiction(text: str) -> None:
    known = Known(today=TODAY, owed=(Awaited("deliver the second draft", date(2026, 11, 26)),))
    assert findings(text, known) == []


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        ("en", "You'll get the bill on Friday 27 November.", "send the invoice"),
        ("en", "I'll email you both photographs by Friday 27 November.", "Deliver the photos"),
        ("ms", "Saya akan menghantar draf kedua pada hari Jumaat, 27 November.", "draf kedua"),
        ("sk", "Druhý návrh vám pošlem v piatok 27. novembra.", "poslať druhú verziu návrhu"),
    ],
)
def test_the_ledger_knows_a_promise_in_other_words(language: str, text: str, held: str) -> None:
    reading = read(text, language=language, today=TODAY)
    assert list(commitment.check(reading, Known(promises=(held,)))) == []
    other = {"en": "the floor plan", "ms": "pelan lantai", "sk": "poslať pozvánku"}[language]
    assert len(list(commitment.check(reading, Known(promises=(other,))))) == 1
