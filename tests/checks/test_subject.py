"""A subject that says nothing is named, and one that says something is left alone."""

from datetime import date

import pytest

from clientdesk.checking import Known
from clientdesk.checks import subject
from clientdesk.language.lexicon import lexicon
from clientdesk.language.reading import read
from clientdesk.model.finding import Finding

RULE = lexicon("en").rule("subject").raw
BODY = "Could you approve the floor plan by Friday 5 March? The builder starts on Monday 8 March."
TODAY = date(2027, 3, 1)


def findings(line: str | None, body: str = BODY) -> list[Finding]:
    return list(subject.check(read(body, language="en", today=TODAY), Known(subject=line)))


@pytest.mark.parametrize("line", ["", "  ", *RULE["vague"]])
def test_an_empty_subject_is_named(line: str) -> None:
    (found,) = findings(line)
    assert (found.check, found.start, found.end) == ("subject", 0, 0)


@pytest.mark.parametrize("line", RULE["telling"])
def test_a_telling_subject_is_left_alone(line: str) -> None:
    assert findings(line, "Could you approve the plan?") == []


def test_nothing_is_said_of_a_subject_that_is_unknown() -> None:
    assert findings(None) == []


def test_the_advice_quotes_the_ask() -> None:
    assert "Could you approve the floor plan" in findings("Update")[0].message


def test_advice_for_a_mail_that_asks_nothing_is_general() -> None:
    assert findings("Update", "The builder is here.")[0].message.endswith(
        "Name the matter and the date."
    )


def test_a_subject_that_names_another_day_than_the_ask_is_a_hint() -> None:
    (found,) = findings("Floor plan: approval by Thu 4 March")
    assert "Thursday 4 March" in found.message


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Floor plan: approval by Fri 5 March", BODY),
        ("Floor plan for the start on Mon 8 March", BODY),
        ("Floor plan: approval by Thu 4 March", "Could you approve the plan by Friday 6 March?"),
        ("Floor plan of 4 March", "Could you approve the plan soon?"),
        ("Floor plan: 4 March or 5 March", BODY),
    ],
)
def test_days_that_may_agree_are_left_alone(line: str, body: str) -> None:
    assert findings(line, body) == []
