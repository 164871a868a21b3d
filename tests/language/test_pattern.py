"""Patterns match whole words, either apostrophe and any space, and say what is wrong with them."""

import pytest

from clientdesk.language.pattern import compile_patterns, lowered
from clientdesk.model.errors import InvalidInputError


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("don't wait", "Don’t\n wait"),
        ("{you} must", "someone else must"),
        ("[\\w'-]+ day", "tomorrow’s day"),
        ("e-? ?mail", "e mail"),
        ("yes|no", "No!"),
    ],
)
def test_a_pattern_matches(pattern: str, text: str) -> None:
    assert compile_patterns([pattern], {"you": ["you", "someone else"]}).search(text)


@pytest.mark.parametrize(("pattern", "text"), [("art", "party"), ("now", "know"), ("a b", "ab")])
def test_a_pattern_matches_whole_words_only(pattern: str, text: str) -> None:
    assert not compile_patterns([pattern]).search(text)


def test_no_pattern_matches_nothing() -> None:
    assert not compile_patterns([]).search("anything")


@pytest.mark.parametrize("pattern", ["(open", "{missing}"])
def test_a_wrong_pattern_says_so(pattern: str) -> None:
    with pytest.raises(InvalidInputError):
        compile_patterns([pattern])


def test_a_list_that_calls_itself_is_refused() -> None:
    with pytest.raises(InvalidInputError):
        compile_patterns(["{a}"], {"a": ["{a}"]})


def test_a_word_that_yaml_takes_for_true_is_told() -> None:
    with pytest.raises(InvalidInputError, match="quotes"):
        compile_patterns([True])  # type: ignore[list-item]  # what YAML makes of `on`


def test_a_pattern_for_lower_case_finds_in_lowered_text_what_the_other_finds_in_any() -> None:
    usual = compile_patterns(["Per my last {what}", r"\\SLAM"], {"what": ["E-Mail"]})
    small = compile_patterns(["Per my last {what}", r"\\SLAM"], {"what": ["E-Mail"]}, lower=True)
    for text in ("PER my Last e-mail", "per my", "\\slam"):
        assert bool(small.search(lowered(text))) is bool(usual.search(text))


def test_lower_case_keeps_every_place() -> None:
    assert lowered("İstanbul ŽLTÝ") == "İstanbul žltý"
