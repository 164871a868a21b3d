"""A copy goes to the first program that takes it, and what is said of it is true."""

import time
from pathlib import Path

import pytest

from clientdesk.tui.clipboard import BUDGET, Program, programs, run, taken_by, told

EVERYWHERE = {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0", "WSL_DISTRO_NAME": "u", "TMUX": "t"}


def a_program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_programs_fit_the_session_and_the_buffer_of_tmux_comes_last() -> None:
    names = [each.name for each in programs(EVERYWHERE, "linux")]
    assert names == ["wl-copy", "xclip", "xsel", "clip.exe", "tmux"]
    assert [each.name for each in programs({}, "darwin")] == ["pbcopy"]
    assert list(programs({}, "linux")) == []


def test_the_first_that_takes_it_is_named_and_no_other_is_asked() -> None:
    asked: list[str] = []

    def give(program: Program, text: bytes, seconds: float) -> bool:
        assert text == b"oak"
        assert 0 < seconds <= BUDGET
        asked.append(program.name)
        return program.name == "xclip"

    assert taken_by("oak", EVERYWHERE, give) == "xclip"
    assert asked == ["wl-copy", "xclip"]


def test_a_text_reaches_a_real_program_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_program(tmp_path, "xsel", f"cat > {tmp_path}/held")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert run(Program("xsel"), "Čau\n中".encode(), BUDGET)
    assert (tmp_path / "held").read_text() == "Čau\n中"
    a_program(tmp_path, "xclip", "exit 1")
    assert not run(Program("xclip"), b"x", BUDGET)
    assert not run(Program("no-such-program"), b"x", BUDGET)


def test_a_program_that_hangs_costs_less_than_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("wl-copy", "xclip", "xsel"):
        a_program(tmp_path, name, "exec sleep 30")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    start = time.monotonic()
    assert taken_by("oak", {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}) == ""
    assert time.monotonic() - start < 1.5


def test_a_program_that_stays_behind_to_serve_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_program(tmp_path, "wl-copy", "cat > /dev/null; sleep 5 &")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    start = time.monotonic()
    assert taken_by("oak", {"WAYLAND_DISPLAY": "w"}) == "wl-copy"
    assert time.monotonic() - start < BUDGET


def test_no_more_is_said_than_is_known() -> None:
    assert told("xclip", "the text") == "Copied (xclip): the text"
    assert "prefix ] pastes it" in told("tmux", "the text")
    assert "never says whether it copied" in told("", "the text")
