"""Shorthand and slips of the hand are read as what they stand for, and pointed at as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.checking import Known
from clientdesk.checks import wording
from clientdesk.language.lexicon import lexicon
from clientdesk.language.reading import read
from clientdesk.language.slips import mended
from clientdesk.language.span import Span

ENGLISH = lexicon("en")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Dont send it", "Don't send it"),
        ("id like to know", "I'd like to know"),
        ("r u free", "are you free"),
        ("The id of the order", "The id of the order"),
        ("R&D and the U.S. office", "R&D and the U.S. office"),
        ("www.u.com/r/u", "www.u.com/r/u"),
    ],
)
def test_a_slip_is_read_as_what_was_meant(written: str, meant: str) -> None:
    assert mended(written, ENGLISH).text == meant


@pytest.mark.parametrize("text", ["lmk if that works", "cud u send it", "dont print it yet"])
def test_an_ask_in_shorthand_asks(text: str) -> None:
    assert read(text, language="en").asks


def test_words_found_in_mended_text_are_pointed_at_as_written() -> None:
    text = "Sorry, but u forgot to sign pls."
    (found,) = wording.check(read(text, language="en"), Known())
    assert text[found.start : found.end].startswith("u forgot to sign")


@given(st.lists(st.sampled_from(["u", "dont", "ur", "id", "like", "x", "é"])).map(" ".join))
def test_every_place_in_mended_words_has_one_as_written(text: str) -> None:
    mend = mended(text, ENGLISH)
    places = [mend.written(Span(n, n)).start for n in range(len(mend.text) + 1)]
    assert places == sorted(places)
    assert mend.written(Span(0, len(mend.text))) == Span(0, len(text))
