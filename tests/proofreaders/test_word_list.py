"""Malay by its shipped list: words built from a known root are right, what is near is a slip."""

import pytest

from clientdesk.proofreaders import word_list
from clientdesk.proofreading import Proofreader, UnavailableError


@pytest.fixture(scope="module")
def malay() -> Proofreader:
    return word_list.offer.start("ms", ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tolong hantar gambra itu sebelum Jumaat.", {"gambra": "gambar"}),
        ("Mohon luluskan sebut hraga ini, terima kaish.", {"hraga": "harga", "kaish": "kasih"}),
        ("Saya perluukan jawapn puan.", {"perluukan": "perlukan", "jawapn": "jawapan"}),
        ("Kami telah mempercepatkan penghantarannya.", {}),
        ("Bolehkah puan mengesahkannya selewat-lewatnya esok?", {}),
        ("Please confirm the wireframe, nanti saya proceed dengan development.", {}),
        ("Sy dah semak draf tu, tak ada masalah.", {}),
    ],
)
def test_a_slip_is_found_and_a_built_word_is_none(
    malay: Proofreader, text: str, found: dict[str, str]
) -> None:
    slips = malay.proofread(text, frozenset())
    assert {text[slip.start : slip.end]: slip.suggestions[0] for slip in slips} == found


def test_it_says_that_it_does_not_know_every_word() -> None:
    assert word_list.offer.partial


def test_a_language_without_a_list_is_refused() -> None:
    with pytest.raises(UnavailableError, match="no dictionary"):
        word_list.offer.start("sk", ())
