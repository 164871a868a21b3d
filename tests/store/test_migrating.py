"""A desk of an older clientdesk becomes one of today, after a backup, or stays as it is."""

import re
from pathlib import Path

import pytest

from clientdesk.model.errors import DeskError
from clientdesk.store import migrations, recovery
from clientdesk.store.desk import Desk
from clientdesk.store.migrating import Step, Tables, shipped_steps
from tests.store.conftest import StillClock
from tests.store.test_crash import content_of


def rename(tables: Tables) -> None:
    for document in tables["notes"].values():
        document["body"] = document.pop("text")


def move(tables: Tables) -> None:
    tables["memos"] = tables.pop("notes")


def fail(tables: Tables) -> None:
    tables["none"].clear()


STEPS = (Step(1, lambda: rename), Step(2, lambda: move))


def old_desk(path: Path, clock: StillClock) -> None:
    desk = Desk.open(path, clock=clock, steps=())
    desk.table("notes").insert({"text": "first"})
    desk.checkpoint()
    desk.table("notes").insert({"text": "in the journal only"})


def test_every_step_is_taken_in_order_after_a_backup(path: Path, clock: StillClock) -> None:
    old_desk(path, clock)
    with Desk.open(path, clock=clock, steps=STEPS) as desk:
        assert content_of(desk) == {
            "memos": {1: {"body": "first"}, 3: {"body": "in the journal only"}}
        }
        assert "a backup was made before" in desk.notices[0]
    (backup,) = (found for found in recovery.backups(path) if found.before_migration)
    recovery.restore(path, backup, clock)
    with Desk.open(path, clock=clock, steps=()) as desk:
        assert content_of(desk)["notes"][3] == {"text": "in the journal only"}
    with Desk.open(path, clock=clock, steps=STEPS) as desk:
        assert content_of(desk).keys() == {"memos"}
    with Desk.open(path, clock=clock, steps=STEPS) as desk:
        assert not desk.notices


def test_only_the_steps_that_are_missing_are_taken(path: Path, clock: StillClock) -> None:
    old_desk(path, clock)
    Desk.open(path, clock=clock, steps=STEPS[:1]).close()
    with Desk.open(path, clock=clock, steps=STEPS) as desk:
        assert content_of(desk)["memos"][1] == {"body": "first"}


def test_a_step_that_fails_changes_nothing(path: Path, clock: StillClock) -> None:
    old_desk(path, clock)
    before = path.read_bytes(), path.with_suffix(".journal").read_bytes()
    with pytest.raises(DeskError, match="cannot be brought to schema 1"):
        Desk.open(path, clock=clock, steps=(Step(1, lambda: fail),))
    assert before == (path.read_bytes(), path.with_suffix(".journal").read_bytes())
    with Desk.open(path, clock=clock, steps=()) as desk:
        assert len(desk.table("notes")) == 2


def test_an_older_clientdesk_refuses_a_newer_desk_also_while_it_has_it_open(
    path: Path, clock: StillClock
) -> None:
    old_desk(path, clock)
    old = Desk.open(path, clock=clock, steps=())
    Desk.open(path, clock=clock, steps=STEPS).close()
    with pytest.raises(DeskError, match="newer clientdesk"):
        old.table("notes").insert({"text": "too late"})
    with pytest.raises(DeskError, match="newer clientdesk"):
        Desk.open(path, clock=clock, steps=())
    with Desk.open(path, clock=clock, steps=STEPS) as desk:
        assert content_of(desk).keys() == {"memos"}


def test_a_new_desk_is_of_todays_schema(path: Path, clock: StillClock) -> None:
    with Desk.open(path, clock=clock, steps=STEPS) as desk:
        assert not desk.notices
    with Desk.open(path, clock=clock, steps=STEPS) as desk:
        assert not desk.notices
        assert not any(found.before_migration for found in recovery.backups(path))


def test_the_shipped_steps_are_numbered_without_gaps_and_say_what_they_do() -> None:
    folder = Path(next(iter(migrations.__path__)))
    names = sorted(path.name for path in folder.glob("m*.py"))
    assert [int(name[1:5]) for name in names] == list(range(1, len(names) + 1))
    assert all(re.fullmatch(r"m\d{4}_\w+\.py", name) for name in names)
    for step, index in zip(shipped_steps(), range(1, len(names) + 1), strict=True):
        assert step.schema == index
        assert step.load().__doc__
