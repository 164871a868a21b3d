"""Whatever moment the power goes at, every change that was acknowledged is there afterwards."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from clientdesk.model.errors import DeskError
from clientdesk.store import capture, checkpoint, files, recovery
from clientdesk.store.desk import Desk
from clientdesk.store.encoding import decode
from clientdesk.store.migrating import Step, Tables
from clientdesk.store.undo import TABLE
from tests.store.conftest import StillClock
from tests.store.faults import Picture, RecordingDisk

Content = dict[str, dict[int, dict[str, Any]]]


def content_of(desk: Desk) -> Content:
    return {
        name: {number: decode(held) for number, held in desk.documents(name).items()}
        for name in desk.table_names
        if name != TABLE
    }


class Scenario:
    """Steps on a desk; after each, what a reader must find is noted as acknowledged."""

    def __init__(self, path: Path, clock: StillClock, disk: RecordingDisk) -> None:
        self.path = path
        self.clock = clock
        self.states: list[Content] = [{}]
        self._disk = disk

    def acknowledge(self, content: Content) -> None:
        self.states.append(json.loads(json.dumps(content), object_hook=_numbered))
        self._disk.acknowledged = len(self.states) - 1


def _numbered(found: dict[str, Any]) -> dict[Any, Any]:
    return {int(key) if key.isdecimal() else key: value for key, value in found.items()}


def a_days_work(run: Scenario) -> None:
    with Desk.open(run.path, clock=run.clock) as desk:
        for text in ("one", "two"):
            desk.table("notes").insert({"text": text})
            run.acknowledge(content_of(desk))
        desk.checkpoint()
        desk.table("notes").update({"text": "three"}, doc_ids=[1])
        run.acknowledge(content_of(desk))
        desk.undo()
        run.acknowledge(content_of(desk))
    run.clock.days_pass(1)
    capture.append(run.path, "notes", {"text": "shell"}, label="add note", at=run.clock())
    with Desk.open(run.path, clock=run.clock) as desk:
        run.acknowledge(content_of(desk))
        with desk.change("both") as change:
            change.put("clients", None, {"name": "Ada"})
            change.delete("notes", 1)
        run.acknowledge(content_of(desk))


def a_damaged_desk_is_put_right(run: Scenario) -> None:
    damaged = bytearray(run.path.read_bytes())
    damaged[-40] ^= 4
    run.path.write_bytes(damaged)
    with Desk.open(run.path, clock=run.clock) as desk:
        assert desk.notices
        desk.table("notes").insert({"text": "after"})
        run.acknowledge(content_of(desk))


def prepared(path: Path, clock: StillClock) -> Content:
    with Desk.open(path, clock=clock) as desk:
        desk.table("notes").insert_multiple({"text": f"note {number}"} for number in range(4))
        return content_of(desk)


def crashes_of(
    root: Path, clock: StillClock, scenario: Callable[[Scenario], None], before: Content
) -> Iterator[tuple[Picture, list[Content]]]:
    """Yield what every crash leaves, and the contents that may be found there."""
    disk = RecordingDisk(root)
    run = Scenario(root / "desk.json", clock, disk)
    run.states = [before]
    with disk.watching():
        scenario(run)
    for picture in disk.pictures:
        yield picture, run.states[picture.acknowledged : picture.acknowledged + 2]


def survives(
    picture: Picture,
    place: Path,
    clock: StillClock,
    wanted: list[Content],
    steps: tuple[Step, ...] | None = None,
) -> None:
    picture.put_into(place)
    path = place / "desk.json"
    with Desk.open(path, clock=clock, steps=steps) as desk:
        found = content_of(desk)
        assert found in wanted, (picture.name, place, desk.notices)
    assert json.loads(path.read_bytes()).keys() - {"desk", TABLE} == found.keys()
    with Desk.open(path, clock=clock, steps=steps) as again:
        assert content_of(again) == found
        assert not again.notices


def everything_survives(
    root: Path, folder: Path, clock: StillClock, *, desk_file_damaged: bool = False
) -> int:
    root.mkdir()
    count = 0
    for picture, wanted in crashes_of(root, clock, a_days_work, {}):
        if desk_file_damaged:
            if not picture.acknowledged:
                continue
            picture.files["desk.json"] = b"damaged"
        count += 1
        survives(picture, folder / str(count), clock, wanted)
    return count


def test_a_days_work_survives_a_crash_after_every_call(tmp_path: Path, clock: StillClock) -> None:
    assert everything_survives(tmp_path / "home", tmp_path / "after", clock) > 200


def test_a_desk_file_damaged_in_the_crash_itself_is_put_together_from_backup_and_journal(
    tmp_path: Path, clock: StillClock
) -> None:
    home, after = tmp_path / "home", tmp_path / "after"
    assert everything_survives(home, after, clock, desk_file_damaged=True) > 200


def test_a_desk_that_is_put_right_survives_a_crash_after_every_call(
    tmp_path: Path, clock: StillClock
) -> None:
    root = tmp_path / "home"
    before = prepared(root / "desk.json", clock)
    crashes = crashes_of(root, clock, a_damaged_desk_is_put_right, before)
    for count, (picture, wanted) in enumerate(crashes):
        survives(picture, tmp_path / f"after {count}", clock, wanted)


def test_a_restore_survives_a_crash_after_every_call(tmp_path: Path, clock: StillClock) -> None:
    root = tmp_path / "home"
    path = root / "desk.json"
    early = prepared(path, clock)
    clock.days_pass(1)
    with Desk.open(path, clock=clock) as desk:
        desk.backup()
        desk.table("notes").truncate()
    backup = recovery.backups(path)[0]

    def restored(run: Scenario) -> None:
        recovery.restore(path, backup, clock)
        run.acknowledge(early)

    for count, (picture, wanted) in enumerate(crashes_of(root, clock, restored, {})):
        survives(picture, tmp_path / f"after {count}", clock, wanted)


def test_a_migration_survives_a_crash_after_every_call(tmp_path: Path, clock: StillClock) -> None:
    root = tmp_path / "home"
    path = root / "desk.json"
    prepared(path, clock)
    steps = (Step(1, lambda: _shout),)
    shouted: Content = {"notes": {number: {"text": f"NOTE {number - 1}"} for number in range(1, 5)}}

    def migrated(run: Scenario) -> None:
        with Desk.open(path, clock=clock, steps=steps) as desk:
            run.acknowledge(content_of(desk))

    for count, (picture, wanted) in enumerate(crashes_of(root, clock, migrated, shouted)):
        survives(picture, tmp_path / f"after {count}", clock, wanted, steps)


def _shout(tables: Tables) -> None:
    for document in tables["notes"].values():
        document["text"] = document["text"].upper()


@pytest.mark.parametrize(
    "rule",
    ["sync", "sync_folder"],
    ids=["without fsync of files", "without fsync of folders"],
)
def test_the_enumeration_finds_a_rule_that_is_broken(
    rule: str, tmp_path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, rule, lambda _: None)
    with pytest.raises((AssertionError, DeskError)):
        everything_survives(tmp_path / "home", tmp_path / "after", clock)


def test_a_journal_that_restarts_without_its_backup_would_be_found_out(
    tmp_path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "write_backup", lambda *_: None)
    home, after = tmp_path / "home", tmp_path / "after"
    with pytest.raises((AssertionError, DeskError)):
        everything_survives(home, after, clock, desk_file_damaged=True)
