"""A note from the shell needs no desk in memory and keeps everything that a desk keeps."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from clientdesk.store import capture
from clientdesk.store.desk import Desk
from clientdesk.store.names import ClientName
from tests.store.conftest import NOON, StillClock
from tests.store.test_crash import content_of


def add(path: Path, text: str = "from the shell") -> None:
    assert capture.append(path, "notes", {"id": text, "text": text}, label="add", at=NOON) == ()


def grown(path: Path, clock: StillClock) -> Desk:
    """Return a desk, left by a kill, whose file is too large to be written for one note."""
    desk = Desk.open(path, clock=clock)
    with desk.change("grow") as change:
        for number in range(600):
            change.put("notes", None, {"id": str(number), "text": "x" * 1000})
        change.put("clients", None, {"id": "A", "name": "Ada", "company": "Ada Ltd"})
    desk.checkpoint()
    return desk


@pytest.mark.parametrize("large", [False, True])
def test_a_note_is_there_with_its_undo(
    path: Path, clock: StillClock, opened: Callable[[], Desk], *, large: bool
) -> None:
    if large:
        grown(path, clock)
    else:
        opened().close()
    before = path.read_bytes()
    add(path)
    add(path, "second")
    assert (path.read_bytes() == before) == large
    if not large:
        assert json.loads(path.read_bytes())["notes"]["1"]["text"] == "from the shell"
    with opened() as desk:
        assert not desk.notices
        assert [found.label for found in desk.undoables()][:2] == ["add", "add"]
        assert desk.table("notes").all()[-1]["text"] == "second"
        desk.undo()
        assert desk.table("notes").all()[-1]["text"] == "from the shell"
        desk.redo()
    assert json.loads(path.read_bytes())["notes"]


def test_a_desk_that_is_not_there_yet_is_made(path: Path, opened: Callable[[], Desk]) -> None:
    capture.append(path, "notes", {"text": "first"}, label="add", at=NOON)
    with opened() as desk:
        assert content_of(desk) == {"notes": {1: {"text": "first"}}}
        assert not desk.notices


def test_a_torn_line_is_cut_off_before_the_note(path: Path, clock: StillClock) -> None:
    grown(path, clock)
    journal = path.with_suffix(".journal")
    journal.write_bytes(journal.read_bytes() + b'{"crc":"1234')
    add(path)
    with Desk.open(path, clock=clock) as desk:
        assert not desk.notices
        assert len(desk.table("notes")) == 601


def test_a_note_on_a_desk_put_back_from_a_backup_is_not_set_aside_with_the_journal(
    path: Path, clock: StillClock
) -> None:
    desk = grown(path, clock)
    backup = desk.backup()
    desk.table("notes").insert({"text": "later"})
    desk.close()
    assert backup is not None
    path.write_bytes(backup.read_bytes())
    notices = capture.append(path, "notes", {"text": "kept"}, label="add", at=NOON)
    assert "another one" in notices[0]
    with Desk.open(path, clock=clock) as again:
        assert [held["text"] for held in again.table("notes")][-1] == "kept"
        assert not again.notices


def test_a_long_last_line_is_read_whole(path: Path, clock: StillClock) -> None:
    desk = grown(path, clock)
    desk.table("notes").insert({"text": "y" * 700_000})
    add(path)
    desk.catch_up()
    assert desk.table("notes").all()[-1]["text"] == "from the shell"


@pytest.mark.parametrize("large", [False, True])
def test_clients_are_known_by_name_whatever_happened_since(
    path: Path, clock: StillClock, *, large: bool
) -> None:
    desk = grown(path, clock) if large else Desk.open(path, clock=clock)
    clients = desk.table("clients")
    clients.truncate()
    ada = clients.insert({"id": "A", "name": "Ada", "status": "active"})
    bob = clients.insert({"id": "B", "name": "Bob", "trashed_at": "2026-01-01T00:00:00Z"})
    desk.checkpoint()
    assert capture.clients(path) == [
        ClientName("A", "Ada", "", "active", trashed=False),
        ClientName("B", "Bob", "", "", trashed=True),
    ]
    clients.update({"name": "Ada Ltd"}, doc_ids=[ada])
    clients.remove(doc_ids=[bob])
    clients.insert({"id": "C", "name": '["clients",'})
    assert [client.name for client in capture.clients(path)] == ["Ada Ltd", '["clients",']
    clock.days_pass(1)
    desk.checkpoint()
    assert [client.name for client in capture.clients(path)] == ["Ada Ltd", '["clients",']


@pytest.mark.parametrize("content", [None, b"", b"garbage", b'00000000\n{"names": 1}'])
def test_names_that_are_lost_are_worked_out_again(
    path: Path, clock: StillClock, content: bytes | None
) -> None:
    grown(path, clock).close()
    names = path.with_suffix(".clients")
    if content is None:
        names.unlink()
    else:
        names.write_bytes(content)
    assert [client.name for client in capture.clients(path)] == ["Ada"]
    assert [client.company for client in capture.clients(path)] == ["Ada Ltd"]
    assert names.read_bytes() != content


def test_names_of_another_desk_are_not_believed(
    path: Path, tmp_path: Path, clock: StillClock
) -> None:
    grown(path, clock).close()
    with Desk.open(tmp_path / "other" / "desk.json", clock=clock) as other:
        other.table("clients").insert({"id": "O", "name": "Other"})
    (tmp_path / "other" / "desk.clients").replace(path.with_suffix(".clients"))
    assert [client.name for client in capture.clients(path)] == ["Ada"]


def test_the_way_of_a_note_loads_nothing_slow(path: Path, clock: StillClock) -> None:
    grown(path, clock).close()
    code = (
        "import sys, datetime, pathlib\n"
        "from clientdesk.store import capture\n"
        f"path = pathlib.Path({str(path)!r})\n"
        "capture.clients(path)\n"
        "now = datetime.datetime.now(datetime.UTC)\n"
        "capture.append(path, 'notes', {'text': 'x'}, label='add', at=now)\n"
        "slow = {'tinydb', 'msgspec', 'textual', 'rich', 'platformdirs', 'filelock', 'yaml'}\n"
        "slow |= {'clientdesk.store.desk', 'clientdesk.model.record', 'asyncio'}\n"
        "print(sorted(slow & sys.modules.keys()))\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
