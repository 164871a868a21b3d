"""Text that was being typed when the program died is offered to the next one."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from clientdesk.model.errors import DeskError
from clientdesk.store.unsaved import Unsaved
from tests.store.conftest import NOON
from tests.store.faults import FailingDisk


def typed_and_died(folder: Path, editor: str, text: str) -> None:
    code = (
        "import sys, os, datetime, pathlib\n"
        "from clientdesk.store.unsaved import Unsaved\n"
        "at = datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC)\n"
        "Unsaved(pathlib.Path(sys.argv[1])).keep(sys.argv[2], 'R', sys.argv[3], at)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code, folder, editor, text], cwd=root, check=False)


def test_text_of_a_killed_program_is_offered_once(tmp_path: Path) -> None:
    typed_and_died(tmp_path / "unsaved", "note/../é", "Zoë\nsays")
    mine = Unsaved(tmp_path / "unsaved")
    (typed,) = mine.pending()
    assert (typed.editor, typed.record, typed.text) == ("note/../é", "R", "Zoë\nsays")
    mine.forget(typed.path)
    assert mine.pending() == []
    assert list((tmp_path / "unsaved").iterdir()) == []


def test_text_of_a_program_that_still_runs_is_left_alone(tmp_path: Path) -> None:
    one, other = Unsaved(tmp_path), Unsaved(tmp_path)
    one.keep("draft", "", "old", NOON)
    one.keep("draft", "", "new", NOON)
    assert one.pending() == []
    assert other.pending() == []
    one.close()
    assert [typed.text for typed in other.pending()] == ["new"]


def test_text_that_became_a_record_is_forgotten(tmp_path: Path) -> None:
    one, other = Unsaved(tmp_path), Unsaved(tmp_path)
    one.keep("draft", "", "text", NOON)
    one.drop("draft")
    one.close()
    assert other.pending() == []
    assert list(tmp_path.iterdir()) == []


def test_text_is_private_and_whole(tmp_path: Path) -> None:
    folder = tmp_path / "unsaved"
    unsaved = Unsaved(folder)
    unsaved.keep("draft", "", "old", NOON)
    for refused in range(3):
        with (
            FailingDisk(refused, errno.ENOSPC, for_good=True).in_place(),
            pytest.raises(DeskError, match="no space left"),
        ):
            unsaved.keep("draft", "", "new", NOON)
    unsaved.close()
    assert [typed.text for typed in Unsaved(folder).pending()] == ["old"]
    assert folder.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in folder.iterdir())


def test_a_damaged_file_does_not_hide_the_others_and_stays(tmp_path: Path) -> None:
    one = Unsaved(tmp_path)
    one.keep("draft", "", "text", NOON)
    one.close()
    (tmp_path / "dead-00.json").write_bytes(b'{"text"')
    assert [typed.text for typed in Unsaved(tmp_path).pending()] == ["text"]
    assert (tmp_path / "dead-00.json").exists()


def test_nothing_typed_makes_no_folder(tmp_path: Path) -> None:
    unsaved = Unsaved(tmp_path / "unsaved")
    assert unsaved.pending() == []
    unsaved.drop("draft")
    unsaved.close()
    assert not (tmp_path / "unsaved").exists()
