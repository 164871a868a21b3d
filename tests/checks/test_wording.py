"""Hits of the wording rules: their place, their words, and the change that mends them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.checking import Known
from clientdesk.checks import wording
from clientdesk.language.reading import read
from clientdesk.model.finding import Finding


def findings(text: str) -> list[Finding]:
    return list(wording.check(read(text, language="en"), Known()))


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Your sales will definitely double.", "Your sales will double."),
        ("Certainly will your sales double.", "Will your sales double."),
        ("We guarantee that your sales will rise.", "We expect that your sales will rise."),
        ("The fee covers unlimited revisions.", "The fee covers two rounds of revisions."),
        ("Per my last email, the key is at the desk.", "As I wrote, the key is at the desk."),
    ],
)
def test_a_fix_leaves_a_sentence(text: str, mended: str) -> None:
    fix = next(found.fix for found in findings(text) if found.fix)
    assert text[: fix.start] + fix.text + text[fix.end :] == mended


def test_the_message_repeats_the_words_on_one_line() -> None:
    (found,) = findings("You\nforgot to tell the printer.")
    assert "“You forgot to tell the printer”" in found.message


def test_a_long_hit_is_shortened_in_the_message_only() -> None:
    text = "You forgot to tell the printer that the size of the second poster had changed again."
    (found,) = findings(text)
    assert "…" in found.message
    assert text[found.start : found.end] == text.rstrip(".")


def test_letters_that_grow_in_lower_case_move_no_place() -> None:
    text = "İİİ: you forgot the key."
    (found,) = findings(text)
    assert text[found.start : found.end] == "you forgot the key"


def test_what_others_wrote_is_not_judged() -> None:
    text = "Thanks, I'll mend it.\n\nOn Mon, Ann wrote:\n> You forgot the key."
    assert findings(text) == []


@given(st.text(alphabet="you forgt.,?!İ'’\n", max_size=60))
def test_every_place_lies_inside_the_text(text: str) -> None:
    for found in findings(text):
        assert 0 <= found.start < found.end <= len(text)
