"""English: slips are found in either spelling, and good mails are left in peace."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.proofreaders import harper
from clientdesk.proofreading import Proofreader, SlipKind, UnavailableError

HERE = Path(__file__).parent
SOME_RIGHT = 0.85


def words(english: Proofreader, text: str, *accepted: str) -> list[str]:
    return [text[slip.start : slip.end] for slip in english.proofread(text, frozenset(accepted))]


def test_a_misspelt_word_is_found_where_it_stands_with_what_is_meant(english: Proofreader) -> None:
    (slip,) = english.proofread("Could you recieve the 😀 parcel?", frozenset())
    assert (slip.start, slip.end, slip.kind) == (10, 17, SlipKind.SPELLING)
    assert slip.suggestions[0] == "receive"


@pytest.mark.parametrize(
    "word", (HERE / "misspelt.txt").read_text(encoding="utf-8").split(), ids=str
)
def test_what_people_misspell_is_found(english: Proofreader, word: str) -> None:
    assert words(english, f"I think the {word} is on the list.") == [word]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("adress", "address"),
        ("hte", "the"),
        ("adn", "and"),
        ("wich", "which"),
        ("Tommorow", "Tomorrow"),
        ("untill", "until"),
        ("thats", "that's"),
        ("alot", "a lot"),
        ("seperate", "separate"),
    ],
)
def test_the_first_suggestion_is_what_was_meant(
    english: Proofreader, typed: str, meant: str
) -> None:
    text = f"{typed} is what we said."
    assert english.proofread(text, frozenset())[0].suggestions[0] == meant


@pytest.mark.parametrize(
    "text",
    [
        "The colour of the centre is grey, and we organise the cancelled programme.",
        "The color of the center is gray, and we organize the canceled program.",
        "We retarget the unbolted shelves and prequalify the retouchers.",
        "Take a look ASAP, OK? FYI, the file has 180 GB.",
        "It has three colours: red, green and blue.",
        "The gsm of the dielines and the shortcode are on the moodboard.",
    ],
)
def test_either_spelling_jargon_and_taste_are_no_slips(english: Proofreader, text: str) -> None:
    jargon = ("gsm", "dielines", "shortcode", "moodboard", "retouchers")
    assert words(english, text, *jargon) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We should of gone.", "should of"),
        ("It is a invoice.", "a"),
        ("We was there.", "was"),
        ("I can do more then ten.", "then"),
        ("I see what i can do.", "i"),
    ],
)
def test_grammar_is_told_with_a_change(english: Proofreader, text: str, found: str) -> None:
    (slip,) = english.proofread(text, frozenset())
    assert (text[slip.start : slip.end], slip.kind) == (found, SlipKind.GRAMMAR)
    assert slip.message
    assert slip.suggestions


def test_an_accepted_word_is_right(english: Proofreader) -> None:
    assert words(english, "The blad is done.") == ["blad"]
    assert words(english, "The blad is done.", "blad") == []


def test_a_library_that_cannot_be_loaded_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "harper", None)
    with pytest.raises(UnavailableError, match="Harper cannot be loaded"):
        harper.offer.start("en", ())


@settings(max_examples=40)
@given(text=st.text(max_size=120))
def test_every_slip_lies_in_the_text(english: Proofreader, text: str) -> None:
    for slip in english.proofread(text, frozenset()):
        assert 0 <= slip.start < slip.end <= len(text)


@pytest.mark.parametrize("word", ["templater", "fireblight", "bookstand", "deskmat"])
def test_a_word_made_of_right_ones_is_right(english: Proofreader, word: str) -> None:
    assert english.proofread(f"I think the {word} is on it.", frozenset()) == []


@pytest.mark.parametrize("word", ["eachother", "suprise", "publically", "untill", "noticable"])
def test_what_only_looks_made_of_right_ones_is_a_slip(english: Proofreader, word: str) -> None:
    assert english.proofread(f"I think {word} is on it.", frozenset())
