"""A language without a dictionary: slips of common words, and nothing that may be another word."""

import pytest

from clientdesk.proofreaders import common_words
from clientdesk.proofreading import UnavailableError


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ms", "Saya perlukan senarai hraga sebelum Jumat.", {"hraga": "harga"}),
        ("ms", "Terima kasih, saya akan hantrkan invois.", {"hantrkan": "hantarkan"}),
        ("ms", "Kami muat naik gambar dan harganya tetap.", {}),
        ("sk", "Pošlite mi fotogarfie a fakktúru.", {"fotogarfie": "fotografie",
                                                     "fakktúru": "faktúru"}),
        ("sk", "Fotografka vyfotila ponúkané stránky, platne a ceninu.", {}),
    ],
)  # fmt: skip
def test_a_slip_of_a_common_word_is_found(language: str, text: str, found: dict[str, str]) -> None:
    slips = common_words.offer.start(language, ()).proofread(text, frozenset())
    assert {text[slip.start : slip.end]: slip.suggestions[0] for slip in slips} == found


def test_capitals_stay_and_accepted_words_are_right() -> None:
    reader = common_words.offer.start("sk", ())
    (slip,) = reader.proofread("Pošltie to.", frozenset())
    assert slip.suggestions == ("Pošlite",)
    assert reader.proofread("Pošltie to.", frozenset({"pošltie"})) == []


def test_a_language_without_a_list_is_refused() -> None:
    with pytest.raises(UnavailableError, match="no list"):
        common_words.offer.start("xx", ())
