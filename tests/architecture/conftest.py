"""What the rules of the house look at: the source files, parsed once."""

import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, Source, read


@pytest.fixture(scope="session")
def sources() -> list[Source]:
    """Every Python file of the package."""
    return [read(path) for path in sorted((ROOT / "clientdesk").rglob("*.py"))]


@pytest.fixture(scope="session")
def tracked() -> list[Path]:
    """Every file that belongs to the project: what git tracks, or all where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    if listed.returncode == 0 and listed.stdout:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
        return [path for path in paths if path.is_file()]
    skipped = {".venv", "__pycache__", ".git"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not skipped & set(path.relative_to(ROOT).parts)
    ]


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT
