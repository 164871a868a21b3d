"""A shell of its own for every test of a command."""

from pathlib import Path

import pytest

from tests.shell import Shell

Run = Shell


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on the test's own desk."""
    return Shell(home, capsys, monkeypatch)


@pytest.fixture
def desk(run: Run) -> Run:
    """The same, with three clients on the desk."""
    for name in ("Halden & Foss", "Ada Lovelace", "Adam Works"):
        assert run("add", "client", name).code == 0
    return run
