"""The overview is always what a look at the whole desk would give."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.person import Channel
from clientdesk.services.overview.glances import Picture
from clientdesk.services.overview.looking import look_at_all
from clientdesk.services.overview.overview import Overview
from clientdesk.store.desk import Desk
from tests.builders import MINE, FrozenClock, a_checkin, a_client, a_note, a_workbench, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def overview_of(desk: Desk, file: Path | None = None) -> Overview:
    return Overview(desk, lambda: MINE, file)


def anew(desk: Desk) -> Picture:
    picture = Picture()
    look_at_all(desk, MINE, picture)
    return picture


steps = st.lists(
    st.tuples(
        st.sampled_from(["client", "note", "touch", "check-in", "delete", "undo", "redo", "look"]),
        st.integers(0, 3),
        st.integers(1, 28),
    ),
    max_size=25,
)


@given(steps)
def test_change_by_change_it_stays_what_a_new_look_gives(changes: list[Any]) -> None:
    clock = FrozenClock()
    workbench = a_workbench(clock)
    desk = workbench.roster._office.desk
    overview = overview_of(desk)
    clients = [workbench.roster.add(f"Client {number}").id for number in range(4)]
    for what, which, day in changes:
        clock.advance(days=1)
        _do(workbench, what, clients[which], day)
        if what == "look":
            overview.picture()
    assert overview.picture() == anew(desk)


def _do(workbench: "Workbench", what: str, client: str, day: int) -> None:
    if what == "client":
        workbench.roster.archive(client)
    elif what == "note":
        workbench.notebook.add(client, f"Note {day}")
    elif what == "touch":
        workbench.log.add(client, Channel.EMAIL)
    elif what == "check-in":
        workbench.calendar.add(client, wall(f"2026-12-{day:02} 10:00"), zone="Asia/Tokyo")
    elif what == "delete":
        workbench.roster.delete(client)
    elif what == "undo" and len(workbench.history.entries()) > 4:
        workbench.history.undo()
    elif what == "redo" and workbench.roster._office.desk.redoables():
        workbench.history.redo()


def test_a_change_that_was_taken_back_leaves_no_trace() -> None:
    desk = Desk.in_memory()
    overview = overview_of(desk)
    overview.picture()

    def fail() -> None:
        with desk.change("half done") as change:
            change.save(a_client("Ada"))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        fail()
    assert overview.picture() == Picture()


def test_a_note_from_another_process_is_seen_after_catching_up(home: Path) -> None:
    one, two = a_workbench(home=home), a_workbench(home=home)
    ada = one.roster.add("Ada")
    assert two.roster.rows() == []
    assert two.keeper.catch_up()
    assert [row.id for row in two.roster.rows()] == [ada.id]
    two.keeper.close()
    one.keeper.close()


def test_it_is_kept_for_the_next_start_and_taken_only_for_the_same_desk(home: Path) -> None:
    file = home / "desk.json"
    with Desk.open(file) as desk, desk.change("fill") as change:
        ada = a_client("Ada")
        change.save(ada)
        change.save(a_note(ada))
        change.save(a_checkin(ada, upcoming=wall("2026-11-24 10:00")))
    desk = Desk.open(file)
    overview = overview_of(desk, file)
    picture = overview.picture()
    desk.close()
    overview.keep()
    kept = home / "desk.overview"
    assert kept.stat().st_mode & 0o777 == 0o600

    with Desk.open(file) as desk:
        again = overview_of(desk, file)
        assert again.picture() == picture
        assert desk.documents("notes")._lines is None, "the notes need not be read"
        with desk.change("more") as change:
            change.save(a_client("Berta"))
        assert again.picture() == anew(desk)

    with Desk.open(file) as desk:
        assert len(overview_of(desk, file).picture().clients) == 2


@pytest.mark.parametrize("held", [b"", b"{}", b"\xff\x00", b"[" * 5000, b'{"format":1}'])
def test_what_is_kept_and_damaged_is_made_anew(home: Path, held: bytes) -> None:
    workbench = a_workbench(home=home)
    workbench.roster.add("Ada")
    workbench.roster.rows()
    workbench.keeper.close()
    (home / "desk.overview").write_bytes(held)
    workbench = a_workbench(home=home)
    assert [row.name for row in workbench.roster.rows()] == ["Ada"]
    workbench.keeper.close()


def test_a_picture_from_another_zone_is_not_taken(home: Path) -> None:
    workbench = a_workbench(home=home)
    ada = workbench.roster.add("Ada")
    workbench.calendar.add(ada.id, wall("2026-11-24 23:30"))
    assert workbench.roster.rows()[0].when == "Tue 24 Nov · 3 days"
    workbench.me.save(replace(workbench.me.get(), zone="Asia/Tokyo"))
    assert workbench.roster.rows()[0].when == "Wed 25 Nov · 4 days"
    workbench.keeper.close()


def test_an_edited_document_that_is_no_client_does_not_stop_the_roster(home: Path) -> None:
    workbench = a_workbench(home=home)
    workbench.roster.add("Ada")
    desk = workbench.roster._office.desk
    with desk.change("edit") as change:
        change.put("clients", None, {"id": "X", "name": 5})
        change.put("notes", None, {"client": "nobody"})
    assert [row.name for row in workbench.roster.rows()] == ["Ada"]
    told = [line.told for line in workbench.keeper.doctor() if not line.well]
    assert any("clients" in line for line in told)
    workbench.keeper.close()
