"""Texts typed without accents are read like the same texts with them."""

from typing import Any

import pytest

from clientdesk.checking import Known
from clientdesk.language.accents import lacks_accents, unaccented
from clientdesk.language.lexicon import lexicon
from clientdesk.language.reading import read
from clientdesk.language.rule import Example, Rule
from clientdesk.services.mail.judge import judge

SLOVAK = [(rule, example) for rule in lexicon("sk").rules for example in rule.examples]


def test_an_accent_leaves_its_letter_and_every_letter_its_place() -> None:
    assert unaccented("Žltý kôň, ľúbezné ďasno") == "Zlty kon, lubezne dasno"
    assert unaccented("ß 50 € – ø") == "ß 50 € – ø"


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Dobry den, poslite mi, prosim, ponuku do piatka. S pozdravom Žofia", True),
        ("Dobrý deň, pošlite mi, prosím, ponuku do piatka.", False),
        ("", False),
    ],
)
def test_a_name_with_accents_does_not_give_a_text_accents(text: str, *, lacks: bool) -> None:
    assert lacks_accents(text, "áäčďéíĺľňóôŕšťúýž") is lacks


def test_a_language_without_accented_letters_never_lacks_them() -> None:
    assert not lacks_accents("Please send the draft.", "")


@pytest.mark.parametrize(
    ("rule", "example"),
    SLOVAK,
    ids=lambda value: getattr(value, "name", None) or value.text[:50],
)
def test_an_example_does_without_accents_what_it_does_with_them(
    rule: Rule, example: Example
) -> None:
    text = unaccented(example.text)
    if rule.mechanism == "ask":
        found = bool(read(text, language="sk").asks)
    else:
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in (rule.raw.get("known") or {}).items()
        }
        verdict = judge(text, Known(language="sk", **given))
        found = any(finding.check == rule.name for finding in verdict.findings)
    assert found is example.fires


def test_places_are_those_of_the_text_as_it_was_typed() -> None:
    text = "Dobry den,\n\nprosim o potvrdenie ceny do stredy 3. februara.\n\nVďaka\nŽofia"
    (ask,) = read(text).asks
    assert ask.span.of(text) == "prosim o potvrdenie ceny do stredy 3. februara."
    assert ask.deadline is not None
    assert ask.deadline.span.of(text) == "stredy 3. februara"
