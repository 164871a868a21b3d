"""`c` on an entry begins the mail that it asks for, and trips lead to visits."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.model.client import Cadence
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident, IncidentUpdate
from clientdesk.model.milestone import Milestone
from clientdesk.model.person import Channel
from clientdesk.model.promise import Owner
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.model.request import Request
from clientdesk.model.trip import Trip
from clientdesk.services.planning.agenda import EntryKind
from tests.builders import NOW, a_person, at
from tests.tui.conftest import opened
from tests.tui.test_calendar_pane import pane, put_cursor

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

ADA = "Ada"
ON = date(2026, 11, 20)


def nudge(bench: "Workbench", ada: str) -> None:
    bench.ledger.add(ada, "the logo", owner=Owner.THEIRS, due=datetime(2026, 11, 19, 10))


def recap(bench: "Workbench", ada: str) -> None:
    bench.log.add(ada, Channel.CALL, at=NOW - timedelta(days=2), lines=["! Oak it is"])


def incident(bench: "Workbench", ada: str) -> None:
    owed = (IncidentUpdate(due=datetime(2026, 11, 20, 9)),)
    bench.cabinet.add(Incident, client=ada, title="Frame 4", updates=owed, admitted_at=NOW)


def milestone(bench: "Workbench", ada: str) -> None:
    bench.cabinet.add(Milestone, client=ada, title="Opening night", starts_on=ON)


def request(bench: "Workbench", ada: str) -> None:
    bench.cabinet.add(Request, client=ada, words="the plan asap", at=at("2026-11-20 09:00"))


def feedback(bench: "Workbench", ada: str) -> None:
    bench.cabinet.add(
        Feedback, client=ada, question="Was it clear?", asked_on=ON, follow_up_on=ON, answer="No"
    )


def check_in(bench: "Workbench", ada: str) -> None:
    weekly = Recurrence(frequency=Frequency.WEEKLY)
    bench.calendar.add(ada, datetime(2026, 11, 20, 10), title="Budget", recurrence=weekly)


@pytest.mark.parametrize(
    ("plan", "kind", "template"),
    [
        (nudge, EntryKind.NUDGE, "nudge-1"),
        (recap, EntryKind.RECAP, "recap"),
        (incident, EntryKind.INCIDENT_UPDATE, "incident-update"),
        (milestone, EntryKind.MILESTONE, "congratulation"),
        (request, EntryKind.REQUEST, "exact-time"),
        (feedback, EntryKind.FOLLOW_UP, "feedback-result"),
        (check_in, EntryKind.CHECK_IN, "check-in"),
    ],
)
async def test_c_begins_the_mail_that_an_entry_asks_for(
    workbench: "Workbench", plan: Any, kind: EntryKind, template: str
) -> None:
    ada = workbench.roster.add(ADA, people=(a_person("Ada Byron", "ada@a.example"),)).id
    plan(workbench, ada)
    async with opened(workbench) as desk:
        entry = await put_cursor(desk, kind, ADA)
        await desk.press("c")
        if kind is EntryKind.INCIDENT_UPDATE:
            await desk.type("mon 10:00")
            await desk.press("enter")
        (draft,) = workbench.composer.drafts(ada)
        assert draft.template == template
        assert draft.to == "ada@a.example"
        assert entry.record_id in draft.about


async def test_c_on_a_cadence_proposes_a_talk(workbench: "Workbench") -> None:
    ada = workbench.roster.add(ADA, cadence=Cadence(ideal_days=1, maximum_days=5)).id
    async with opened(workbench) as desk:
        await put_cursor(desk, EntryKind.CHECK_IN, ADA)
        await desk.press("c")
        (draft,) = workbench.composer.drafts(ada)
        assert draft.template == "check-in"


async def test_c_on_a_birthday_congratulates(workbench: "Workbench") -> None:
    born = a_person("Ada Byron", "ada@a.example", birthday="--11-24")
    ada = workbench.roster.add(ADA, people=(born,)).id
    async with opened(workbench) as desk:
        await put_cursor(desk, EntryKind.MILESTONE, ADA)
        await desk.press("c")
        (draft,) = workbench.composer.drafts(ada)
        assert (draft.template, draft.to) == ("congratulation", "ada@a.example")
        assert "Happy birthday on Tuesday 24 November!" in draft.body


async def test_c_on_a_held_mail_opens_it(workbench: "Workbench") -> None:
    ada = workbench.roster.add(ADA).id
    draft = workbench.composer.new(ada, subject="Prices", body="Hello")
    workbench.composer.hold(draft.id, at("2026-11-23 08:00"))
    async with opened(workbench) as desk:
        await put_cursor(desk, EntryKind.HOLD, ADA)
        await desk.press("c")
        assert len(workbench.composer.drafts(ada)) == 1
        await desk.until(lambda: "Subject  Prices" in desk.text())


async def test_what_was_missed_is_skipped_with_one_key(workbench: "Workbench") -> None:
    ada = workbench.roster.add(ADA).id
    daily = Recurrence(frequency=Frequency.DAILY)
    workbench.calendar.add(ada, datetime(2026, 11, 16, 10), recurrence=daily)
    async with opened(workbench) as desk:
        await put_cursor(desk, EntryKind.CHECK_IN, ADA)
        await desk.press("S")
        assert "Skipped 6 check-ins with Ada; next Sun 22 Nov" in desk.toasts()
        await desk.press("u")
        assert workbench.calendar.of(ada)[0].occurrences == ()


async def test_a_trip_is_typed_and_leads_to_the_visit_mail(workbench: "Workbench") -> None:
    people = (a_person("Ingrid Halden", "ingrid@halden.example"),)
    near = workbench.roster.add("Halden", place="Bergen", people=people)
    workbench.roster.add("Far", place="Oslo")
    async with opened(workbench) as desk:
        await desk.press("g", "v")
        await desk.press("enter")
        await desk.paste("Bergen")
        await desk.press("tab")
        await desk.paste("2026-12-10")
        await desk.press("tab")
        await desk.paste("2026-12-12")
        await desk.press("enter")
        (trip,) = workbench.cabinet.list(Trip)
        assert (trip.place, trip.ends_on) == ("Bergen", date(2026, 12, 12))
        await desk.until(lambda: "In Bergen" in desk.text())
        assert "Far" not in desk.text().partition("In Bergen")[2].partition("Edit the trip")[0]
        await desk.press("enter")
        await desk.until(lambda: workbench.composer.drafts(near.id))
        (draft,) = workbench.composer.drafts(near.id)
        assert (draft.template, draft.to) == ("visit", "ingrid@halden.example")
        assert "Bergen" in draft.subject


async def test_c_on_a_trip_offers_who_is_there(workbench: "Workbench") -> None:
    workbench.roster.add("Halden", place="Bergen")
    on = date(2026, 12, 10)
    workbench.cabinet.add(Trip, place="Bergen", starts_on=on, ends_on=on)
    async with opened(workbench) as desk:
        await put_cursor(desk, EntryKind.TRIP, "")
        assert pane(desk).entry is not None
        await desk.press("c")
        await desk.until(lambda: "In Bergen" in desk.text())
        assert "Halden" in desk.text()
