"""What is SECRET leaves no trace in files, other programs, terminals and damaged desks."""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clientdesk.model.client import Client
from clientdesk.tui.notes import own_editor
from tests.builders import a_workbench
from tests.planting import leaks, planted_desk
from tests.shell import Shell
from tests.tui.conftest import opened

PATIENCE = 20.0
OSC = re.compile(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P^_][^\x1b]*\x1b\\")
"""What a terminal is told beside the text: titles, notifications, the clipboard."""


@pytest.fixture
def planted(home: Path) -> dict[str, str]:
    return planted_desk(home)


@pytest.fixture
def shell(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(home, capsys, monkeypatch)


def files_of(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file()]


def beside(home: Path) -> list[Path]:
    """Every file of a home but the desk, its journal and their copies."""
    desk = {home / "desk.json", home / "desk.journal"}
    return [path for path in files_of(home) if path.parent != home / "backups" and path not in desk]


def held(paths: list[Path]) -> str:
    return "\n".join(
        f"{path.name}\n{path.read_text(encoding='utf-8', errors='replace')}" for path in paths
    )


def test_no_search_finds_a_secret(planted: dict[str, str], shell: Shell, home: Path) -> None:
    bench = a_workbench(home=home)
    assert list(bench.search.lines("plain"))
    for marker in planted.values():
        assert not [line for line in bench.search.lines(marker) if not line.near]
    bench.keeper.close()
    marker = planted["Client.private"]
    assert shell("find", marker).code == shell("--private", "find", marker).code == 3


@pytest.mark.parametrize(
    "line", [("doctor",), ("list", "clients"), ("show", "plain"), ("find", "x")]
)
def test_a_damaged_record_is_told_without_what_is_in_it(
    planted: dict[str, str], shell: Shell, home: Path, line: tuple[str, ...]
) -> None:
    marker = planted["Client.urgency.why"]
    path = home / "desk.json"
    shell("backup")
    path.write_text(
        path.read_text(encoding="utf-8").replace('"kind":"emotional"', f'"kind":"{marker}"'),
        encoding="utf-8",
    )
    assert f'"kind":"{marker}"' in path.read_text(encoding="utf-8")
    ran = shell(*line)
    assert ran.out + ran.err
    assert not leaks(planted, ran.out, ran.err)


def test_what_is_taken_in_and_forgotten_tells_no_secret(
    planted: dict[str, str], shell: Shell, home: Path, tmp_path: Path
) -> None:
    table = tmp_path / "in.csv"
    table.write_text("name,company,website\nplain words,Other,https://other.example\n")
    ran = [shell("import", str(table), "--dry-run"), shell("import", str(table), "--yes", "--json")]
    folder = tmp_path / "out"
    folder.mkdir()
    ran += [shell("forget", "plain words", "--export", str(folder), "--yes")]
    written = files_of(folder)
    assert [each.code for each in ran] == [0, 0, 0], ran[-1]
    assert written
    assert not leaks(planted, *(each.out + each.err for each in ran), held(written))
    assert not leaks(planted, held(files_of(home)))


async def test_no_file_is_left_by_forms_filters_and_editors(
    planted: dict[str, str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def lent(_app: object, words: list[str]) -> int:
        seen.append(f"{words} {os.environ} {Path(words[-1]).read_text(encoding='utf-8')}")
        return 0

    monkeypatch.setenv("EDITOR", sys.executable)
    monkeypatch.setattr(own_editor, "run_in_terminal", lent)
    bench = a_workbench(home=home)
    async with opened(bench, (120, 40)) as desk:
        await desk.press("exclamation_mark", "exclamation_mark")
        await desk.until(lambda: planted["Client.urgency.why"] in desk.text())
        await desk.press("tab", "x", "ctrl+s")
        for keys in (("slash", "p", "l", "enter"), ("E",), ("f5", "ctrl+o"), ("enter", "s")):
            desk.app.back_to_desk()
            await desk.press("f2", *keys)
    bench.keeper.close()
    assert len(seen) == 2
    paths = beside(home)
    assert paths
    assert not leaks(planted, held(paths), *seen)


async def test_a_crash_of_the_app_tells_no_secret(
    planted: dict[str, str], home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bench = a_workbench(home=home)
    (client,) = bench.cabinet.list(Client)

    def crash() -> None:
        raise RuntimeError(client.private, client)

    async def crashed() -> None:
        async with opened(bench) as desk:
            desk.app.call_later(crash)
            await desk.until(lambda: False)

    with pytest.raises(RuntimeError):
        await crashed()
    bench.keeper.close()
    reports = [path for path in files_of(home) if path.name.startswith("crash-")]
    assert reports
    assert not leaks(planted, held(reports), *capfd.readouterr())


@pytest.mark.parametrize("private", [False, True])
def test_the_terminal_is_told_no_secret_in_any_sequence(
    planted: dict[str, str], home: Path, *, private: bool
) -> None:
    told = in_a_terminal(home, "--private" if private else "--ascii")
    assert b"plain words" in told
    whole = told if private else b"\n".join(OSC.findall(told))
    assert not leaks(planted, whole.decode("utf-8", "replace"))


def in_a_terminal(home: Path, option: str) -> bytes:
    """Run the program in a terminal of its own, press some keys, and return every byte it wrote."""
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
    ran = subprocess.Popen(
        [sys.executable, "-m", "clientdesk", "--home", str(home), option],
        stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    told = until(master, b"", b"all commands")
    for keys in (b"y", b"u", b"!", b"\x1b", b"K", b"\x1b", b"Q"):
        os.write(master, keys)
        told = until(master, told, b"", rest=0.3)
    until(master, told, b"\x00never", rest=0.5)
    ran.wait(PATIENCE)
    os.close(master)
    return told


def until(master: int, told: bytes, wanted: bytes, *, rest: float = 0) -> bytes:
    """Read what a terminal is told until it says something, or is silent for a while."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        ready, _, _ = select.select([master], [], [], rest or 0.1)
        if not ready and rest:
            return told
        try:
            told += os.read(master, 65536) if ready else b""
        except OSError:
            return told
        if wanted and wanted in told:
            return told
    return told


def test_lines_of_json_tell_no_secret(
    planted: dict[str, str], shell: Shell, tmp_path: Path
) -> None:
    batch = tmp_path / "mails.jsonl"
    mail = {"id": "1", "client": "plain", "text": "Hi,\n\nCould you send plain words soon?\n"}
    batch.write_text(json.dumps(mail) + "\n", encoding="utf-8")
    ran = shell("check", "--batch", str(batch))
    assert '"id":' in ran.out
    assert not leaks(planted, ran.out, ran.err)
