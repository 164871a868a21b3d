"""D2: each update is a dated promise, also with no news; a late one turns all red at once."""

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.incident import Incident, IncidentState
from clientdesk.services.clients.roster import Mark
from clientdesk.services.practices.spans import read_span
from tests.builders import NOW, FrozenClock, wall
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture
def incident(sampled: "Workbench") -> Incident:
    client = sampled.roster.find("Peat")
    made = sampled.cabinet.add(
        Incident, client=client.id, title="Wrong paper", promised="matt", expected="matt",
        delivered="gloss", solution="printed anew", admitted_at=NOW,
    )  # fmt: skip
    return sampled.recovery.owe(made.id, wall("2026-11-21 15:00"))


def mark(bench: "Workbench", client_id: str) -> Mark:
    return next(row.mark for row in bench.roster.rows() if row.id == client_id)


async def test_a_late_update_turns_the_client_red_without_any_change_of_the_desk(
    sampled: "Workbench", incident: Incident, clock: FrozenClock
) -> None:
    before = sampled.roster.counts().overdue
    assert mark(sampled, incident.client) is not Mark.OVERDUE
    async with opened(sampled) as desk:
        assert "update late" not in desk.text()
        clock.advance(hours=1)
        desk.app.look_around()
        await desk.pilot.pause()
        assert "incident update late" in desk.text()
        assert "update late" in desk.text().splitlines()[0]
    assert sampled.roster.rows()[0].id == incident.client
    assert mark(sampled, incident.client) is Mark.OVERDUE
    assert sampled.roster.counts().overdue == before + 1
    entries = sampled.agenda.entries(client_id=incident.client)
    assert [one.overdue for one in entries if one.kind == "incident update"] == [True]
    sampled.recovery.give(incident.id, "no news")
    assert mark(sampled, incident.client) is not Mark.OVERDUE


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 36)])
async def test_a_late_update_stands_in_the_top_line_of_every_width(
    sampled: "Workbench", incident: Incident, clock: FrozenClock, size: tuple[int, int]
) -> None:
    other = sampled.roster.find("Rimba")
    made = sampled.cabinet.add(Incident, client=other.id, title="Late", admitted_at=NOW)
    sampled.recovery.owe(made.id, wall("2026-11-21 14:30"))
    clock.advance(minutes=45)
    async with opened(sampled, size) as desk:
        assert "update late" in desk.text().splitlines()[0]
        clock.advance(hours=1)
        desk.app.look_around()
        await desk.pilot.pause()
        assert "2 updates late" in desk.text().splitlines()[0]
    assert sampled.roster.alarmed() == {incident.client, other.id}


async def test_the_open_file_of_a_client_turns_red_without_a_key(
    sampled: "Workbench", incident: Incident, clock: FrozenClock
) -> None:
    async with opened(sampled, (80, 24)) as desk:
        await desk.type("/peat")
        await desk.press("enter", "enter")
        await desk.until(lambda: "Wrong paper" in desk.text())
        assert "update late" not in desk.text()
        clock.advance(hours=1)
        desk.app.look_around()
        await desk.until(lambda: "update late" in desk.text())
    assert incident.id


async def test_of_two_incidents_of_a_client_the_late_one_stands_first(
    sampled: "Workbench", incident: Incident, clock: FrozenClock
) -> None:
    sampled.cabinet.add(Incident, client=incident.client, title="Wrong ink")
    clock.advance(hours=1)
    async with opened(sampled, (80, 24)) as desk:
        await desk.type("/peat")
        await desk.press("enter", "O")
        await desk.until(lambda: "Which incident?" in desk.text())
        assert "late: update by Sat 21 Nov 15:00" in desk.text()
        assert "not admitted yet" in desk.text()
        await desk.press("enter")
        await desk.until(lambda: "write the update: no news" in desk.text())
        await desk.press("escape", "O", "down", "enter")
        await desk.until(lambda: "write the admission" in desk.text())


def test_a_range_is_late_only_after_its_end(
    sampled: "Workbench", incident: Incident, clock: FrozenClock
) -> None:
    sampled.recovery.give(incident.id, "")
    sampled.recovery.owe(incident.id, wall("2026-11-21 15:00"), wall("2026-11-21 18:00"))
    clock.advance(hours=2)
    assert not sampled.roster.alarmed()
    clock.advance(hours=3)
    assert sampled.roster.alarmed() == {incident.client}


def test_no_form_closes_an_incident_that_owes_a_word(
    sampled: "Workbench", incident: Incident
) -> None:
    from dataclasses import replace

    closed = replace(incident, state=IncidentState.CLOSED, lesson="count the sheets")
    with pytest.raises(InvalidInputError, match="an update is owed by Sat 21 Nov 15:00"):
        sampled.cabinet.save(closed)


def test_an_update_without_news_is_a_mail_that_keeps_the_word(
    sampled: "Workbench", incident: Incident
) -> None:
    from clientdesk.services.practices.writing import Letter

    sampled.recovery.owe(incident.id, wall("2026-11-24 10:00"))
    letter = Letter("incident-no-news", {"incident": incident.id})
    begun = sampled.writing.begin(incident.client, letter)
    assert begun.missing == 0
    assert "nothing new yet" in begun.draft.body
    sampled.handover.sent(begun.draft.id)
    now = sampled.recovery.get(incident.id)
    assert [one.due for one in now.owed] == [wall("2026-11-24 10:00")]
    assert now.updates[0].text == "no news yet"


def test_a_typed_time_is_one_or_a_range() -> None:
    one = read_span("mon 10:00", NOW)
    both = read_span("mon 9:00 to 15:00", NOW)
    assert (one.first, one.last) == (datetime(2026, 11, 23, 10), None)
    assert (both.first, both.last) == (datetime(2026, 11, 23, 9), datetime(2026, 11, 23, 15))
    for wrong in ("mon", "mon 15:00 to 9:00", "every mon 9:00"):
        with pytest.raises(InvalidInputError):
            read_span(wrong, NOW)


def test_an_update_is_promised_in_my_time_and_kept_in_theirs(sampled: "Workbench") -> None:
    client = sampled.roster.find("Nakamura")
    drawn = sampled.recovery.draft(client.id)
    from dataclasses import replace

    made = sampled.recovery.open(replace(drawn, title="Labels"))
    owed = sampled.recovery.owe(made.id, wall("2026-11-23 10:00"))
    assert owed.zone == "Asia/Tokyo"
    assert owed.owed[0].due == wall("2026-11-23 18:00")
