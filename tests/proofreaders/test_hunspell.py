"""A Hunspell dictionary of the user's: found by its name, and asked word by word."""

from pathlib import Path

import pytest

from clientdesk.proofreaders import hunspell
from clientdesk.proofreading import Proofreader, UnavailableError

pytest.importorskip("hunspell")
WORDS = [
    "pošlite",
    "mi",
    "prosím",
    "návrh",
    "obálky",
    "grafický",
    "kruh",
    "tento",
    "týždeň",
    "text",
    "je",
    "hotový",
    "žiak",
    "a",
    "to",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small Slovak dictionary; the system's are out of sight."""
    monkeypatch.setattr(hunspell, "SYSTEM_FOLDERS", ())
    lines = [str(len(WORDS)), *(f"{word}/A" for word in WORDS)]
    (tmp_path / "sk_SK.dic").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rules = "SET UTF-8\nTRY aeio\nSFX A Y 1\nSFX A 0 u .\n"
    (tmp_path / "sk_SK.aff").write_text(rules, encoding="utf-8")
    return tmp_path


@pytest.fixture
def slovak(folder: Path) -> Proofreader:
    return hunspell.offer.start("sk", (folder,))


def test_a_word_near_to_one_of_the_dictionary_is_a_slip(slovak: Proofreader) -> None:
    text = "Pošlite mi prosím grafciký návhr obálky."
    slips = slovak.proofread(text, frozenset())
    found = [(text[slip.start : slip.end], slip.suggestions[0]) for slip in slips]
    assert found == [("grafciký", "grafický"), ("návhr", "návrh")]


def test_inflected_joined_and_accepted_words_are_right(slovak: Proofreader) -> None:
    assert slovak.proofread("Text-návrhu, kruhu-text, obálkx", frozenset({"obálkx"})) == []


def test_letters_beyond_the_dictionary_are_no_slips(slovak: Proofreader) -> None:
    assert slovak.proofread("To je 中文 a Ω, prosím.", frozenset()) == []


def test_a_text_of_unknown_words_is_not_called_full_of_slips(slovak: Proofreader) -> None:
    with pytest.raises(UnavailableError, match="no accents"):
        slovak.proofread("posilte mii navrhh prossim obalkyy tyzdnen grafiky texxt", frozenset())


def test_without_a_dictionary_it_says_where_one_belongs(folder: Path) -> None:
    with pytest.raises(UnavailableError, match=r"put ms\.dic and ms\.aff into"):
        hunspell.offer.start("ms", (folder,))
    (folder / "ms.dic").write_text("1\nharga\n", encoding="utf-8")
    with pytest.raises(UnavailableError, match="there is no dictionary"):
        hunspell.offer.start("ms", (folder,))


def test_without_the_library_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "hunspell", None)
    with pytest.raises(UnavailableError, match=r"clientdesk\[spelling\]"):
        hunspell.offer.start("sk", (folder,))
