"""B8: the agenda puts the apology first."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from clientdesk.model.draft import DraftState
from clientdesk.model.incident import Incident, IncidentUpdate
from clientdesk.services.planning.entries import EntryKind
from clientdesk.tui.widgets.agenda_list import AgendaList
from clientdesk.tui.widgets.agenda_rows import Item, rows_of
from tests.builders import FrozenClock, wall
from tests.tui.conftest import opened

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
    today = [one for one in sampled.agenda.entries() if one.when.date() == sampled.clock().date()]
    assert today[0].text == "admit: Boards cut short"


def test_an_apology_that_is_owed_stands_before_all_that_is_late_for_days(
    sampled: "Workbench",
) -> None:
    client = sampled.roster.find("Halden")
    before = sampled.agenda.entries()
    assert before[0].overdue
    assert before[0].when < sampled.clock() - timedelta(days=1)
    sampled.cabinet.add(Incident, client=client.id, title="Boards cut short")
    first = sampled.agenda.entries()[0]
    assert (first.kind, first.text) == (EntryKind.INCIDENT_UPDATE, "admit: Boards cut short")
    assert first.overdue
    drawn = [
        row
        for row in rows_of(sampled.agenda.entries(), sampled.clock().date())
        if isinstance(row, Item)
    ]
    assert drawn[0].entry == first


def test_it_stays_first_until_it_is_sent_and_may_be_put_off_a_day_only_by_hand(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    client = workbench.roster.add("Halden")
    incident = workbench.cabinet.add(Incident, client=client.id, title="Boards cut short")
    for _ in range(3):
        clock.advance(days=1)
        assert workbench.agenda.entries()[0].text == "admit: Boards cut short"
    tomorrow = (workbench.clock() + timedelta(days=1)).date()
    workbench.agenda.snooze(workbench.agenda.entries()[0], tomorrow)
    put_off = workbench.agenda.entries()[0]
    assert not put_off.overdue
    assert put_off.when.date() == tomorrow
    clock.advance(days=1)
    assert workbench.agenda.entries()[0].overdue
    hears = (workbench.clock() + timedelta(hours=2)).replace(tzinfo=None, second=0)
    told = replace(
        workbench.recovery.get(incident.id),
        promised="12 boards",
        expected="12 boards of 2 m",
        delivered="12 boards of 1.9 m",
        solution="New boards on Monday",
        updates=(IncidentUpdate(due=hears),),
    )
    begun = workbench.writing.about(workbench.cabinet.save(told))
    assert begun is not None
    workbench.composer.sent(begun.draft.id)
    assert not [one for one in workbench.agenda.entries() if "admit" in one.text]


async def test_by_keyboard_the_apology_is_the_first_row_and_c_writes_it(
    sampled: "Workbench",
) -> None:
    client = sampled.roster.find("Halden")
    incident = sampled.cabinet.add(
        Incident,
        client=client.id,
        title="Boards cut short",
        promised="12 boards",
        expected="12 boards",
        delivered="9 boards",
        solution="3 more tomorrow",
    )
    sampled.recovery.owe(incident.id, wall("2026-11-23 17:00"))
    async with opened(sampled) as desk:
        await desk.press("f4", "g", "g")
        agenda = desk.app.screen.query_one(AgendaList)
        await desk.until(lambda: agenda.entry is not None)
        assert agenda.entry is not None
        assert agenda.entry.text == "admit: Boards cut short"
        await desk.press("c")
        await desk.until(lambda: sampled.composer.drafts(client.id, DraftState.DRAFT))
        draft = sampled.composer.drafts(client.id)[0]
        assert draft.template == "incident-admit"
