"""The layers hold, by import-linter's word."""

import subprocess
import sys
from pathlib import Path


def test_every_import_contract_of_pyproject_is_kept(root: Path) -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    ran = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_package_at_the_top_has_a_layer_and_every_layer_a_package(root: Path) -> None:
    import tomllib

    contracts = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = contracts["contracts"][0]["layers"]
    named = {name.strip(" ()") for line in layers for name in line.replace(":", "|").split("|")}
    package = root / "clientdesk"
    there = {path.stem for path in package.glob("*.py")} | {
        path.name for path in package.iterdir() if (path / "__init__.py").is_file()
    }
    assert there - {"__init__"} == named
