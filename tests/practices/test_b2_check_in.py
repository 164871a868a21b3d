"""B2: check in regularly, with an agenda; no occurrence is lost, and an update is never empty."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.checkin import AgendaItem, AgendaKind, CheckIn
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.finding import Severity
from clientdesk.model.incident import Incident
from clientdesk.model.promise import Owner
from clientdesk.model.trip import Trip
from clientdesk.services.planning.preparing import lacking
from clientdesk.services.practices.writing import Letter
from tests.builders import MINE, FrozenClock, wall
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.mark.parametrize(
    ("typed", "zone", "rounds"),
    [
        (
            "sun 14 mar 2027 15:00 every week",
            "America/New_York",
            ["2027-03-14 15:00", "2027-03-21 15:00", "2027-03-28 15:00", "2027-04-04 15:00"],
        ),
        (
            "29 feb 2028 10:00 every year",
            "Europe/Bratislava",
            ["2028-02-29 10:00", "2029-02-28 10:00", "2030-02-28 10:00", "2031-02-28 10:00",
             "2032-02-29 10:00"],
        ),
        (
            "31 jan 2027 10:00 every month",
            "Asia/Kuala_Lumpur",
            ["2027-01-31 10:00", "2027-02-28 10:00", "2027-03-31 10:00", "2027-04-30 10:00"],
        ),
    ],
)  # fmt: skip
async def test_no_talk_of_a_typed_rhythm_is_lost(
    workbench: "Workbench", clock: FrozenClock, typed: str, zone: str, rounds: list[str]
) -> None:
    client = workbench.roster.add("Ada", zone=zone)
    async with opened(workbench) as desk:
        await desk.press("f4", "a")
        await desk.paste(typed)
        await desk.press("enter")
        await desk.pilot.pause()
    (made,) = workbench.cabinet.list(CheckIn, client.id)
    for expected in rounds:
        due = wall(expected)
        clock.now = due.replace(hour=8, tzinfo=MINE)
        entries = [
            one for one in workbench.agenda.entries(client_id=client.id) if one.kind == "check-in"
        ]
        assert [one.when.replace(tzinfo=None) for one in entries][:1] == [due]
        workbench.agenda.done(entries[0])
    held = workbench.cabinet.get(CheckIn, made.id).occurrences
    assert len(held) == len(rounds)


@pytest.mark.parametrize(("language", "said"), [
    ("en", "Nothing is open between us today"),
    ("ms", "tiada perkara yang tertunggak"),
    ("sk", "nie je nič otvorené"),
])  # fmt: skip
def test_an_update_with_nothing_behind_it_is_still_a_mail(
    sampled: "Workbench", language: str, said: str
) -> None:
    client = sampled.roster.add("Quiet Ltd", language=language)
    draft = sampled.writing.begin(client.id, Letter("business-as-usual")).draft
    assert said in draft.body
    assert "[" not in draft.body
    assert draft.subject
    grave = [
        one for one in sampled.composer.judge(draft).findings if one.severity is not Severity.HINT
    ]
    assert not grave, draft.body


def test_an_update_tells_what_was_kept_since_the_last_one_only(
    sampled: "Workbench", clock: FrozenClock
) -> None:
    client = sampled.roster.add("Ada")
    for day, what in ((1, "old logo"), (18, "new logo")):
        clock.now = datetime(2026, 11, day, 10, tzinfo=MINE)
        promise = sampled.ledger.add(client.id, what, due=wall(f"2026-11-{day:02} 17:00"))
        sampled.ledger.keep(promise.id)
        if day == 1:
            clock.now = datetime(2026, 11, 10, 10, tzinfo=MINE)
            first = sampled.writing.begin(client.id, Letter("business-as-usual")).draft
            assert "old logo" in first.body.lower()
            sampled.handover.sent(first.id)
    clock.now = datetime(2026, 11, 21, 10, tzinfo=MINE)
    body = sampled.writing.begin(client.id, Letter("business-as-usual")).draft.body.lower()
    assert "new logo" in body
    assert "old logo" not in body


@pytest.mark.parametrize(("day", "told"), [(31, True), (29, False)])
def test_the_first_update_tells_what_was_kept_in_the_last_month(
    sampled: "Workbench", clock: FrozenClock, day: int, *, told: bool
) -> None:
    client = sampled.roster.add("Ada")
    clock.now = datetime(2026, 10, day, 10, tzinfo=MINE)
    sampled.ledger.keep(sampled.ledger.add(client.id, "the old logo").id)
    clock.now = datetime(2026, 11, 29, 10, tzinfo=MINE)
    body = sampled.writing.begin(client.id, Letter("business-as-usual")).draft.body.lower()
    assert ("the old logo" in body) == told


async def test_a_trip_is_typed_and_who_is_there_is_written_to_by_keys(
    sampled: "Workbench",
) -> None:
    halden = sampled.roster.find("Halden")
    async with opened(sampled, (80, 24)) as desk:
        await desk.press("g", "v")
        await desk.until(lambda: "Bergen" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: "In Bergen" in desk.text())
        assert "Halden" in desk.text()
        await desk.press("enter")
        await desk.pilot.pause()
    (trip,) = sampled.cabinet.list(Trip)
    draft = sampled.composer.current(halden.id)
    assert draft is not None
    assert trip.id in draft.about
    assert "Bergen" in draft.subject
    assert trip.starts_on > date(2026, 11, 21)


def test_an_agenda_without_an_update_and_a_question_is_flagged_until_it_has_both(
    sampled: "Workbench",
) -> None:
    client = sampled.roster.add("Quiet Ltd")
    made = sampled.calendar.add(client.id, datetime(2026, 12, 1, 10))
    assert lacking(made.items)
    prepared = sampled.calendar.prepare(made.id, [AgendaItem(kind=AgendaKind.QUESTION, text="Ok?")])
    assert any("Business as usual" in item.text for item in prepared.items)
    assert not lacking(prepared.items)


@pytest.mark.parametrize(
    ("language", "denied", "asked"),
    [
        ("en", "nothing for you to do", "Could you send me"),
        ("ms", "tiada apa-apa yang perlu dibuat", "Bolehkah anda menghantar"),
        ("sk", "netreba nič robiť", "mohli by ste mi"),
    ],
)
def test_an_update_tells_what_they_owe_and_asks_kindly_for_what_is_late(
    sampled: "Workbench", clock: FrozenClock, language: str, denied: str, asked: str
) -> None:
    clock.now = datetime(2026, 11, 21, 10, tzinfo=MINE)
    client = sampled.roster.add("Ada", language=language)
    theirs = Owner.THEIRS
    sampled.ledger.add(client.id, "the copy", due=wall("2026-11-25 12:00"), owner=theirs)
    draft = sampled.writing.begin(client.id, Letter("business-as-usual")).draft
    assert draft.information_only
    assert denied not in draft.body
    assert "the copy, " in draft.body
    sampled.ledger.add(client.id, "the list", due=wall("2026-11-17 12:00"), owner=theirs)
    draft = sampled.writing.begin(client.id, Letter("business-as-usual")).draft
    assert not draft.information_only
    assert denied not in draft.body
    assert asked in draft.body.split("the list")[0]
    assert draft.body.index("the list") < draft.body.index("the copy, ")
    grave = [
        one for one in sampled.composer.judge(draft).findings if one.severity is not Severity.HINT
    ]
    assert not grave, (draft.body, grave)


@pytest.mark.parametrize("language", ["en", "ms", "sk"])
def test_an_update_does_not_say_that_all_goes_as_planned_when_a_day_of_mine_has_passed(
    sampled: "Workbench", clock: FrozenClock, language: str
) -> None:
    clock.now = datetime(2026, 11, 21, 10, tzinfo=MINE)
    client = sampled.roster.add("Ada", language=language)
    planned = sampled.templates.fill("business-as-usual", client.id)
    sampled.ledger.add(client.id, "the logo", due=wall("2026-11-17 12:00"))
    told = sampled.templates.fill("business-as-usual", client.id)
    assert told.subject != planned.subject
    assert planned.body.splitlines()[2] not in told.body
    assert "the logo" in told.body


@pytest.mark.parametrize(
    ("language", "right"),
    [("en", "Incident: update"), ("ms", "Kejadian: perkembangan"), ("sk", "Chyba: aktuálny stav")],
)
def test_with_an_incident_open_the_update_about_it_is_the_right_mail(
    sampled: "Workbench", clock: FrozenClock, language: str, right: str
) -> None:
    client = sampled.roster.add("Ada", language=language)
    sampled.cabinet.add(Incident, client=client.id, title="The shop is down", admitted_at=clock.now)
    with pytest.raises(InvalidInputError, match=right):
        sampled.writing.begin(client.id, Letter("business-as-usual"))
