"""Words that this client does not like are hinted at, and a first name where it is too near."""

from typing import Any

import pytest

from clientdesk.checking import Known
from clientdesk.checks import tone
from clientdesk.language.reading import read

BODY = "\n\nthe synergy of both plans is plain.\n\nThanks,\nMira\n\n> So much synergy!"


def found(text: str, language: str = "en", **known: Any) -> list[str]:
    given = Known(recipients=("Hannah Brooks",), **known)
    return [text[one.start : one.end] for one in tone.check(read(text, language=language), given)]


@pytest.mark.parametrize("name", ["avoided", "unfit", "never"])
def test_a_word_that_is_not_wanted_is_found_in_my_own_text_only(name: str) -> None:
    known: dict[str, Any] = {name: ("Synergy", "both plans", "")}
    assert found("Hi Hannah," + BODY, **known) == ["synergy", "both plans"]


def test_part_of_a_word_is_another_word() -> None:
    assert found("Hi Hannah,\n\nthe synergistic plan.", avoided=("synergy",)) == []


@pytest.mark.parametrize(
    ("greeting", "wanted"),
    [
        ("Hi Hannah,", ["Hannah"]),
        ("Dear Ms Brooks,", []),
        ("Dear Hannah Brooks,", []),
        ("Dear Ms Hannah,", []),
        ("Dear all,", []),
    ],
)
def test_a_formal_client_is_not_greeted_by_the_first_name(greeting: str, wanted: list[str]) -> None:
    assert found(greeting + BODY, formal=True) == wanted
    assert found(greeting + BODY) == []
