"""Running the command line in this process, as a shell would see it."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clientdesk.cli import run as run_line
from clientdesk.commands._ending import ended


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on the test's own desk; `stdin` is bytes, or None for a closed one."""

    def go(*arguments: str, stdin: bytes | None = b"", at: Path | None = None) -> Ran:
        stream = None if stdin is None else io.TextIOWrapper(io.BytesIO(stdin))
        monkeypatch.setattr(sys, "stdin", stream)
        capsys.readouterr()
        code = ended(lambda: run_line(["--home", str(at or home), *arguments]))
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(code, out, err)

    return go


@pytest.fixture
def desk(run: Run) -> Run:
    """The same, with three clients on the desk."""
    for name in ("Halden & Foss", "Ada Lovelace", "Adam Works"):
        assert run("add", "client", name).code == 0
    return run
