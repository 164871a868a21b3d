"""Text is compared without case and accents, in any order of marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.services.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Halden & Foss", "halden & foss"),
        ("Žofia Østergård", "zofia ostergard"),
        ("Tatranská čajovňa", "tatranska cajovna"),
        ("Łódź, Straße, Œuvre", "lodz, strasse, oeuvre"),
        ("İstanbul", "istanbul"),
        ("Nakamura Foods 中村", "nakamura foods 中村"),
        ("ﬁle", "file"),
    ],
)
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_composed_and_decomposed_text_are_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_latin_text_that_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)
