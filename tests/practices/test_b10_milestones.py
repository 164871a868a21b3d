"""B10: birthdays come by themselves, 29 February every year; a note on one leaves in nothing."""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.milestone import Milestone, MilestoneKind
from clientdesk.services.practices.writing import Letter
from tests.builders import MINE, NOW, FrozenClock, a_person

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.mark.parametrize(
    ("year", "day"),
    [(2027, 28), (2028, 29), (2029, 28), (2030, 28), (2031, 28), (2032, 29)],
)
def test_a_birthday_on_29_february_shows_every_year(
    sampled: "Workbench", clock: FrozenClock, year: int, day: int
) -> None:
    born = a_person("Leap Foss", birthday="1996-02-29")
    client = sampled.roster.add("Leap", people=(born,))
    clock.now = datetime(year, 2, 22, 9, tzinfo=MINE)
    entries = sampled.agenda.entries(days=14, client_id=client.id)
    assert [(one.text, one.when.date()) for one in entries] == [
        ("birthday of Leap Foss", date(year, 2, day))
    ]


def test_a_birthday_that_was_thought_of_is_kept_and_returns_next_year(
    sampled: "Workbench", clock: FrozenClock
) -> None:
    client = sampled.roster.add("Ada", people=(a_person("Ada", birthday="--11-24"),))
    (entry,) = sampled.agenda.entries(client_id=client.id)
    sampled.agenda.done(entry)
    assert sampled.agenda.entries(client_id=client.id) == []
    (kept,) = sampled.cabinet.list(Milestone, client.id)
    assert (kept.kind, kept.yearly, kept.lead_days) == (MilestoneKind.BIRTHDAY, True, 7)
    clock.now = NOW.replace(year=2027)
    again = sampled.agenda.entries(client_id=client.id)
    assert [one.when.date() for one in again] == [date(2027, 11, 24)]


def congratulation(bench: "Workbench", milestone: Milestone, *, named: bool) -> str:
    about = {"milestone": milestone.id} if named else {}
    return bench.writing.begin(milestone.client, Letter("congratulation", about)).draft.body


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Happy birthday on Wednesday 24 November!"),
        ("ms", "Selamat hari lahir pada hari Rabu, 24 November!"),
        ("sk", "všetko najlepšie k narodeninám (streda 24. novembra)!"),
    ],
)
def test_a_congratulation_names_the_day_of_this_year(
    sampled: "Workbench", clock: FrozenClock, language: str, told: str, *, named: bool
) -> None:
    ann = a_person("Ann", birthday="1980-11-24")
    client = sampled.roster.add("Ada", people=(ann,), language=language)
    (entry,) = sampled.agenda.entries(client_id=client.id)
    sampled.agenda.done(entry)
    (milestone,) = sampled.cabinet.list(Milestone, client.id)
    clock.now = NOW.replace(year=2027)
    assert told in congratulation(sampled, milestone, named=named)


def test_a_yearly_milestone_that_was_just_missed_is_told_by_its_own_day(
    sampled: "Workbench", clock: FrozenClock
) -> None:
    client = sampled.roster.add("Ada")
    milestone = sampled.cabinet.add(
        Milestone, client=client.id, title="Ten years of Oak", starts_on=date(2016, 11, 24),
        yearly=True,
    )  # fmt: skip
    clock.now = NOW.replace(day=26)
    assert "Ten years of Oak, Tuesday 24 November" in congratulation(
        sampled, milestone, named=False
    )
    sampled.agenda.done(sampled.agenda.entries(client_id=client.id)[0])
    clock.now = NOW.replace(year=2027, day=20)
    assert "Wednesday 24 November" in congratulation(sampled, milestone, named=False)


def test_a_yearly_milestone_begins_with_its_first_day(
    sampled: "Workbench", clock: FrozenClock
) -> None:
    client = sampled.roster.add("Ada")
    sampled.cabinet.add(
        Milestone, client=client.id, title="Opening night", starts_on=date(2027, 11, 24),
        yearly=True, lead_days=30,
    )  # fmt: skip
    assert sampled.agenda.entries(client_id=client.id) == []
    clock.now = NOW.replace(year=2027)
    assert len(sampled.agenda.entries(client_id=client.id)) == 1


def test_a_birthday_that_is_written_down_comes_back_unless_i_say_no(sampled: "Workbench") -> None:
    client = sampled.roster.add("Ada")
    kept = sampled.cabinet.add(
        Milestone, client=client.id, title="Ada", kind=MilestoneKind.BIRTHDAY,
        starts_on=date(1988, 2, 29),
    )  # fmt: skip
    assert kept.yearly
    assert not sampled.cabinet.save(replace(kept, yearly=False)).yearly


@pytest.mark.parametrize(("lead", "shows"), [(2, False), (3, True), (14, True)])
def test_a_milestone_shows_as_many_days_ahead_as_it_says(
    sampled: "Workbench", lead: int, *, shows: bool
) -> None:
    client = sampled.roster.add("Ada")
    sampled.cabinet.add(
        Milestone, client=client.id, title="Ten years", starts_on=date(2026, 11, 24),
        lead_days=lead,
    )  # fmt: skip
    assert bool(sampled.agenda.entries(client_id=client.id)) == shows


def test_the_note_is_in_no_mail_and_no_calendar(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    milestone = sampled.cabinet.add(
        Milestone, client=client.id, title="Ten years", starts_on=date(2026, 11, 25),
        note="marzipan-canary",
    )  # fmt: skip
    draft = sampled.writing.begin(
        client.id, Letter("congratulation", {"milestone": milestone.id})
    ).draft
    assert "Ten years" in draft.body
    told = [draft.body, draft.subject, sampled.porter.export("ics", None).text]
    told.append(sampled.porter.export("brief", None, client_id=client.id).text)
    assert not any("marzipan-canary" in text for text in told)
    assert replace(milestone, note="") != milestone
