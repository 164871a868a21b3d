"""C5: lengthen response times gradually: a hold for each answer, never for what is urgent."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.hours import WorkingHours
from clientdesk.model.incident import Incident
from clientdesk.model.ramp import LONGEST, ResponseRamp
from clientdesk.model.urgency import Urgency, UrgencyKind
from clientdesk.services.practices.pressing import NEVER_WAITS
from clientdesk.services.practices.ramp_chart import bars, spell
from clientdesk.services.practices.responding import Week
from clientdesk.tui.practices.responding import IDLE_RAMP, edit_ramp, show_private
from tests.builders import FrozenClock, a_record, at, wall
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

PLAN = {"now_minutes": 120, "target_minutes": 240, "step_minutes": 30, "every_days": 7}
MONDAY = at("2026-11-23 15:00")


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(MONDAY)


@pytest.fixture
def answer(workbench: "Workbench", client: Client) -> Draft:
    workbench.responding.set_ramp(client.id, **PLAN, started_on=date(2026, 11, 23))
    return workbench.composer.new(client.id)


def test_an_answer_is_offered_a_wait_inside_both_sides_hours(
    workbench: "Workbench", client: Client, answer: Draft
) -> None:
    workbench.decoder.add(client.id, "The deck please")
    waiting = workbench.responding.waiting(answer)
    until = workbench.responding.hold(answer, "", waiting)
    assert until == at("2026-11-24 15:00")  # 17:00 is the end of my day; theirs begins at 15:00


@pytest.mark.parametrize("kind", sorted(NEVER_WAITS))
def test_an_apology_an_incident_and_what_is_no_answer_never_wait(
    workbench: "Workbench", answer: Draft, kind: str
) -> None:
    assert workbench.responding.hold(answer, "") is not None
    assert workbench.responding.hold(answer, kind) is None


def test_an_apology_in_my_own_words_never_waits(workbench: "Workbench", answer: Draft) -> None:
    mail = "Hi Tom,\n\nI am sorry about the boards. The right ones come on Friday.\n"
    written = workbench.composer.write(answer.id, body=mail)
    assert workbench.responding.hold(written, "") is None


def test_nobody_waits_while_an_incident_is_open_with_them(
    workbench: "Workbench", client: Client, answer: Draft
) -> None:
    incident = workbench.cabinet.add(Incident, client=client.id, title="Wrong frame")
    assert workbench.responding.hold(answer, "") is None
    workbench.cabinet.trash(incident)
    assert workbench.responding.hold(answer, "") is not None


def test_no_answer_waits_past_the_hour_at_which_it_is_due(
    workbench: "Workbench", client: Client, answer: Draft
) -> None:
    request = workbench.decoder.add(client.id, "The deck please")
    for due, waits in (("2026-11-24 09:00", False), ("2026-11-24 10:00", True)):
        asked = replace(request, due=wall(due), zone="America/New_York")
        assert (workbench.responding.hold(answer, "", asked) is not None) is waits


def test_a_wait_is_counted_in_minutes_that_pass_over_a_change_of_the_clocks(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    near = workbench.roster.add("Near")
    days = WorkingHours(days=(0, 1, 2, 3, 4, 5, 6), start=time(0), end=time(23, 59))
    workbench.me.save(replace(workbench.me.get(), hours=days))
    clock.now = at("2027-03-28 01:30")  # half an hour before it becomes 03:00
    workbench.responding.set_ramp(near.id, **PLAN, started_on=date(2027, 3, 28))
    until = workbench.responding.hold(workbench.composer.new(near.id), "")
    assert until == at("2027-03-28 04:30")


def test_a_closed_desk_goes_on_by_the_calendar_one_step_for_each_period(
    workbench: "Workbench", client: Client, answer: Draft, clock: FrozenClock
) -> None:
    del answer
    clock.now += timedelta(weeks=3)
    ramp = workbench.responding.ramp(client.id)
    assert ramp is not None
    assert ramp.wait_minutes(clock.now.date()) == 120 + 3 * 30


@pytest.mark.parametrize(
    "change", [{"every_days": 1}, {"step_minutes": 120}, {"target_minutes": 2000}]
)
def test_no_change_of_the_plan_is_a_jump(
    workbench: "Workbench",
    client: Client,
    answer: Draft,
    clock: FrozenClock,
    change: dict[str, int],
) -> None:
    del answer
    clock.now += timedelta(weeks=2)
    today = clock.now.date()
    changed = workbench.responding.set_ramp(
        client.id, **{**PLAN, **change}, started_on=date(2026, 11, 23)
    )
    assert changed.wait_minutes(today) == 180
    planned = [week.planned for week in workbench.responding.weeks(client.id, 4)]
    assert planned[:2] == [0, 120], "what was planned before stays as it was"


def test_the_same_plan_saved_again_stays_one_ramp(
    workbench: "Workbench", client: Client, answer: Draft, clock: FrozenClock
) -> None:
    del answer
    clock.now += timedelta(weeks=2)
    workbench.responding.set_ramp(
        client.id, **PLAN, started_on=date(2026, 11, 23), why="Mails at night"
    )
    assert len(workbench.cabinet.list(ResponseRamp)) == 1


def test_a_wait_of_years_is_refused(workbench: "Workbench", client: Client) -> None:
    plan = {**PLAN, "target_minutes": 10**12}
    with pytest.raises(InvalidInputError, match="a month"):
        workbench.responding.set_ramp(client.id, **plan, started_on=date(2026, 11, 23))
    assert (
        a_record(
            ResponseRamp,
            client=client.id,
            started_on=date(2026, 1, 1),
            **{**plan, "now_minutes": 10**11},
        ).wait_minutes(date(2026, 1, 1))
        == LONGEST
    )


def test_ending_it_leaves_no_wait_and_is_taken_back(
    workbench: "Workbench", client: Client, answer: Draft
) -> None:
    workbench.responding.end_ramp(client.id)
    assert workbench.responding.hold(answer, "") is None
    workbench.history.undo()
    assert workbench.responding.hold(answer, "") is not None


def test_what_is_tactical_never_waits(
    workbench: "Workbench", client: Client, answer: Draft
) -> None:
    urgency = Urgency(kind=UrgencyKind.TACTICAL, why="the site is down")
    request = workbench.decoder.add(client.id, "The site is down", urgency=urgency)
    assert workbench.responding.hold(answer, "", request) is None


@given(
    st.integers(1, 600), st.integers(1, 600), st.integers(1, 120), st.integers(1, 30),
    st.integers(0, 400),
)  # fmt: skip
def test_it_is_one_step_a_period_and_never_past_the_target(
    now: int, more: int, step: int, every: int, days: int
) -> None:
    ramp = a_record(
        ResponseRamp, client="C", now_minutes=now, target_minutes=now + more, step_minutes=step,
        every_days=every, started_on=date(2026, 1, 1),
    )  # fmt: skip
    first, later = (
        ramp.wait_minutes(date.fromordinal(date(2026, 1, 1).toordinal() + each))
        for each in (days, days + every)
    )
    assert now <= first <= later <= min(first + step, now + more)


@pytest.mark.parametrize("change", [{"target_minutes": 60}, {"step_minutes": 0}, {"every_days": 0}])
def test_no_way_of_saving_takes_a_ramp_that_does_not_go_up(
    workbench: "Workbench", client: Client, change: dict[str, int]
) -> None:
    plan = {**PLAN, **change}
    with pytest.raises(InvalidInputError):
        workbench.responding.set_ramp(client.id, **plan, started_on=date(2026, 11, 23))
    with pytest.raises(InvalidInputError):
        workbench.cabinet.add(ResponseRamp, client=client.id, started_on=date(2026, 1, 1), **plan)


def test_the_chart_has_planned_over_real_and_no_bar_is_too_wide() -> None:
    weeks = [Week(date(2026, 11, 9), 60, 90), Week(date(2026, 11, 16), 0, None)]
    found = bars(weeks, 36)
    assert [(bar.kind, bar.length, bar.told) for bar in found] == [
        ("planned", 24, "1 h"),
        ("real", 36, "1 h 30 min"),
        ("", 0, "no answer, nothing planned"),
    ]
    assert [spell(each) for each in (45, 120, 1500)] == ["45 min", "2 h", "1 d 1 h"]


async def test_by_keyboard_the_hold_is_offered_in_the_prompt(
    workbench: "Workbench", client: Client, answer: Draft
) -> None:
    workbench.decoder.add(client.id, "The deck please")
    workbench.composer.write(answer.id, body="Here it is.")
    async with opened(workbench) as desk:
        await desk.press("f5", "ctrl+g", "h")
        await desk.until(lambda: "2026-11-24 15:00" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: workbench.composer.get(answer.id).hold_until)
        assert workbench.composer.get(answer.id).hold_until == at("2026-11-24 15:00")


async def test_by_keyboard_an_answer_to_a_request_is_held_at_once(
    workbench: "Workbench", client: Client, answer: Draft
) -> None:
    async with opened(workbench) as desk:
        await desk.press("r")
        await desk.until(lambda: "Words said" in desk.text())
        await desk.paste("The deck please")
        await desk.press("ctrl+s")
        await desk.until(lambda: "write the answer" in desk.text())
        await desk.press("c")
        await desk.until(lambda: "Held until Tue 24 Nov 15:00" in desk.toasts())
    held = [one for one in workbench.composer.drafts(client.id) if one.hold_until]
    assert [one.hold_until for one in held] == [at("2026-11-24 15:00")]
    assert held[0].id != answer.id


async def test_the_week_that_runs_is_in_sight_on_a_small_screen(
    workbench: "Workbench", client: Client, answer: Draft, clock: FrozenClock
) -> None:
    del answer, client
    clock.now += timedelta(weeks=8)
    async with opened(workbench, (80, 24)) as desk:
        await desk.press("exclamation_mark")
        await desk.until(lambda: "slow them down no more" in desk.text())
        assert "18 Jan  planned" in desk.text()
        assert desk.text().count("planned ") == 4


async def test_by_keyboard_a_ramp_is_ended(
    workbench: "Workbench", client: Client, answer: Draft
) -> None:
    del answer
    async with opened(workbench) as desk:
        await desk.press("exclamation_mark")
        await desk.until(lambda: "slow them down no more" in desk.text())
        await desk.press("x")
        await desk.until(lambda: workbench.responding.ramp(client.id) is None)
        await desk.press("exclamation_mark")
        await desk.until(lambda: "once you have answered" in desk.text())


async def test_the_curtain_hides_that_anything_is_planned(
    workbench: "Workbench", answer: Draft
) -> None:
    workbench.composer.write(answer.id, body="Here it is.")
    async with opened(workbench) as desk:
        await desk.press("asterisk", "f5", "ctrl+g", "h")
        await desk.until(lambda: "Hold until" in desk.text())
        assert "wait that you planned" not in desk.text()


@pytest.mark.parametrize(
    ("kind", "idle"), [(UrgencyKind.TACTICAL, True), (UrgencyKind.EMOTIONAL, False)]
)
async def test_a_ramp_that_can_hold_nothing_says_so(
    workbench: "Workbench", client: Client, kind: UrgencyKind, *, idle: bool
) -> None:
    client = workbench.roster.save(replace(client, urgency=Urgency(kind=kind)))
    async with opened(workbench, (100, 30)) as desk:
        edit_ramp(desk.app, client)
        await desk.until(lambda: "Response ramp" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: workbench.responding.ramp(client.id))
        assert (IDLE_RAMP in desk.toasts()) is idle
        show_private(desk.app, client)
        await desk.until(lambda: "For my eyes only" in desk.text())
        await desk.until(lambda: ("It holds nothing for them" in desk.text()) is idle)
