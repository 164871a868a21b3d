"""Words of mine that are written once for each language: whose line goes into which mail."""

import pytest

from clientdesk.language.wordings import ways, wording

PROMISE = "within one working day\nsk: do jedného pracovného dňa\nms: dalam satu hari bekerja"
POLICY = "Something in print is wrong.\nCall at once.\nsk: V tlači je chyba.\nZavolajte hneď."
CALL, MAIL = "Call +421 900 000 100", "mira@novak.example"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "within one working day"),
        ("sk", "do jedného pracovného dňa"),
        ("ms", "dalam satu hari bekerja"),
    ],
)
def test_a_line_is_for_the_language_that_it_names(language: str, told: str) -> None:
    assert wording(PROMISE, language) == told


def test_a_wording_goes_on_until_the_next_language() -> None:
    assert wording(POLICY, "sk") == "V tlači je chyba.\nZavolajte hneď."
    assert wording(POLICY, "en") == "Something in print is wrong.\nCall at once."


@pytest.mark.parametrize("language", ["sk", "ms"])
def test_without_a_line_of_its_own_a_language_has_no_words(language: str) -> None:
    assert wording("within one working day", language) == ""


def test_words_without_a_name_are_told_by_their_language() -> None:
    assert wording("do jedného pracovného dňa", "sk") == "do jedného pracovného dňa"
    assert wording("note: within one day", "en") == "note: within one day"


@pytest.mark.parametrize(
    ("channels", "language", "told"),
    [
        ((CALL, MAIL), "en", [CALL, MAIL]),
        (("+421 900 000 100", MAIL), "sk", ["+421 900 000 100", MAIL]),
        ((CALL, MAIL), "sk", ["+421 900 000 100", MAIL]),
        ((CALL, "sk: Telefón +421 900 000 100", MAIL), "sk", ["Telefón +421 900 000 100", MAIL]),
        ((CALL, "sk: Telefón +421 900 000 100", MAIL), "en", [CALL, MAIL]),
        (("Ring the bell at the door", MAIL), "ms", []),
    ],
)
def test_an_address_needs_no_translation(
    channels: tuple[str, ...], language: str, told: list[str]
) -> None:
    assert ways(channels, language) == told
