"""The language of a mail is told from its text, and the client's language breaks ties only."""

import pytest

from clientdesk.language.guess import guess


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Could you send me the plan?"),
        ("ms", "Sila hantar pelan itu kepada saya."),
        ("sk", "Pošlite mi, prosím, plán."),
        ("sk", "Kedy to bude hotovo?"),
        ("ms", "Bila siap?"),
    ],
)
def test_a_sentence_is_enough(language: str, text: str) -> None:
    assert guess(text) == language


def test_a_text_without_signs_is_taken_for_the_expected_language() -> None:
    assert guess("OK", "sk") == "sk"
    assert guess("OK") == "en"


def test_a_clear_text_beats_the_expected_language() -> None:
    assert guess("Could you please send me the plan for the house that we saw?", "ms") == "en"
