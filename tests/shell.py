"""Running the command line in this process, as a shell would see it."""

import io
import json
import sys
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


@dataclass(frozen=True)
class Shell:
    """Runs commands on a test's own desk."""

    home: Path
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch

    def __call__(self, *arguments: str, stdin: bytes | None = b"", at: Path | None = None) -> Ran:
        """Run a command; `stdin` is what it can read, None if that is closed."""
        stream = None if stdin is None else io.TextIOWrapper(io.BytesIO(stdin))
        self.patch.setattr(sys, "stdin", stream)
        self.capture.readouterr()
        code = ended(lambda: run_line(["--home", str(at or self.home), *arguments]))
        out, err = self.capture.readouterr()
        assert "Traceback" not in out + err
        return Ran(code, out, err)
