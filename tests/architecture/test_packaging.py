"""What is installed is what was meant."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    return loaded


def test_textual_is_pinned_to_one_version_and_everything_else_to_a_range(
    project: dict[str, Any],
) -> None:
    requirements = {re.split(r"[<>=;]", line)[0]: line for line in project["dependencies"]}
    assert re.fullmatch(r"textual==[\d.]+", requirements.pop("textual"))
    assert all("==" not in line.split(";")[0] for line in requirements.values())


def test_the_lock_file_knows_every_requirement(root: Path, project: dict[str, Any]) -> None:
    locked = tomllib.loads((root / "uv.lock").read_text())["package"]
    own = next(package for package in locked if package["name"] == "clientdesk")
    wanted = {re.split(r"[<>=;]", line)[0] for line in project["dependencies"]}
    wanted |= {
        re.split(r"[<>=;\[]", line)[0]
        for extra in project["optional-dependencies"].values()
        for line in extra
    }
    assert wanted - {"clientdesk"} <= {line["name"] for line in own["metadata"]["requires-dist"]}


def test_every_requirement_is_used(root: Path, project: dict[str, Any]) -> None:
    modules = {"python-dateutil": "dateutil", "pyyaml": "yaml", "harper-py": "harper"}
    source = "\n".join(path.read_text() for path in (root / "clientdesk").rglob("*.py"))
    unused = [
        name
        for line in project["dependencies"]
        if (name := re.split(r"[<>=;]", line)[0]) != "tzdata"
        and not re.search(rf"(import|from) {modules.get(name, name)}\b", source)
    ]
    assert not unused
