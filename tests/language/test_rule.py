"""A rule is looked for only in the sentences that can hold it."""

import pytest

from clientdesk.language.rule import parse


def hits(sentence: str, **raw: object) -> list[str]:
    rule = parse("rude", {"mechanism": "phrase", "patterns": ["forgot", "lost it"], **raw})
    return [found[0] for found in rule.hits(sentence)]


@pytest.mark.parametrize("sentence", ["you forgot", "nobody forgot"])
def test_a_sentence_with_a_needed_piece_is_looked_at(sentence: str) -> None:
    assert hits(sentence, needs=["You", "nobody"]) == ["forgot"]


def test_a_sentence_without_any_needed_piece_is_left_alone() -> None:
    assert hits("she forgot", needs=["you", "nobody"]) == []


def test_a_rule_that_needs_nothing_looks_at_every_sentence() -> None:
    assert hits("she forgot and lost it") == ["forgot", "lost it"]
