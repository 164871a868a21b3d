"""D5: close with a lesson, and ask once more after a month."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.incident import Incident, IncidentState
from tests.builders import NOW
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
