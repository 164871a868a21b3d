"""A slip is near to what was meant; jargon is near to nothing."""

import pytest

from clientdesk.proofreaders._nearness import doubled, nearest, swapped

COMMON = frozenset({"the", "and", "which", "of", "a", "lot", "that"})


@pytest.mark.parametrize(
    ("word", "suggestions", "meant"),
    [
        ("recieve", ["relieve", "receive"], ("receive", "relieve")),
        ("wich", ["wish", "which"], ("which", "wish")),
        ("teh", [], ("the",)),
        ("gsm", ["gem", "gum"], ()),
        ("alot", ["a lot"], ("a lot",)),
        ("shortcode", ["short code"], ()),
        ("powerpoint", ["PowerPoint"], ()),
        ("friday", ["Friday"], ("Friday",)),
        ("thats", ["that's"], ("that's", "that")),
        ("butanes", ["butane's"], ()),
        ("Recieve", ["receive"], ("Receive",)),
        ("Ewan", ["Evan", "elan"], ()),
        ("uncoated", ["unabashed", "unclad"], ()),
    ],
)
def test_only_what_may_be_meant_is_suggested(
    word: str, suggestions: list[str], meant: tuple[str, ...]
) -> None:
    assert nearest(word, suggestions, COMMON) == meant


def test_swapped_letters_stand_side_by_side() -> None:
    assert swapped("hte", "the")
    assert not swapped("eth", "the")
    assert not swapped("the", "the")
    assert not swapped("th", "the")


def test_a_doubled_letter_is_told_from_another_letter() -> None:
    assert doubled("untill", "until")
    assert doubled("begining", "beginning")
    assert not doubled("boat", "bolt")
    assert not doubled("plan", "plane")
