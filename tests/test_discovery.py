"""Plug-ins are found by their files, and a broken one costs only itself."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from clientdesk.discovery import files_in, modules_in


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "plugged"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder
    for name in [name for name in sys.modules if name.startswith("plugged")]:
        del sys.modules[name]


def test_every_public_module_of_a_package_is_found(package: Path) -> None:
    (package / "one.py").write_text("VALUE = 1")
    (package / "_hidden.py").write_text("VALUE = 2")
    found = modules_in(import_module("plugged"))
    assert {name: module.VALUE for name, module in found.modules.items()} == {"one": 1}
    assert found.broken == ()


def test_a_broken_module_costs_only_itself(package: Path) -> None:
    (package / "one.py").write_text("VALUE = 1")
    (package / "two.py").write_text("VALUE = 1 / 0")
    found = modules_in(import_module("plugged"))
    assert list(found.modules) == ["one"]
    assert [(broken.name, broken.error) for broken in found.broken] == [
        ("two", "ZeroDivisionError: division by zero")
    ]


def test_a_file_in_a_later_folder_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    for folder, names in (("shipped", ["a", "b"]), ("own", ["b", "c"])):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / f"{name}.yaml").write_text("")
    folders = [tmp_path / "shipped", tmp_path / "own", tmp_path / "missing"]
    found = files_in(folders, ".yaml")
    assert {name: path.parent.name for name, path in found.items()} == {
        "a": "shipped",
        "b": "own",
        "c": "own",
    }
