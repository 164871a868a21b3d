"""Backups are made, looked at and restored; nothing is lost on the way."""

import errno
from pathlib import Path

import pytest

from clientdesk.model.errors import DeskError, InvalidInputError
from clientdesk.store import recovery
from clientdesk.store.desk import Desk
from tests.store.conftest import NOON, StillClock
from tests.store.faults import FailingDisk
from tests.store.test_crash import Content, content_of


def two_days(path: Path, clock: StillClock) -> tuple[Content, Content]:
    with Desk.open(path, clock=clock) as desk:
        desk.table("notes").insert({"id": "A", "text": "first"})
        desk.table("notes").insert({"id": "B", "text": "second"})
        first = content_of(desk)
        desk.backup()
    clock.days_pass(1)
    with Desk.open(path, clock=clock) as desk:
        desk.table("notes").update({"text": "changed"}, doc_ids=[1])
        desk.table("notes").remove(doc_ids=[3])
        desk.table("notes").insert({"id": "C"})
        return first, content_of(desk)


def test_a_backup_is_made_a_day_and_fourteen_are_kept(path: Path, clock: StillClock) -> None:
    for _ in range(20):
        with Desk.open(path, clock=clock) as desk:
            desk.table("notes").insert({})
            desk.checkpoint()
            desk.backup()
        clock.days_pass(1)
    found = recovery.backups(path)
    assert len(found) == 14
    assert [backup.seq for backup in found] == list(range(20, 6, -1))
    assert found[0].at.date() == NOON.date().replace(month=12, day=9)
    assert len(path.with_suffix(".journal").read_bytes().splitlines()) < 5


def test_a_preview_says_what_a_restore_would_change(path: Path, clock: StillClock) -> None:
    first, now = two_days(path, clock)
    backup = next(found for found in recovery.backups(path) if found.seq == 2)
    seen = {(found.table, found.name, found.kind) for found in recovery.preview(path, backup)}
    assert seen == {
        ("notes", "A", "changed"),
        ("notes", "B", "added"),
        ("notes", "C", "removed"),
    }
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == now
        kept = recovery.restore(path, backup, clock)
        assert [copy.name.split("-")[-1] for copy in kept] == ["desk.json", "desk.journal"]
        assert desk.catch_up() == {("notes", "A"), ("notes", "B"), ("notes", "C")}
        assert content_of(desk) == first
        number = desk.table("notes").insert({"id": "D"})
        assert number > max(max(held) for held in (*first.values(), *now.values()))
    with Desk.open(path, clock=clock) as desk:
        assert not desk.notices
        assert len(desk.table("notes")) == 3


def test_a_restore_can_be_taken_back_with_the_next_one(path: Path, clock: StillClock) -> None:
    first, now = two_days(path, clock)
    newest = recovery.backups(path)[0]
    oldest = next(found for found in recovery.backups(path) if found.seq == 2)
    with Desk.open(path, clock=clock) as desk:
        newest_path = desk.backup()
    newest = next(found for found in recovery.backups(path) if found.path == newest_path)
    recovery.restore(path, oldest, clock)
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == first
    recovery.restore(path, newest, clock)
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == now


def test_a_desk_that_does_not_open_is_restored(path: Path, clock: StillClock) -> None:
    first, _ = two_days(path, clock)
    path.write_bytes(b"damaged")
    path.with_suffix(".journal").write_bytes(b"damaged too\n")
    with pytest.raises(DeskError, match="run clientdesk restore"):
        Desk.open(path, clock=clock)
    report = recovery.report(path)
    assert "not JSON" in report.desk
    assert "1 damaged" in report.journal
    assert "run clientdesk restore" in report.verdict
    backup = next(found for found in recovery.backups(path) if found.seq == 2)
    assert {found.kind for found in recovery.preview(path, backup)} == {"added"}
    kept = recovery.restore(path, backup, clock)
    assert [copy.read_bytes() for copy in kept] == [b"damaged", b"damaged too\n"]
    assert set(kept) <= set(recovery.report(path).kept)
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == first
        assert not desk.notices


def test_a_damaged_backup_is_not_restored(path: Path, clock: StillClock) -> None:
    _, now = two_days(path, clock)
    backup = recovery.backups(path)[-1]
    backup.path.write_bytes(backup.path.read_bytes()[:-3])
    assert recovery.report(path).backups[-1][1]
    with pytest.raises(InvalidInputError, match="choose another backup"):
        recovery.restore(path, backup, clock)
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == now


def test_a_restore_on_a_full_disk_leaves_the_desk_as_it_was(path: Path, clock: StillClock) -> None:
    first, now = two_days(path, clock)
    backup = next(found for found in recovery.backups(path) if found.seq == 2)
    for refused in range(40):
        with FailingDisk(refused, errno.ENOSPC, for_good=True).in_place():
            try:
                recovery.restore(path, backup, clock)
            except DeskError:
                pass
            else:
                break
        with Desk.open(path, clock=clock) as desk:
            assert content_of(desk) in (first, now)
            assert not desk.notices
    assert refused > 5
