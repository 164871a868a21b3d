"""View state survives a restart, and losing it harms nothing."""

import os
from pathlib import Path

import pytest

from clientdesk.services.upkeep.memory import Memory


def test_what_is_put_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "view.json"
    memory = Memory(path)
    assert memory.get("sort", "lateness") == "lateness"
    memory.put("sort", "name")
    memory.put("panes", {"left": 30, "open": ["Ž"]})
    again = Memory(path)
    assert again.get("sort") == "name"
    assert again.get("panes") == {"left": 30, "open": ["Ž"]}
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["view.json"]


def test_the_same_value_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "view.json"
    memory = Memory(path)
    memory.put("sort", "name")
    path.unlink()
    memory.put("sort", "name")
    assert not path.exists()


@pytest.mark.parametrize("held", ["", "{", "[]", "\x00", "[" * 100_000])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, held: str) -> None:
    path = tmp_path / "view.json"
    path.write_text(held)
    memory = Memory(path)
    assert memory.get("sort") is None
    memory.put("sort", "name")
    assert Memory(path).get("sort") == "name"


def test_a_place_that_cannot_be_written_is_told_and_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    memory = Memory(tmp_path / "file" / "view.json")
    memory.put("sort", "name")
    assert memory.get("sort") == "name"
    assert "was not" in memory.trouble


def test_without_a_file_it_lasts_as_long_as_the_program() -> None:
    memory = Memory(None)
    memory.put("sort", "name")
    assert memory.get("sort") == "name"


@pytest.mark.parametrize("thing", ["fifo", "folder", "link", "bytes"])
def test_a_file_that_is_none_costs_nothing_but_comfort(tmp_path: Path, thing: str) -> None:
    path = tmp_path / "view.json"
    match thing:
        case "fifo":
            os.mkfifo(path)
        case "folder":
            (path / "inner").mkdir(parents=True)
        case "link":
            path.symlink_to("/dev/zero")
        case _:
            path.write_bytes(b"\xff\xfe")
    memory = Memory(path)
    assert memory.get("filter", "none") == "none"
    assert memory.trouble
    memory.put("filter", "ada")
    assert memory.get("filter") == "ada"
    assert not list(tmp_path.glob("*.tmp"))
