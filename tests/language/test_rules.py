"""Every example in every wording rule is run: what must fire fires, what must not stays silent."""

from typing import Any

import pytest

from clientdesk.checking import Known
from clientdesk.language.lexicon import languages, lexicon
from clientdesk.language.reading import read
from clientdesk.language.rule import Example, Rule
from clientdesk.services.mail.judge import judge


def every_example() -> list[tuple[str, Rule, Example]]:
    return [
        (language, rule, example)
        for language in languages()
        for rule in lexicon(language).rules
        for example in rule.examples
    ]


def known_to(rule: Rule, language: str) -> Known:
    """Return what the examples of a rule take as known: its own `known`, for checks that ask."""
    given = rule.raw.get("known") or {}
    more: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in given.items()
    }
    return Known(language=language, **more)


@pytest.mark.parametrize("language", languages())
def test_every_rule_file_can_be_read(language: str) -> None:
    assert lexicon(language).broken == []


@pytest.mark.parametrize(
    ("language", "rule", "example"),
    every_example(),
    ids=lambda value: (
        value if isinstance(value, str) else getattr(value, "name", None) or value.text[:50]
    ),
)
def test_an_example_of_a_rule_does_what_it_says(
    language: str, rule: Rule, example: Example
) -> None:
    if rule.mechanism == "ask":
        found = [ask.span.of(example.text) for ask in read(example.text, language=language).asks]
    else:
        verdict = judge(example.text, known_to(rule, language))
        found = [example.text[f.start : f.end] for f in verdict.findings if f.check == rule.name]
    assert bool(found) is example.fires
    if example.at:
        assert any(example.at in words or words in example.at for words in found)
