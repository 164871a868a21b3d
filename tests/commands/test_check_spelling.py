"""Spelling in `clientdesk check`: found, left out when told, and said where it is off."""

import json
from pathlib import Path

import pytest

from clientdesk.proofreaders import hunspell
from tests.commands.conftest import Run

MAIL = "Hi Tom,\n\nCould you recieve the parcel on Friday 27 November?\n\nThanks,\nMira\n"
MALAY = "Puan Siti,\n\nTolong hantar gambra itu sebelum hari Jumaat.\n\nTerima kasih\nMira\n"
SLOVAK = "Dobrý deň,\n\npošlite mi, prosím, fotogarfie do piatka 27. novembra.\n\nĎakujem\nMira\n"


@pytest.fixture(autouse=True)
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunspell, "SYSTEM_FOLDERS", ())


def checks(text: str) -> set[str]:
    return {each["check"] for each in json.loads(text)["findings"]}


def test_a_misspelt_word_is_a_hint_with_its_fix(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mail.txt"
    path.write_text(MAIL, encoding="utf-8")
    ran = run("check", str(path), "--today", "2026-11-21")
    assert ran.code == 0
    assert "[spelling]" in ran.out
    assert " + Could you receive the parcel on Friday 27 November?" in ran.out
    assert "[spelling]" not in run("check", str(path), "--no-spelling").out


def test_a_batch_is_proofread_and_a_lack_is_told_once(run: Run) -> None:
    texts = [MAIL, SLOVAK, MALAY, MALAY]
    mails = [{"id": number, "text": text} for number, text in enumerate(texts)]
    lines = "\n".join(json.dumps(each) for each in mails).encode()
    ran = run("check", "--batch", "-", stdin=lines)
    assert ran.code == 0
    assert all("spelling" in checks(line) for line in ran.out.splitlines())
    assert ran.err.count("spelling (ms) common words only: there is no dictionary") == 1
    assert "(sk)" not in ran.err
    ran = run("check", "--batch", "-", "--no-spelling", stdin=lines)
    assert not any("spelling" in checks(line) for line in ran.out.splitlines())
    assert ran.err == ""


def test_the_doctor_tells_of_every_language(run: Run) -> None:
    run("add", "client", "Fjord")
    lines = [line for line in run("doctor").out.splitlines() if "spelling" in line]
    assert [line.split()[2] for line in lines] == ["en:", "ms:", "sk:"]
