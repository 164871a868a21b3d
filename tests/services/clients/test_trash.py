"""What is deleted goes as a whole, comes back as a whole, and ends after thirty days."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.checkin import CheckIn
from clientdesk.model.client import Client
from clientdesk.model.errors import NotFoundError
from clientdesk.model.note import Note
from clientdesk.model.person import Channel
from clientdesk.model.touch import Touch
from clientdesk.model.trip import Trip
from clientdesk.model.version import Version
from tests.builders import FrozenClock, a_workbench, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def filled(workbench: "Workbench") -> tuple[Client, Note]:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "Likes oak")
    workbench.notebook.write(note.id, "Likes ash")
    workbench.calendar.add(ada.id, wall("2026-11-30 10:00"))
    workbench.log.add(ada.id, Channel.CALL)
    return ada, note


def test_a_deleted_client_takes_everything_along_in_one_change(workbench: "Workbench") -> None:
    ada, _ = filled(workbench)
    other = workbench.roster.add("Other")
    workbench.notebook.add(other.id, "Stays")
    before = len(workbench.history.entries())
    workbench.roster.delete(ada.id)
    assert [row.name for row in workbench.roster.rows()] == ["Other"]
    assert workbench.agenda.entries(client_id=ada.id) == []
    assert workbench.notebook.notes(ada.id) == []
    assert workbench.cabinet.list(CheckIn) == []
    assert [note.text for note in workbench.cabinet.list(Note)] == ["Stays"]
    assert len(workbench.history.entries()) == before + 1
    assert workbench.history.undo() == "Delete Ada"
    assert workbench.notebook.notes(ada.id)
    assert len(workbench.roster.rows()) == 2


def test_a_client_comes_back_with_what_went_along_and_nothing_else(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada, note = filled(workbench)
    gone = workbench.notebook.add(ada.id, "Deleted before")
    workbench.notebook.trash(gone.id)
    clock.advance(days=1)
    workbench.roster.trash(ada.id)
    assert [one.name for one in workbench.roster.trashed()] == ["Ada"]
    workbench.roster.bring_back(ada.id)
    assert [one.id for one in workbench.notebook.notes(ada.id)] == [note.id]
    assert len(workbench.calendar.of(ada.id)) == 1


def test_the_trash_is_emptied_after_thirty_days_when_the_desk_is_opened(home: Path) -> None:
    clock = FrozenClock()
    workbench = a_workbench(clock, home)
    ada, _ = filled(workbench)
    kept = workbench.roster.add("Kept")
    trip = workbench.cabinet.add(
        Trip, place="Oslo", starts_on=clock.now.date(), ends_on=clock.now.date()
    )
    workbench.roster.delete(ada.id)
    clock.advance(days=15)
    workbench.cabinet.trash(trip)
    workbench.keeper.close()

    clock.advance(days=14, hours=23)
    workbench = a_workbench(clock, home)
    assert workbench.roster.bring_back(ada.id).name == "Ada"
    workbench.history.undo()
    workbench.keeper.close()

    clock.now += timedelta(hours=2)
    workbench = a_workbench(clock, home)
    with pytest.raises(NotFoundError):
        workbench.roster.get(ada.id)
    assert [row.id for row in workbench.roster.rows()] == [kept.id]
    for kind in (Note, CheckIn, Touch, Version):
        assert workbench.cabinet.list(kind) == []
    assert workbench.cabinet.get(Trip, trip.id).trashed_at is not None
    workbench.keeper.close()
