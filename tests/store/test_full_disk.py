"""A disk that refuses a call costs the change and nothing else."""

import errno
from pathlib import Path

import pytest

from clientdesk.model.errors import DeskError
from clientdesk.store import capture, files
from clientdesk.store.desk import Desk
from tests.store.conftest import StillClock
from tests.store.faults import FULL, FailingDisk
from tests.store.test_crash import content_of


@pytest.mark.parametrize("number", [*FULL, errno.EIO])
@pytest.mark.parametrize("for_good", [False, True])
def test_a_change_that_is_refused_anywhere_changes_neither_file_nor_memory(
    path: Path, clock: StillClock, number: int, *, for_good: bool
) -> None:
    with Desk.open(path, clock=clock) as desk:
        desk.table("notes").insert({"text": "first"})
    for refused in range(40):
        desk = Desk.open(path, clock=clock)
        before, journal = content_of(desk), path.with_suffix(".journal").read_bytes()
        disk = FailingDisk(refused, number, for_good=for_good)
        with disk.in_place():
            try:
                desk.table("notes").insert({"text": "refused"})
            except DeskError as error:
                told = str(error)
            else:
                break
        assert told.startswith("not saved: ")
        if number in FULL:
            assert "free some space and save again" in told
        assert content_of(desk) == before
        assert path.with_suffix(".journal").read_bytes()[: len(journal)] == journal
        with Desk.open(path, clock=clock) as again:
            assert content_of(again) == before
            assert not again.notices
        desk.table("notes").insert({"text": "saved again"})
        with Desk.open(path, clock=clock) as again:
            assert content_of(again) == content_of(desk)
    assert refused > 1


@pytest.mark.parametrize("for_good", [False, True])
def test_a_checkpoint_that_is_refused_anywhere_leaves_everything_in_the_journal(
    path: Path, clock: StillClock, *, for_good: bool
) -> None:
    told: list[str] = []
    for refused in range(60):
        clock.days_pass(1)
        desk = Desk.open(path, clock=clock)
        desk.table("notes").insert({"text": f"note {refused}"})
        wanted = content_of(desk)
        disk = FailingDisk(refused, errno.ENOSPC, for_good=for_good)
        with disk.in_place():
            try:
                desk.checkpoint()
            except DeskError as error:
                told.append(str(error))
            else:
                break
        assert content_of(desk) == wanted
        desk.table("notes").insert({"text": f"after {refused}"})
        wanted = content_of(desk)
        with Desk.open(path, clock=clock) as again:
            assert content_of(again) == wanted
            assert not again.notices
        assert not list(path.parent.glob("**/*.tmp"))
    assert refused > 5
    assert all("no space left" in sentence for sentence in told)


def test_a_new_desk_on_a_full_disk_is_an_error_and_opens_once_there_is_space(
    path: Path, clock: StillClock
) -> None:
    for refused in range(60):
        disk = FailingDisk(refused, errno.ENOSPC, for_good=True)
        with disk.in_place():
            try:
                Desk.open(path, clock=clock)
            except DeskError:
                continue
            break
    assert refused > 5
    with Desk.open(path, clock=clock) as desk:
        assert not desk.notices


def test_a_note_from_the_shell_is_saved_or_refused_as_a_whole(
    path: Path, clock: StillClock
) -> None:
    with Desk.open(path, clock=clock) as desk:
        wanted = content_of(desk)
    told: list[str] = []
    for refused in range(40):
        disk = FailingDisk(refused, errno.ENOSPC, for_good=True)
        with disk.in_place():
            try:
                capture.append(path, "notes", {"n": refused}, label="add", at=clock())
            except DeskError as error:
                told.append(str(error))
                saved = False
            else:
                saved = True
        with Desk.open(path, clock=clock) as desk:
            found = content_of(desk)
            assert not desk.notices
        assert (found != wanted) == saved
        wanted = found
        if not disk.reached:
            break
    assert refused > 2
    assert all("no space left" in sentence for sentence in told)


def test_a_desk_that_closes_on_a_full_disk_says_so_and_has_lost_nothing(
    path: Path, clock: StillClock
) -> None:
    desk = Desk.open(path, clock=clock)
    desk.table("notes").insert({"text": "safe"})
    with FailingDisk(0, errno.ENOSPC, for_good=True).in_place():
        desk.close()
    assert "could not be brought up to date: no space left on device" in desk.notices[0]
    with Desk.open(path, clock=clock) as again:
        assert content_of(again) == {"notes": {1: {"text": "safe"}}}


@pytest.mark.parametrize("after", [False, True], ids=["before the fsync", "after the fsync"])
def test_an_interrupted_save_leaves_memory_and_file_in_step(
    path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch, *, after: bool
) -> None:
    desk = Desk.open(path, clock=clock)
    desk.table("notes").insert({"text": "first"})
    real = files.sync

    def interrupted(descriptor: int) -> None:
        if after:
            real(descriptor)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(files, "sync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            desk.table("notes").insert({"text": "second"})
    desk.catch_up()
    with Desk.open(path, clock=clock) as again:
        assert content_of(again) == content_of(desk)
        assert not again.notices
    desk.table("notes").insert({"text": "third"})
    with Desk.open(path, clock=clock) as again:
        assert content_of(again) == content_of(desk)
