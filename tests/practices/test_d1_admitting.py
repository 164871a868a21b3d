"""D1: admit what was promised, expected and delivered, with one apology."""

from typing import TYPE_CHECKING

from clientdesk.model.draft import Draft
from clientdesk.model.incident import Incident
from clientdesk.services.practices.writing import Letter
from tests.builders import wall
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


async def test_a_late_promise_becomes_an_incident_and_its_admission_by_keys_alone(
    sampled: "Workbench",
) -> None:
    client = sampled.roster.find("Halden")
    sampled.ledger.add(client.id, "send the oak samples", due=wall("2026-11-20 12:00"))
    async with opened(sampled) as desk:
        await desk.press("O")
        assert "from a late promise" in desk.text()
        await desk.type("samples on Friday")
        await desk.press("tab")
        await desk.type("nothing")
        await desk.press("ctrl+s")
        (incident,) = sampled.recovery.running(client.id)
        assert incident.title == "send the oak samples"
        assert incident.promised == "send the oak samples, by Fri 20 Nov 2026 12:00"
        assert "solution" in desk.text()
        assert "next update" in desk.text()
        await desk.press("c")
        await desk.type("mon 10:00")
        await desk.press("enter")
        await desk.until(lambda: sampled.recovery.get(incident.id).owed)
        newest = sampled.composer.drafts(client.id)
    (draft,) = [one for one in newest if one.template == "incident-admit"]
    assert "[add your solution]" in draft.body
    assert "Expected: Samples on Friday." in draft.body
    assert "Monday 23 November" in draft.body
    assert any(one.check == "placeholder" for one in sampled.handover.review(draft.id).stops)


def test_the_admission_holds_the_facts_and_one_apology_and_nothing_private(
    sampled: "Workbench",
) -> None:
    client = sampled.roster.find("Halden")
    incident = sampled.cabinet.add(
        Incident, client=client.id, title="The oak is cut short", promised="80 cm",
        expected="80 cm", delivered="70 cm", solution="new boards by Friday", owner="Mira",
        cause="I read the wrong line of the plan",
    )  # fmt: skip
    assert sampled.recovery.missing(incident) == ("next update",)
    sampled.recovery.owe(incident.id, wall("2026-11-23 10:00"))
    draft = begun(sampled, client.id, incident.id)
    assert draft.body.count("sorry") == 1
    assert "wrong line" not in draft.body
    assert sampled.handover.review(draft.id).stops == ()
    sampled.handover.sent(draft.id)
    assert sampled.recovery.get(incident.id).admitted_at is not None


def test_a_third_sorry_is_a_hint(sampled: "Workbench") -> None:
    text = "Hi,\n\nI am sorry. I apologise for the boards. Sorry once more for the boards.\n"
    draft = sampled.composer.new(body=text)
    found = [one for one in sampled.composer.judge(draft).findings if one.check == "apologies"]
    assert [text[one.start : one.end] for one in found] == ["Sorry"]
    assert {one.severity.value for one in found} == {"hint"}


def begun(bench: "Workbench", client_id: str, incident_id: str) -> Draft:
    letter = Letter("incident-admit", {"incident": incident_id})
    return bench.writing.begin(client_id, letter).draft
