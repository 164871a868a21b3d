"""The user's own editor: what was written in it is never lost, and the terminal comes back."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.tui.app import DeskApp
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

Script = Callable[..., Path]


@pytest.fixture(autouse=True)
def lent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lend a terminal that is none, and write down how it is lent and taken back."""
    said: list[str] = []

    @contextmanager
    def suspend(_app: DeskApp) -> Iterator[None]:
        said.append("lent")
        yield
        said.append("back")

    monkeypatch.setattr(DeskApp, "suspend", suspend)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    return said


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    """Write an editor as a script and make it $EDITOR, with words behind it."""

    def write(body: str, *words: str, name: str = "editor") -> Path:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)
        monkeypatch.setenv("EDITOR", " ".join([f"'{path}'", *words]))
        return path

    return write


def text_of(bench: "Workbench") -> list[str]:
    return [note.text for note in bench.notebook.notes(bench.roster.find("Halden").id)]


def left(bench: "Workbench") -> list[str]:
    folder = bench.settings.home / "unfinished"
    return [path.read_text() for path in folder.glob("*")] if folder.exists() else []


async def edited(desk: Desk) -> None:
    await desk.press("f3")
    await desk.until(lambda: desk.note.has_focus)
    await desk.press("ctrl+o")


BEFORE = "# Oak\nThey care for **oak**."


async def test_what_was_written_becomes_the_note_and_its_file_goes(
    filled: "Workbench", script: Script
) -> None:
    script('echo more >> "$1"')
    async with opened(filled) as desk:
        await edited(desk)
        await desk.until(lambda: text_of(filled) == [f"{BEFORE}more"])
        assert desk.note.text == f"{BEFORE}more"
        assert left(filled) == []
        await desk.press("ctrl+z")
        assert desk.note.text == BEFORE


async def test_an_editor_that_puts_a_new_file_over_the_old_one_is_read(
    filled: "Workbench", script: Script
) -> None:
    script('printf "all new\\n" > "$1.swap" && mv "$1.swap" "$1"')
    async with opened(filled) as desk:
        await edited(desk)
        await desk.until(lambda: text_of(filled) == ["all new"])


async def test_an_unchanged_text_changes_nothing_and_says_so(
    filled: "Workbench", script: Script
) -> None:
    script("exit 0")
    async with opened(filled) as desk:
        revision = filled.keeper.revision
        await edited(desk)
        await desk.until(lambda: "Nothing was changed" in desk.toasts())
        assert filled.keeper.revision == revision
        assert left(filled) == []


@pytest.mark.parametrize(
    ("ending", "told"), [("exit 3", "ended with 3"), ("kill -9 $$", "was killed")]
)
async def test_an_editor_that_fails_changes_nothing_and_its_words_are_kept(
    filled: "Workbench", script: Script, lent: list[str], ending: str, told: str
) -> None:
    script(f'echo half >> "$1"; {ending}')
    async with opened(filled) as desk:
        await edited(desk)
        await desk.until(lambda: told in desk.toasts())
        assert text_of(filled) == [BEFORE]
        assert desk.note.text == BEFORE
        (kept,) = (filled.settings.home / "unfinished").glob("*")
        assert kept.read_text() == f"{BEFORE}half\n"
        assert kept.stat().st_mode & 0o777 == 0o600
        assert str(kept) in desk.toasts()
        assert lent == ["lent", "back"]


async def test_an_editor_that_removes_the_file_changes_nothing(
    filled: "Workbench", script: Script
) -> None:
    script('rm "$1"')
    async with opened(filled) as desk:
        await edited(desk)
        await desk.until(lambda: "cannot be read back" in desk.toasts())
        assert text_of(filled) == [BEFORE]


async def test_an_editor_that_is_not_there_is_named(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch, lent: list[str]
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor -w")
    async with opened(filled) as desk:
        await edited(desk)
        await desk.until(lambda: "no-such-editor is not there" in desk.toasts())
        assert lent == []


async def test_a_program_that_the_system_refuses_leaves_the_terminal_ours(
    filled: "Workbench", tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lent: list[str]
) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x00\x01")
    broken.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(broken))
    async with opened(filled) as desk:
        await edited(desk)
        await desk.until(lambda: "did not start" in desk.toasts())
        assert lent == ["lent", "back"]
        assert left(filled) == []


async def test_words_behind_the_editor_and_spaces_in_its_path_are_understood(
    filled: "Workbench", script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = script('[ "$1" = -w ] && shift; printf "$# x" > "$1"', "-w", name="my editor")
    async with opened(filled) as desk:
        await edited(desk)
        await desk.until(lambda: text_of(filled) == ["1 x"])
        monkeypatch.setenv("EDITOR", str(path))
        path.write_text('#!/bin/sh\nprintf again > "$1"\n')
        await desk.press("ctrl+o")
        await desk.until(lambda: text_of(filled) == ["again"])


async def test_a_window_that_did_not_wait_keeps_its_file(
    filled: "Workbench", script: Script
) -> None:
    script("exit 0", name="code")
    async with opened(filled) as desk:
        await edited(desk)
        await desk.until(lambda: "did not wait" in desk.toasts())
        assert left(filled) == [BEFORE]
        await desk.press("ctrl+o")
        await desk.pilot.pause()
        assert left(filled) == [BEFORE]


async def test_both_texts_live_when_the_note_was_changed_meanwhile(
    disk_workbench: "Workbench", script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clientdesk.bootstrap import open_workbench
    from clientdesk.tui.notes import lending, own_editor
    from tests.tui.conftest import fill

    bench = fill(disk_workbench)
    script('echo mine >> "$1"')
    run = lending.run_in_terminal
    count: list[str] = []

    def meanwhile(app: DeskApp, words: list[str]) -> int:
        other = open_workbench(bench.settings, bench.clock)
        count.append("theirs")
        text = f"theirs {len(count)}"
        other.notebook.write(other.notebook.notes(app.client_id)[0].id, text)
        other.keeper.close()
        return run(app, words)

    monkeypatch.setattr(own_editor, "run_in_terminal", meanwhile)
    async with opened(bench) as desk:
        await edited(desk)
        await desk.until(lambda: f"{BEFORE}mine" in text_of(bench))
        assert "theirs 1" in text_of(bench)
        await desk.press("f2", "E")
        await desk.until(lambda: "\n".join(text_of(bench)).count("mine") == 2)
        assert "theirs 2" in text_of(bench)


async def test_ctrl_c_in_the_editor_does_not_end_the_desk(
    filled: "Workbench", script: Script
) -> None:
    script(f'kill -{signal.SIGINT.value} {os.getpid()}; echo more >> "$1"')
    async with opened(filled) as desk:
        await edited(desk)
        await desk.until(lambda: text_of(filled) == [f"{BEFORE}more"])
        await desk.pilot.pause(0.05)
        assert desk.app.is_running
        assert desk.app._exit is False
