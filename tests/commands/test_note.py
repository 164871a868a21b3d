"""A note from any shell: by argument, by standard input, by the user's own editor."""

import os
from pathlib import Path

import pytest

from tests.commands.conftest import Run


def texts(run: Run) -> list[str]:
    return [note["text"] for note in run("list", "notes", "--json").json]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("hello", "there"), "hello there"),
        (("- a bullet",), "- a bullet"),
        (("-h is not help here? -5 %",), "-h is not help here? -5 %"),
        (("--unknown", "x"), "--unknown x"),
        (("--", "--tag"), "--tag"),
        (("# Title\n\n#oak",), "# Title\n\n#oak"),
    ],
)
def test_the_text_is_kept_as_it_was_typed(desk: Run, words: tuple[str, ...], text: str) -> None:
    assert desk("note", "hal", *words).code == 0
    assert texts(desk) == [text]


def test_tags_and_section_are_kept(desk: Run) -> None:
    desk("note", "hal", "likes #oak", "--tag", "wood", "--section=company")
    (note,) = desk("list", "notes", "--json").json
    assert note["tags"] == ["wood", "oak"]
    assert note["section"] == "company"
    assert note["client_name"] == "Halden & Foss"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"one\ntwo\n", "one\ntwo\n"),
        ("čaj 茶\r\n".encode(), "čaj 茶\n"),
        ("čaj".encode("utf-8-sig"), "čaj"),
        ("čaj a káva".encode("utf-16"), "čaj a káva"),
        (b"caf\xe9", "café"),
        (b"\x1b[31mred\x07", "\ufffd[31mred\ufffd"),
    ],
)
def test_standard_input_is_read_in_the_encoding_it_has(desk: Run, data: bytes, text: str) -> None:
    assert desk("note", "hal", "-", stdin=data).code == 0
    assert texts(desk) == [text]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", 2),
        (b" \n\t", 2),
        (None, 9),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), 2),
        (b"text with a \x00 in it", 2),
        (b"a" * 2_000_001, 2),
    ],
)
def test_what_is_no_note_is_refused_and_nothing_is_added(
    desk: Run, data: bytes | None, code: int
) -> None:
    ran = desk("note", "hal", "-", stdin=data)
    assert ran.code == code
    assert ran.err.startswith("clientdesk: ")
    assert texts(desk) == []


def test_a_note_for_nobody_makes_no_desk(run: Run, home: Path) -> None:
    ran = run("note", "Ada", "hello")
    assert ran.code == 3
    assert "add client" in ran.err
    assert not home.exists()


def editor(path: Path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o700)
    return str(path)


def test_without_text_the_editor_opens_on_a_private_file(
    desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    script = 'stat -c %a "$1" > "$0.mode"; printf "from my editor" > "$1"'
    monkeypatch.setenv("EDITOR", editor(tmp_path / "ed", script))
    assert desk("note", "hal").code == 0
    assert texts(desk) == ["from my editor"]
    assert (tmp_path / "ed.mode").read_text().strip() == "600"
    assert not (home / "unfinished").exists()


@pytest.mark.parametrize(
    "script", ["exit 0", "exit 3", "kill -9 $$", 'rm "$1"', 'printf "  " > "$1"']
)
def test_an_editor_that_wrote_nothing_changes_nothing(
    desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path, script: str
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path / "ed", script))
    assert desk("note", "hal").code != 0
    assert texts(desk) == []
    assert not (home / "unfinished").exists()


@pytest.mark.parametrize("end", ["exit 1", "kill -9 $$"])
def test_what_a_failed_editor_wrote_is_kept_and_named(
    desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path, end: str
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path / "ed", f'printf "half a note" > "$1"; {end}'))
    ran = desk("note", "hal")
    assert ran.code == 1
    (kept,) = (home / "unfinished").iterdir()
    assert str(kept) in ran.err
    assert kept.read_text() == "half a note"
    assert texts(desk) == []


def test_what_the_desk_refuses_stays_in_the_editors_file(
    desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path / "ed", 'printf "one\\000two" > "$1"'))
    ran = desk("note", "hal")
    assert ran.code == 2
    (kept,) = (home / "unfinished").iterdir()
    assert str(kept) in ran.err
    assert kept.read_bytes() == b"one\0two"


def test_no_editor_at_all_is_told(desk: Run) -> None:
    assert "EDITOR" not in os.environ
    ran = desk("note", "hal")
    assert ran.code == 2
    assert "$EDITOR" in ran.err


def test_ctrl_c_belongs_to_the_editor(
    desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = 'kill -INT $PPID; printf "written after it" > "$1"'
    monkeypatch.setenv("EDITOR", editor(tmp_path / "ed", script))
    assert desk("note", "hal").code == 0
    assert texts(desk) == ["written after it"]


@pytest.mark.parametrize("instead", ["mkfifo", "mkdir"])
def test_an_editor_that_leaves_no_file_is_told(
    desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, instead: str
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path / "ed", f'rm "$1"; {instead} "$1"'))
    ran = desk("note", "hal")
    assert ran.code == 9
    assert "no file any more" in ran.err


def test_a_desk_of_which_only_backups_are_left_is_not_taken_for_none(desk: Run, home: Path) -> None:
    for name in ("desk.json", "desk.journal"):
        (home / name).unlink()
    assert desk("note", "hal", "x").code == 8
