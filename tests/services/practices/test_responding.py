"""Answers are slowed step by step, and never where it would hurt."""

import itertools
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.ramp import ResponseRamp
from clientdesk.model.request import Request
from clientdesk.model.urgency import Urgency, UrgencyKind
from clientdesk.services.practices.responding import checked_ramp
from tests.builders import FrozenClock, a_draft, a_record, a_workbench, at

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

MONDAY = "2026-11-23 10:00"


@pytest.fixture
def clock() -> FrozenClock:
    clock = FrozenClock()
    clock.now = at(MONDAY)
    return clock


@pytest.fixture
def bench(clock: FrozenClock) -> "Workbench":
    return a_workbench(clock)


def ramped(bench: "Workbench", **fields: object) -> Client:
    client = bench.roster.add("Halden & Foss", **fields)
    bench.cabinet.add(
        ResponseRamp,
        client=client.id,
        now_minutes=30,
        target_minutes=240,
        step_minutes=30,
        every_days=7,
        started_on=date(2026, 11, 9),
    )
    return client


def test_one_step_a_period_and_never_past_the_target() -> None:
    ramp = a_record(
        ResponseRamp,
        client="C",
        now_minutes=30,
        target_minutes=100,
        step_minutes=30,
        started_on=date(2026, 11, 2),
    )
    days = [ramp.wait_minutes(date(2026, 11, 2) + timedelta(days=day)) for day in range(60)]
    assert days[0] == 30
    assert max(days) == 100
    assert all(later - earlier in {0, 10, 30} for earlier, later in itertools.pairwise(days))
    changes = [day for day in range(1, 60) if days[day] != days[day - 1]]
    assert changes == [7, 14, 21]


def test_an_answer_waits_from_the_question_on(bench: "Workbench") -> None:
    client = ramped(bench)
    asked = a_record(Request, client=client.id, words="x", at=at("2026-11-23 09:30"))
    ripe = bench.responding.hold(a_draft(client), "", asked)
    assert ripe == at("2026-11-23 11:00")


def test_it_is_ripe_in_working_hours_only(bench: "Workbench", clock: FrozenClock) -> None:
    client = ramped(bench)
    clock.now = at("2026-11-27 16:30")
    assert bench.responding.hold(a_draft(client), "") == at("2026-11-30 09:00")


def test_it_is_ripe_when_both_work(bench: "Workbench") -> None:
    client = ramped(bench, zone="America/New_York")
    assert bench.responding.hold(a_draft(client), "") == at("2026-11-23 15:00")


@pytest.mark.parametrize("kind", ["incident", "apology"])
def test_an_apology_is_never_held_back(bench: "Workbench", kind: str) -> None:
    assert bench.responding.hold(a_draft(ramped(bench)), kind) is None


def test_a_tactical_hurry_is_never_held_back(bench: "Workbench") -> None:
    tactical = Urgency(kind=UrgencyKind.TACTICAL, why="board on Friday")
    client = ramped(bench)
    asked = a_record(Request, client=client.id, words="x", at=bench.clock(), urgency=tactical)
    assert bench.responding.hold(a_draft(client), "", asked) is None
    other = bench.roster.add("Corvid", urgency=tactical)
    bench.cabinet.add(
        ResponseRamp,
        client=other.id,
        now_minutes=30,
        target_minutes=240,
        step_minutes=30,
        started_on=date(2026, 11, 9),
    )
    assert bench.responding.hold(a_draft(other), "") is None


def test_without_a_ramp_nothing_waits(bench: "Workbench") -> None:
    assert bench.responding.hold(a_draft(bench.roster.add("Corvid")), "") is None
    assert bench.responding.hold(a_draft(""), "") is None


def test_planned_and_real_stand_side_by_side(bench: "Workbench") -> None:
    client = ramped(bench)
    for asked, minutes in (
        ("2026-11-16 10:00", 20),
        ("2026-11-17 10:00", 60),
        ("2026-11-18 09:00", 90),
    ):
        moment = at(asked)
        bench.cabinet.add(
            Request,
            client=client.id,
            words="x",
            at=moment,
            answered_at=moment + timedelta(minutes=minutes),
        )
    weeks = bench.responding.weeks(client.id, 4)
    assert [(str(week.monday), week.planned, week.real) for week in weeks] == [
        ("2026-11-02", 0, None),
        ("2026-11-09", 30, None),
        ("2026-11-16", 60, 60),
        ("2026-11-23", 90, None),
    ]


@pytest.mark.parametrize(("now", "target", "step"), [(60, 30, 5), (30, 30, 5), (30, 60, 0)])
def test_a_ramp_goes_up(now: int, target: int, step: int) -> None:
    ramp = a_record(
        ResponseRamp,
        client="C",
        now_minutes=now,
        target_minutes=target,
        step_minutes=step,
        started_on=date(2026, 11, 2),
    )
    with pytest.raises(InvalidInputError):
        checked_ramp(ramp)
