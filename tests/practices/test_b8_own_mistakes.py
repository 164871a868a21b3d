"""B8: the agenda puts the apology first."""

from typing import TYPE_CHECKING

from clientdesk.model.incident import Incident
from tests.builders import wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def test_a_word_about_a_mistake_stands_before_everything_else_of_its_day(
    sampled: "Workbench",
) -> None:
    client = sampled.roster.find("Halden")
    sampled.ledger.add(client.id, "send the plan", due=wall("2026-11-24 09:00"))
    incident = sampled.cabinet.add(Incident, client=client.id, title="Boards cut short")
    sampled.recovery.owe(incident.id, wall("2026-11-24 17:00"))
    day = [one for one in sampled.agenda.entries() if one.when.date() == wall("2026-11-24").date()]
    assert day[0].kind == "incident update"
    assert len(day) > 1
