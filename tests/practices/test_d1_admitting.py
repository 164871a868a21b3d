"""D1: admit what was promised, expected and delivered, with one apology."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

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
    async with opened(sampled, (80, 24)) as desk:
        await desk.press("O")
        assert "from a late promise" in desk.text()
        await desk.type("samples on Friday")
        await desk.press("tab")
        await desk.type("nothing")
        await desk.press("ctrl+s")
        (incident,) = sampled.recovery.running(client.id)
        assert incident.title == "Delay (send the oak samples)"
        assert incident.promised == "send the oak samples, by Friday 20 November, 12:00"
        assert "not yet: it lacks the solution" in desk.text()
        await desk.press("c")
        assert "An admission needs the solution too." in desk.toasts()
        await desk.type("a courier brings them on Monday")
        await desk.press("ctrl+s")
        await desk.type("mon 10:00")
        await desk.press("enter")
        await desk.until(lambda: admissions(sampled, client.id))
        (draft,) = admissions(sampled, client.id)
        assert "Expected: Samples on Friday." in draft.body
        assert "The solution: A courier brings them on Monday." in draft.body
        assert "Monday 23 November at 10:00" in draft.body
        assert sampled.handover.review(draft.id).stops == ()
        await desk.press("ctrl+r")
        await desk.press("x")
        await desk.until(lambda: sampled.recovery.get(incident.id).admitted_at)


async def test_of_several_late_promises_one_is_chosen_or_none(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    for what, due in (("send the oak samples", "2026-11-20 12:00"), ("the plan", "2026-11-19")):
        sampled.ledger.add(client.id, what, due=wall(f"{due}"))
    async with opened(sampled, (80, 24)) as desk:
        await desk.press("O")
        assert "something else went wrong" in desk.text()
        await desk.press("enter")
        assert "the plan, by Thursday 19 November" in desk.text()
        await desk.press("escape", "O")
        await desk.type("something")
        await desk.press("enter")
        assert "from a late promise" not in desk.text()


@pytest.mark.parametrize(
    ("words", "title", "by"),
    [
        ("Rimba", "Kelewatan (hantar sampel)", "sebelum atau pada hari Jumaat, 20 November"),
        ("Tatransk", "Oneskorenie (hantar sampel)", "do piatka 20. novembra"),
    ],
)
def test_what_a_promise_tells_is_told_in_the_language_of_the_mail(
    sampled: "Workbench", words: str, title: str, by: str
) -> None:
    client = sampled.roster.find(words)
    sampled.ledger.add(client.id, "hantar sampel", due=wall("2026-11-20 12:00"))
    drawn = sampled.recovery.draft(client.id, sampled.recovery.late(client.id)[0])
    assert (drawn.title, by in drawn.promised) == (title, True)
    made = sampled.recovery.open(
        replace(drawn, expected="A", delivered="B", solution="C", impact="D")
    )
    sampled.recovery.owe(made.id, wall("2026-11-23 09:00"), wall("2026-11-23 12:00"))
    body = begun(sampled, client.id, made.id).body
    assert title in body
    assert by in body
    assert not any(word in body for word in ("Monday", "Friday", "Delay"))


async def test_an_admission_in_a_talk_needs_the_same(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    made = sampled.cabinet.add(
        Incident, client=client.id, title="The oak is cut short", promised="80 cm",
        expected="80 cm", delivered="70 cm", solution="new boards by Friday",
    )  # fmt: skip
    async with opened(sampled) as desk:
        await desk.press("O", "g")
        await desk.type("mon 10:00")
        await desk.press("enter")
        await desk.until(lambda: sampled.recovery.get(made.id).admitted_at)


def test_the_admission_holds_the_facts_and_one_apology_and_nothing_private(
    sampled: "Workbench",
) -> None:
    client = sampled.roster.find("Halden")
    incident = sampled.cabinet.add(
        Incident, client=client.id, title="The oak is cut short", promised="80 cm",
        expected="80 cm", delivered="70 cm", solution="new boards by Friday", owner="Mira",
        cause="I read the wrong line of the plan",
    )  # fmt: skip
    assert incident.lacking == ("when they hear from you next",)
    sampled.recovery.owe(incident.id, wall("2026-11-23 10:00"))
    draft = begun(sampled, client.id, incident.id)
    assert draft.body.count("sorry") == 1
    assert "wrong line" not in draft.body
    assert sampled.handover.review(draft.id).stops == ()
    sampled.handover.sent(draft.id)
    assert sampled.recovery.get(incident.id).admitted_at is not None


@pytest.mark.parametrize(
    ("words", "part", "lacks"),
    [
        ("Halden", " That is my responsibility, and I am sorry.", "an apology"),
        ("Halden", "Promised: 80 cm.\nExpected: 80 cm.\n",
         "what was promised and what was expected"),
        ("Rimba", ", dan saya memohon maaf", "an apology"),
        ("Tatransk", "Riešenie: New boards.", "the solution"),
    ],
)  # fmt: skip
def test_an_admission_of_which_a_part_is_taken_out_says_what_it_lacks(
    sampled: "Workbench", words: str, part: str, lacks: str
) -> None:
    client = sampled.roster.find(words)
    made = sampled.cabinet.add(
        Incident, client=client.id, title="The oak is cut short", promised="80 cm",
        expected="80 cm", delivered="70 cm", solution="new boards",
    )  # fmt: skip
    sampled.recovery.owe(made.id, wall("2026-11-23 10:00"))
    draft = begun(sampled, client.id, made.id)
    assert incomplete(sampled, draft) == []
    assert part in draft.body
    text = draft.body.replace(part, "").replace("penyelesaian di bawah", "itu")
    text = text.replace("riešenie, ktoré je nižšie", "to")
    (found,) = incomplete(sampled, sampled.composer.write(draft.id, body=text))
    assert found.startswith(f"It lacks {lacks}, without which")


def test_a_third_sorry_is_a_hint(sampled: "Workbench") -> None:
    text = "Hi,\n\nI am sorry. I apologise for the boards. Sorry once more for the boards.\n"
    draft = sampled.composer.new(body=text)
    found = [one for one in sampled.composer.judge(draft).findings if one.check == "apologies"]
    assert [text[one.start : one.end] for one in found] == ["Sorry"]
    assert {one.severity.value for one in found} == {"hint"}


def admissions(bench: "Workbench", client_id: str) -> list[Draft]:
    return [one for one in bench.composer.drafts(client_id) if one.template == "incident-admit"]


def begun(bench: "Workbench", client_id: str, incident_id: str) -> Draft:
    letter = Letter("incident-admit", {"incident": incident_id})
    return bench.writing.begin(client_id, letter).draft


def incomplete(bench: "Workbench", draft: Draft) -> list[str]:
    found = bench.handover.review(draft.id).findings
    return [one.message for one in found if one.check == "incomplete"]
