"""The real program in processes of its own: pipes, closed streams, other encodings, neighbours."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_workbench

PROGRAM = [sys.executable, "-m", "clientdesk"]


def start(home: Path, *arguments: str | bytes, **given: Any) -> "subprocess.Popen[bytes]":
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([*PROGRAM, "--home", str(home), *arguments], **{**pipes, **given})


def run(home: Path, *arguments: str | bytes, **given: Any) -> tuple[int, str, str]:
    process = start(home, *arguments, **given)
    out, err = process.communicate(timeout=60)
    assert b"Traceback" not in err
    return process.returncode, (out or b"").decode(), (err or b"").decode()


@pytest.fixture
def ada(home: Path) -> Path:
    """A desk with one client."""
    bench = a_workbench(home=home)
    bench.roster.add("Ada Lovelace")
    bench.keeper.close()
    return home


def test_bytes_that_are_no_utf8_are_taken_as_arguments(ada: Path) -> None:
    assert run(ada, "note", "ada", b"caf\xe9 \xff")[0] == 0
    code, out, _ = run(ada, "list", "notes", "--json")
    assert code == 0
    assert json.loads(out)[0]["text"] == "caf\ufffd \ufffd"


def test_an_output_that_knows_no_letters_but_ascii_still_gets_all(ada: Path) -> None:
    run(ada, "note", "ada", "čaj")
    narrow = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    assert run(ada, "list", "notes", env=narrow)[0] == 0
    code, out, _ = run(ada, "list", "notes", "--json", env=narrow)
    assert code == 0
    assert json.loads(out)[0]["text"] == "čaj"


def test_a_reader_that_goes_away_ends_the_command_quietly(ada: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    code, _, err = run(ada, "list", "clients", stdout=writing)
    os.close(writing)
    assert (code, err) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_output_is_told(ada: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, err = run(ada, "list", "clients", stdout=full)
    assert code == 9
    assert "no space" in err
    assert err.count("\n") == 1
    with Path("/dev/full").open("wb") as full:
        code, _, err = run(ada, "note", "ada", "kept", stdout=full)
    assert code == 9
    assert "stays changed" in err
    assert len(json.loads(run(ada, "list", "notes", "--json")[1])) == 1


def test_closed_streams_do_no_harm(ada: Path) -> None:
    shell = " ".join([*PROGRAM, "--home", str(ada)])
    for line, code in (("note ada - <&-", 9), ("list clients >&-", 0), ("list nobody 2>&-", 2)):
        ran = subprocess.run(["sh", "-c", f"{shell} {line}"], capture_output=True, check=False)
        assert ran.returncode == code
        assert b"Traceback" not in ran.stderr


def test_no_color_is_heeded_and_a_pipe_gets_none_anyway(home: Path) -> None:
    mail = b"Hi,\n\nPlease send [DATE] now.\n"
    process = start(home, "check", "-", stdin=subprocess.PIPE)
    out, _ = process.communicate(mail, timeout=60)
    assert b"\x1b" not in out
    assert b"[placeholder]" in out


def test_an_open_desk_sees_a_note_of_another_process(ada: Path) -> None:
    bench = a_workbench(home=ada)
    client = bench.roster.find("ada")
    assert run(ada, "note", "ada", "from another terminal")[0] == 0
    assert bench.keeper.catch_up()
    assert [note.text for note in bench.notebook.notes(client.id)] == ["from another terminal"]
    bench.notebook.add(client.id, "from the desk")
    bench.keeper.close()
    _, out, _ = run(ada, "list", "notes", "--json")
    assert {note["text"] for note in json.loads(out)} == {"from another terminal", "from the desk"}


def test_four_at_once_lose_nothing(ada: Path) -> None:
    started = [
        start(ada, "note", "ada", f"note {writer} {number}")
        for number in range(3)
        for writer in range(4)
    ]
    for process in started:
        assert process.wait(timeout=60) == 0
        process.communicate()
    _, out, _ = run(ada, "list", "notes", "--json")
    assert len({note["text"] for note in json.loads(out)}) == 12


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_place_without_permission_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert run(closed / "desk", "add", "client", "x")[0] == 6


def test_the_desk_is_private_whatever_the_umask(home: Path) -> None:
    code, _, _ = run(home, "add", "client", "x", umask=0)
    assert code == 0
    for path in (home, *home.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0


def test_the_version_is_told(home: Path) -> None:
    code, out, _ = run(home, "--version")
    assert code == 0
    assert out.startswith("clientdesk 0.")
