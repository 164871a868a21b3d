"""After a dropped ball: facts, dated updates, a gapless call sheet, and a lesson."""

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.hours import WorkingHours
from clientdesk.model.incident import CallSheet, CallShift, Incident, IncidentState
from tests.builders import FrozenClock, a_workbench, at, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

TOMORROW = wall("2026-11-22 10:00")


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def bench(clock: FrozenClock) -> "Workbench":
    return a_workbench(clock)


@pytest.fixture
def incident(bench: "Workbench") -> Incident:
    client = bench.roster.add("Halden & Foss")
    bench.ledger.add(client.id, "send the wireframes", due=wall("2026-11-20 12:00"))
    (late,) = bench.recovery.late(client.id)
    return bench.recovery.open(bench.recovery.draft(client.id, late))


def admitted(bench: "Workbench", incident: Incident) -> Incident:
    told = replace(incident, expected="drawings", delivered="nothing", solution="a courier")
    bench.cabinet.save(told)
    bench.recovery.owe(incident.id, bench.clock().replace(tzinfo=None) + timedelta(hours=1))
    bench.recovery.admit(incident.id)
    return bench.recovery.give(incident.id, "they are on their way")


def test_it_is_filled_in_from_the_late_promise(bench: "Workbench", incident: Incident) -> None:
    assert incident.title == "Delay (send the wireframes)"
    assert incident.promised == "send the wireframes, by Friday 20 November, 12:00"
    assert incident.promise == bench.ledger.of(incident.client)[0].id


def test_a_promise_that_is_not_late_fills_in_nothing(bench: "Workbench") -> None:
    client = bench.roster.add("Corvid")
    bench.ledger.add(client.id, "later", due=wall("2026-12-20 12:00"))
    assert bench.recovery.late(client.id) == []
    assert bench.recovery.draft(client.id).promised == ""


def test_an_admission_lacks_what_is_not_said(bench: "Workbench", incident: Incident) -> None:
    lacks = "what they expected, what they got, the solution and when they hear from you next"
    with pytest.raises(InvalidInputError, match=lacks):
        bench.recovery.admit(incident.id)
    owed = bench.recovery.owe(incident.id, TOMORROW)
    assert owed.lacking == ("what they expected", "what they got", "the solution")
    bench.cabinet.save(replace(owed, expected="A", delivered="B", solution="C"))
    assert bench.recovery.admit(incident.id).admitted_at == bench.clock()


def test_a_promise_that_has_its_incident_is_not_offered_for_another(
    bench: "Workbench", incident: Incident
) -> None:
    assert bench.recovery.late(incident.client) == []
    bench.ledger.add(incident.client, "call the printer", due=wall("2026-11-19 12:00"))
    assert [one.what for one in bench.recovery.late(incident.client)] == ["call the printer"]


def test_it_does_not_close_while_an_update_is_owed(bench: "Workbench", incident: Incident) -> None:
    admitted(bench, bench.recovery.owe(incident.id, TOMORROW))
    with pytest.raises(InvalidInputError, match="Sun 22 Nov 10:00"):
        bench.recovery.close(incident.id, "plan buffers")
    bench.recovery.give(incident.id, "half is done")
    assert bench.recovery.close(incident.id, "plan buffers").state is IncidentState.CLOSED


@pytest.mark.parametrize(("lesson", "said"), [("", "learned"), ("x", "admitted")])
def test_it_closes_with_a_lesson_and_after_it_was_admitted(
    bench: "Workbench", incident: Incident, lesson: str, said: str
) -> None:
    if said != "admitted":
        admitted(bench, incident)
    with pytest.raises(InvalidInputError, match=said):
        bench.recovery.close(incident.id, lesson)


def test_a_month_later_it_is_asked_about_again(
    bench: "Workbench", incident: Incident, clock: FrozenClock
) -> None:
    clock.now = at("2027-01-31 10:00")
    admitted(bench, incident)
    closed = bench.recovery.close(incident.id, "plan buffers")
    assert str(closed.follow_up_on) == "2027-02-28"
    kinds = [str(entry.kind) for entry in bench.agenda.entries(60, incident.client)]
    assert "follow-up" in " ".join(kinds)


def test_a_late_update_makes_it_red_and_a_range_is_late_at_its_end(
    bench: "Workbench", incident: Incident, clock: FrozenClock
) -> None:
    bench.recovery.owe(incident.id, TOMORROW, wall("2026-11-22 16:00"))
    clock.now = at("2026-11-22 12:00")
    assert not bench.recovery.is_late(bench.recovery.get(incident.id))
    clock.now = at("2026-11-22 16:01")
    assert bench.recovery.is_late(bench.recovery.get(incident.id))


@pytest.mark.parametrize(
    ("due", "latest"), [("2026-11-20 10:00", None), ("2026-11-23 10:00", "2026-11-23 09:00")]
)
def test_an_update_is_promised_ahead_and_forward(
    bench: "Workbench", incident: Incident, due: str, latest: str | None
) -> None:
    with pytest.raises(InvalidInputError):
        bench.recovery.owe(incident.id, wall(due), wall(latest) if latest else None)


def test_the_hours_that_nobody_takes_are_named() -> None:
    hours = WorkingHours(days=(0, 1), start=time(9), end=time(17))
    sheet = CallSheet(
        shifts=(
            CallShift(name="Ana", days=(0,), start="08:00", end="12:00"),
            CallShift(name="Ben", start="13:00", end="16:00"),
            CallShift(name=" ", start="09:00", end="17:00"),
        )
    )
    assert [str(gap) for gap in sheet.gaps(hours)] == [
        "Mon 12:00-13:00",
        "Mon 16:00-17:00",
        "Tue 09:00-13:00",
        "Tue 16:00-17:00",
    ]


CLOCK = st.integers(0, 95).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")


@given(
    spans=st.lists(st.tuples(CLOCK, CLOCK).map(sorted), max_size=6),
    bounds=st.tuples(st.integers(0, 12), st.integers(13, 23)),
)
def test_every_quarter_of_an_hour_has_a_name_or_lies_in_a_gap(
    spans: list[list[str]], bounds: tuple[int, int]
) -> None:
    hours = WorkingHours(days=(2,), start=time(bounds[0]), end=time(bounds[1]))
    sheet = CallSheet(shifts=tuple(CallShift(name="A", start=a, end=b) for a, b in spans))
    free = sheet.gaps(hours)
    for quarter in range(4 * bounds[0], 4 * bounds[1]):
        at = time(quarter // 4, quarter % 4 * 15)
        taken = any(time.fromisoformat(a) <= at < time.fromisoformat(b) for a, b in spans)
        assert taken is not any(gap.start <= at < gap.end for gap in free)
