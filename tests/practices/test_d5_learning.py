"""D5: close with a lesson, and ask once more after a month."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.incident import Incident, IncidentState
from tests.builders import NOW, FrozenClock, wall
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture
def admitted(sampled: "Workbench") -> Incident:
    client = sampled.roster.find("Halden")
    return sampled.cabinet.add(
        Incident, client=client.id, title="Boards cut short", solution="new ones", admitted_at=NOW
    )


async def test_an_incident_is_closed_by_keys_and_comes_back_after_a_month(
    sampled: "Workbench", admitted: Incident
) -> None:
    async with opened(sampled) as desk:
        await desk.press("O", "x")
        await desk.type("measure twice")
        await desk.press("enter")
        await desk.pilot.pause()
    closed = sampled.recovery.get(admitted.id)
    assert closed.state is IncidentState.CLOSED
    assert closed.lesson == "measure twice"
    assert closed.follow_up_on == date(2026, 12, 21)
    texts = [one.text for one in sampled.agenda.entries(days=40, client_id=admitted.client)]
    assert "ask whether all is well: Boards cut short" in texts


def test_no_way_of_saving_closes_one_without_a_lesson(
    sampled: "Workbench", admitted: Incident
) -> None:
    with pytest.raises(InvalidInputError, match="what you learned"):
        sampled.cabinet.save(replace(admitted, state=IncidentState.CLOSED))
    closed = sampled.cabinet.save(
        replace(admitted, state=IncidentState.CLOSED, lesson="measure twice")
    )
    assert closed.closed_at == NOW
    assert closed.follow_up_on == date(2026, 12, 21)


async def test_every_step_of_an_incident_is_taken_back_with_one_key(
    sampled: "Workbench", admitted: Incident
) -> None:
    steps = [sampled.recovery.get(admitted.id)]
    async with opened(sampled, (80, 24)) as desk:
        await desk.press("O", "p")
        await desk.type("mon 10:00")
        await desk.press("enter")
        await desk.until(lambda: sampled.recovery.get(admitted.id) != steps[-1])
        steps.append(sampled.recovery.get(admitted.id))
        await desk.press("g")
        await desk.type("no news")
        await desk.press("enter")
        await desk.until(lambda: sampled.recovery.get(admitted.id) != steps[-1])
        steps.append(sampled.recovery.get(admitted.id))
        await desk.press("escape")
        for step in reversed(steps[:-1]):
            await desk.press("u")
            await desk.pilot.pause()
            assert sampled.recovery.get(admitted.id) == step


async def test_the_question_after_a_month_is_a_mail_and_then_done(
    sampled: "Workbench", admitted: Incident, clock: FrozenClock
) -> None:
    sampled.recovery.close(admitted.id, "measure twice")
    clock.advance(days=31)
    (entry,) = (
        one
        for one in sampled.agenda.entries(client_id=admitted.client)
        if one.kind == "follow-up" and one.record_id == admitted.id
    )
    sampled.agenda.done(entry)
    assert sampled.recovery.get(admitted.id).follow_up_on is None


async def test_an_incident_of_a_client_without_people_is_admitted_to_nobody_yet(
    sampled: "Workbench", admitted: Incident
) -> None:
    client = sampled.roster.get(admitted.client)
    sampled.roster.save(replace(client, people=()))
    sampled.cabinet.save(replace(admitted, admitted_at=None))
    sampled.recovery.owe(admitted.id, wall("2026-11-23 10:00"))
    begun = sampled.writing.about(sampled.recovery.get(admitted.id))
    assert begun is not None
    assert begun.draft.to == ""
    assert "Ingrid" not in begun.draft.body
    stops = sampled.handover.review(begun.draft.id).stops
    assert "no_recipient" in {one.check for one in stops}
