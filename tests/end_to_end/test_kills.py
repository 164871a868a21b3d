"""The real command line killed again and again, and four of them at once on one desk."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tinydb import TinyDB

PROGRAM = [sys.executable, "-m", "clientdesk"]
_WRITER = """
import subprocess, sys
for number in range(int(sys.argv[3])):
    text = f"{sys.argv[2]}-{number}"
    line = ["note", "ada", text] if number % 3 else ["add", "client", text]
    ran = subprocess.run([sys.executable, "-m", "clientdesk", "--home", sys.argv[1], *line])
    assert ran.returncode == 0, (line, ran.returncode)
"""


def begin(home: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    line = [*PROGRAM, "--home", str(home), *arguments]
    return subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def run(home: Path, *arguments: str) -> str:
    ran = subprocess.run(
        [*PROGRAM, "--home", str(home), *arguments], capture_output=True, timeout=60, check=True
    )
    return ran.stdout.decode()


def texts(home: Path) -> set[str]:
    return {note["text"] for note in json.loads(run(home, "list", "notes", "--json"))}


def names(home: Path) -> set[str]:
    return {client["name"] for client in json.loads(run(home, "list", "clients", "--json"))}


def killed(home: Path, wait: float, *arguments: str) -> bool:
    """Run a command, kill it after a while, and tell whether it had ended well before."""
    process = begin(home, *arguments)
    try:
        process.wait(wait)
    except subprocess.TimeoutExpired:
        process.kill()
    _, said = process.communicate()
    assert b"Traceback" not in said
    return process.returncode == 0


@pytest.fixture
def ada(home: Path) -> Path:
    """A desk with one client."""
    run(home, "add", "client", "Ada Lovelace")
    return home


def is_sound(home: Path) -> None:
    """See that plain TinyDB opens the desk, and that nothing is left beside it, or open to all."""
    with TinyDB(home / "desk.json", access_mode="r") as database:
        assert {"desk", "clients"} <= database.tables()
    assert not list(home.rglob("*.tmp"))
    for path in (home, *home.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0


def test_a_killed_command_loses_nothing_that_was_told(ada: Path) -> None:
    kept = set()
    for number in range(24):
        moment = 0.05 + 0.01 * (number * 7 % 24)
        if killed(ada, moment, "note", "ada", f"note {number}"):
            kept.add(f"note {number}")
    assert kept <= texts(ada)
    is_sound(ada)


def test_a_killed_import_is_there_whole_or_not_at_all(ada: Path, tmp_path: Path) -> None:
    table = tmp_path / "many.csv"
    table.write_text("Name\n" + "".join(f"Client {number}\n" for number in range(1_000)))
    for moment in (0.3, 0.45, 0.6, 0.75, 0.9):
        told = killed(ada, moment, "import", "--yes", str(table))
        found = len(names(ada)) - 1
        assert found in ({1_000} if told else {0, 1_000})
        if found:
            run(ada, "undo")
    is_sound(ada)


def test_four_processes_at_once_lose_nothing(ada: Path) -> None:
    count = 6
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(ada), f"w{writer}", str(count)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for writer in range(4)
    ]
    for writer in writers:
        _, said = writer.communicate(timeout=60)
        assert writer.returncode == 0, said.decode()
    written = {f"w{writer}-{number}" for writer in range(4) for number in range(count)}
    assert texts(ada) | names(ada) == written | {"Ada Lovelace"}
    assert not texts(ada) & names(ada)
    is_sound(ada)
