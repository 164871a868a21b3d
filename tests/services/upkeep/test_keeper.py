"""The desk file is looked after: backups, unsaved text, other processes, the doctor."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.errors import DeskError, InvalidInputError
from clientdesk.services.upkeep.keeper import Typed
from tests.builders import FrozenClock, a_workbench

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def test_a_desk_survives_a_restart(home: Path) -> None:
    workbench = a_workbench(home=home)
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "Oak")
    workbench.keeper.close()
    workbench = a_workbench(home=home)
    assert workbench.roster.get(ada.id) == ada
    assert workbench.notebook.notes(ada.id) == [note]
    assert workbench.history.undo() == "Note on Ada"
    workbench.keeper.close()


def test_another_process_is_followed(home: Path) -> None:
    one, two = a_workbench(home=home), a_workbench(home=home)
    assert not one.keeper.catch_up()
    revision = one.keeper.revision
    ada = two.roster.add("Ada")
    assert one.keeper.catch_up()
    assert one.keeper.revision > revision
    assert one.roster.get(ada.id) == ada
    assert not one.keeper.catch_up()
    two.keeper.close()
    one.keeper.close()


def test_it_is_known_when_something_was_saved(
    any_workbench: "Workbench", clock: FrozenClock
) -> None:
    assert any_workbench.keeper.saved_at is None
    any_workbench.roster.add("Ada")
    assert any_workbench.keeper.saved_at == clock.now
    clock.advance(hours=1)
    assert any_workbench.keeper.saved_at == clock.now - timedelta(hours=1)


def test_a_backup_is_previewed_and_restored(home: Path, clock: FrozenClock) -> None:
    workbench = a_workbench(clock, home)
    ada = workbench.roster.add("Ada")
    backup = workbench.keeper.backup()
    clock.advance(minutes=1)
    workbench.roster.add("Berta")
    (difference,) = workbench.keeper.restore_preview(backup)
    assert (difference.table, difference.kind) == ("clients", "removed")
    kept = workbench.keeper.restore(backup)
    assert all(path.exists() for path in kept)
    assert [row.id for row in workbench.roster.rows()] == [ada.id]
    with pytest.raises(InvalidInputError, match="there is no backup other"):
        workbench.keeper.restore(Path("other"))
    workbench.keeper.close()


def test_text_that_was_being_typed_outlives_a_crash(home: Path, clock: FrozenClock) -> None:
    crashed = a_workbench(clock, home)
    crashed.keeper.keep_typing("notes", "NOTE", "half a sen")
    crashed.keeper.keep_typing("notes", "NOTE", "half a sentence")
    crashed.keeper.keep_typing("draft", "", "Dear")
    crashed.keeper.typing_saved("draft")
    assert a_workbench(clock, home).keeper.typed() == []
    crashed.keeper.close()

    workbench = a_workbench(clock, home)
    (left,) = workbench.keeper.typed()
    assert replace(left, place=None) == Typed("notes", "NOTE", "half a sentence", clock.now)
    workbench.keeper.forget_typing(left)
    assert workbench.keeper.typed() == []
    workbench.keeper.close()


def test_the_doctor_finds_a_sound_desk_sound(disk_workbench: "Workbench") -> None:
    disk_workbench.roster.add("Ada")
    lines = disk_workbench.keeper.doctor()
    assert all(line.well for line in lines)
    assert ("records", "clients: 1 can be read") in [(line.about, line.told) for line in lines]


def test_everything_is_located(disk_workbench: "Workbench", home: Path) -> None:
    found = disk_workbench.keeper.locate()
    assert found["desk file"] == (home / "desk.json").resolve()
    assert found["desk file"].exists()
    assert {"journal", "backups", "unsaved text", "overview"} <= found.keys()


def test_a_desk_in_memory_has_no_files(workbench: "Workbench") -> None:
    assert workbench.keeper.locate() == {}
    assert workbench.keeper.backups() == []
    assert workbench.keeper.tidy() is None
    workbench.keeper.keep_typing("notes", "", "x")
    workbench.keeper.forget_typing(Typed("notes", "", "x", workbench.clock()))
    assert workbench.keeper.typed() == []
    for ask in (workbench.keeper.backup, lambda: workbench.keeper.restore(Path("x"))):
        with pytest.raises((DeskError, InvalidInputError)):
            ask()


def test_a_desk_that_rests_is_tidied_without_a_warning(disk_workbench: "Workbench") -> None:
    disk_workbench.roster.add("Ada")
    assert disk_workbench.keeper.tidy() is None
    assert disk_workbench.keeper.notices == ()
