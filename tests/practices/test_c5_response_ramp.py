"""C5: lengthen response times gradually: a hold for each answer, never for what is urgent."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.ramp import ResponseRamp
from clientdesk.model.urgency import Urgency, UrgencyKind
from clientdesk.services.practices.ramp_chart import bars, spell
from clientdesk.services.practices.responding import Week
from tests.builders import FrozenClock, a_record, at
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


@pytest.mark.parametrize("kind", ["incident", "apology"])
def test_an_apology_and_an_incident_never_wait(
    workbench: "Workbench", answer: Draft, kind: str
) -> None:
    assert workbench.responding.hold(answer, kind) is None


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


async def test_the_curtain_hides_that_anything_is_planned(
    workbench: "Workbench", answer: Draft
) -> None:
    workbench.composer.write(answer.id, body="Here it is.")
    async with opened(workbench) as desk:
        await desk.press("asterisk", "f5", "ctrl+g", "h")
        await desk.until(lambda: "Hold until" in desk.text())
        assert "wait that you planned" not in desk.text()
