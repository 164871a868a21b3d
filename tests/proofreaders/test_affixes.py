"""Slovak by its shipped dictionary: inflected words are right, with and without accents."""

from pathlib import Path

import pytest

from clientdesk.paths import shipped
from clientdesk.proofreaders import affixes
from clientdesk.proofreaders._affixes import AffixDictionary
from clientdesk.proofreading import Proofreader, UnavailableError

SHIPPED = shipped("data") / "dictionaries" / "sk" / "sk_SK.dic"


@pytest.fixture(scope="module")
def slovak() -> Proofreader:
    return affixes.offer.start("sk", ())


@pytest.fixture(scope="module")
def dictionary() -> AffixDictionary:
    return AffixDictionary(SHIPPED)


@pytest.mark.parametrize(
    "word",
    ["faktúra", "faktúrami", "neposlali", "najkrajšieho", "Bratislave", "Zmluvu", "OBJEDNÁVKA"],
)
def test_a_stem_with_the_affixes_it_may_take_is_right(
    dictionary: AffixDictionary, word: str
) -> None:
    assert dictionary.spell(word)


@pytest.mark.parametrize("word", ["fakturami", "neneposlali", "faktúraov", "najfaktúra", ""])
def test_other_letters_and_other_affixes_are_wrong(dictionary: AffixDictionary, word: str) -> None:
    assert not dictionary.spell(word)


def test_a_suffix_of_a_circumfix_needs_its_prefix(tmp_path: Path) -> None:
    (tmp_path / "xx.dic").write_text("2\nrado/Y\nbiely/N\n", encoding="utf-8")
    (tmp_path / "xx.aff").write_text(
        "SET UTF-8\nCIRCUMFIX s\nPFX N Y 1\nPFX N 0 ne .\nPFX F Y 1\nPFX F 0 naj/s .\n"
        "SFX Y Y 1\nSFX Y o šie/Fs o\n",
        encoding="utf-8",
    )
    read = AffixDictionary(tmp_path / "xx.dic")
    assert [read.spell(word) for word in ("rado", "najradšie", "radšie", "nebiely", "nerado")] == [
        True,
        True,
        False,
        True,
        False,
    ]


def test_a_format_that_is_not_known_is_refused(tmp_path: Path) -> None:
    (tmp_path / "xx.dic").write_text("1\nword\n", encoding="utf-8")
    (tmp_path / "xx.aff").write_text("SET UTF-8\nCOMPOUNDMIN 2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="COMPOUNDMIN"):
        AffixDictionary(tmp_path / "xx.dic")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Prosím o potvrdnie objednávky.", {"potvrdnie": "potvrdenie"}),
        ("Tlaičareň čaká na obálku.", {"Tlaičareň": "Tlačiareň"}),
        ("Pošlite mi, prosím, dolezite fotky.", {"dolezite": "dôležité"}),
        ("Včera prišli hostia z Nitry.", {}),
        ("Prosim o potvrednie objednavky do stredy.", {"potvrednie": "potvrdenie"}),
        ("Dobry den, dakujem za navrh obalky a cenu tlace.", {}),
        ("Landing page má nový layout a bannery.", {}),
    ],
)
def test_a_slip_is_found_and_mended(slovak: Proofreader, text: str, found: dict[str, str]) -> None:
    slips = slovak.proofread(text, frozenset())
    assert {text[slip.start : slip.end]: slip.suggestions[0] for slip in slips} == found


def test_a_language_without_a_shipped_dictionary_is_refused() -> None:
    with pytest.raises(UnavailableError, match="no dictionary"):
        affixes.offer.start("ms", ())
