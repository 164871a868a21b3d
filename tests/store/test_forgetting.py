"""What is forgotten stands in no file of the desk any more, and nothing else is touched."""

import contextlib
import errno
from pathlib import Path

import pytest
from tinydb import where

from clientdesk.model.errors import DeskError
from clientdesk.store import recovery
from clientdesk.store.desk import Desk
from clientdesk.store.forgetting import forget, forget_typed, ids_of
from tests.store.conftest import StillClock
from tests.store.faults import FailingDisk
from tests.store.test_crash import content_of

ADA, BOB, NOTE, OTHER = "01ADA", "01BOB", "01NOTE", "01OTHER"


def a_desk_with_a_past(path: Path, clock: StillClock) -> None:
    """Fill a desk over two days: backups, an edited copy, undo entries of two clients."""
    with Desk.open(path, clock=clock) as desk:
        desk.table("clients").insert({"id": ADA, "name": "Ada Marker"})
        desk.table("clients").insert({"id": BOB, "name": "Bob"})
        desk.table("notes").insert({"id": NOTE, "client": ADA, "text": "marker one"})
        desk.table("notes").insert({"id": OTHER, "client": BOB, "text": "kept"})
        desk.backup()
    clock.days_pass(1)
    with Desk.open(path, clock=clock) as desk:
        desk.table("versions").insert({"id": "01VER", "client": "", "of": NOTE, "text": "marker"})
        desk.table("notes").update({"text": "marker two"}, where("id") == NOTE)
        desk.table("notes").update({"text": "kept still"}, where("id") == OTHER)
    path.write_text(path.read_text().replace("Bob", "Bobby"))
    with Desk.open(path, clock=clock) as desk:
        desk.table("notes").remove(where("id") == NOTE)
        desk.undo()


def text_of(desk: Desk, name: str) -> str:
    (note,) = desk.table("notes").search(where("id") == name)
    return str(note["text"])


def told(folder: Path) -> str:
    return "".join(
        f"{file.name} {file.read_bytes().decode('utf-8', 'replace')}"
        for file in folder.rglob("*")
        if file.is_file()
    )


def test_no_file_holds_a_trace(path: Path, clock: StillClock) -> None:
    a_desk_with_a_past(path, clock)
    assert "arker" in told(path.parent)
    done = forget(path, ADA, clock)
    assert done.documents == 3
    assert done.backups >= 2
    assert done.removed
    assert not [word for word in ("arker", ADA, NOTE) if word in told(path.parent)]


def test_everything_else_stays_and_can_still_be_undone(path: Path, clock: StillClock) -> None:
    a_desk_with_a_past(path, clock)
    with Desk.open(path, clock=clock) as desk:
        desk.table("notes").update({"text": "newest"}, where("id") == OTHER)
    forget(path, ADA, clock)
    with Desk.open(path, clock=clock) as desk:
        assert desk.notices == ()
        content = content_of(desk)
        assert [held["name"] for held in content["clients"].values()] == ["Bobby"]
        assert text_of(desk, OTHER) == "newest"
        desk.undo()
        assert text_of(desk, OTHER) == "kept still"
        assert desk.table("notes").insert({"id": "new"}) > 7
    for backup in recovery.backups(path):
        recovery.preview(path, backup)


def test_another_process_that_has_the_desk_open_follows(path: Path, clock: StillClock) -> None:
    a_desk_with_a_past(path, clock)
    with Desk.open(path, clock=clock) as other:
        forget(path, ADA, clock)
        assert ("clients", ADA) in other.catch_up()
        other.table("notes").insert({"id": "later"})
    assert "arker" not in told(path.parent)


@pytest.mark.parametrize("for_good", [True, False])
def test_cut_short_by_a_full_disk_it_can_be_said_again(
    path: Path, clock: StillClock, for_good: bool
) -> None:
    a_desk_with_a_past(path, clock)
    start = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    refused, reached = 0, True
    while reached:
        for file in [file for file in path.parent.rglob("*") if file.is_file()]:
            file.unlink()
        for file, content in start.items():
            file.write_bytes(content)
        disk = FailingDisk(refused, errno.ENOSPC, for_good=for_good)
        with disk.in_place(), contextlib.suppress(DeskError):
            forget(path, ADA, clock)
        reached = disk.reached
        forget(path, ADA, clock)
        assert not [word for word in ("arker", ADA, NOTE) if word in told(path.parent)]
        with Desk.open(path, clock=clock) as desk:
            assert text_of(desk, OTHER) == "kept still"
        refused += 1
    assert refused > 10


def test_texts_that_were_being_typed_go_too(path: Path, clock: StillClock) -> None:
    a_desk_with_a_past(path, clock)
    folder = path.parent / "desk.unsaved"
    folder.mkdir()
    (folder / "a-1.json").write_text(f'{{"record": "{NOTE}", "text": "marker"}}')
    (folder / "b-1.json").write_text(f'{{"record": "{OTHER}", "text": "mine"}}')
    assert forget_typed(folder, ids_of(path, ADA)) == 1
    assert [file.name for file in folder.iterdir()] == ["b-1.json"]
