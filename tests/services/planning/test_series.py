"""One occurrence, it and those after it, or all of them; what happened goes along."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.checkin import AgendaItem, AgendaKind, CheckIn, OccurrenceState
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.services.planning.calendar import Scope
from clientdesk.services.planning.occurrences import slots
from clientdesk.services.planning.series import as_occurrence, changed, scopes
from clientdesk.services.zones import aware
from tests.builders import a_checkin, wall
from tests.services.recurrence_by_hand import by_hand

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

WEEKLY = Recurrence(frequency=Frequency.WEEKLY)
MONTHLY = Recurrence(frequency=Frequency.MONTHLY)
LAST = date(2027, 6, 30)


@pytest.fixture
def series(workbench: "Workbench") -> CheckIn:
    """Tuesdays at ten from 17 November: the first was held, the third moved, the fifth skipped."""
    calendar = workbench.calendar
    ada = workbench.roster.add("Ada")
    rule = replace(WEEKLY, count=8)
    made = calendar.add(ada.id, wall("2026-11-17 10:00"), recurrence=rule, title="Weekly")
    calendar.done(made.id, wall("2026-11-17 10:00"))
    calendar.move(made.id, wall("2026-12-01 10:00"), wall("2026-12-02 15:00"))
    return calendar.skip(made.id, wall("2026-12-15 10:00"))


def days_of(bench: "Workbench", state: OccurrenceState = OccurrenceState.PLANNED) -> list[str]:
    found = bench.calendar.between(date(2026, 11, 1), LAST)
    return [f"{one.starts:%m-%d %H:%M}" for one in found if one.state is state]


def edited(checkin: CheckIn, original: str, to: str = "", **fields: object) -> CheckIn:
    shown = as_occurrence(checkin, wall(original))
    return replace(shown, **({"starts": wall(to)} if to else {}), **fields)  # type: ignore[arg-type] # a test's own words


def test_this_one_is_moved_and_nothing_else(workbench: "Workbench", series: CheckIn) -> None:
    asked = edited(series, "2026-12-08 10:00", "2026-12-09 11:00")
    workbench.calendar.change(series.id, wall("2026-12-08 10:00"), asked, Scope.THIS)
    assert days_of(workbench)[:3] == ["11-24 10:00", "12-02 15:00", "12-09 11:00"]
    assert len(workbench.calendar.of(series.client)) == 1


def test_this_one_under_another_title_becomes_a_check_in_of_its_own(
    workbench: "Workbench", series: CheckIn
) -> None:
    asked = edited(series, "2026-12-08 10:00", title="Kick-off", minutes=90)
    before = days_of(workbench)
    own = workbench.calendar.change(series.id, wall("2026-12-08 10:00"), asked, Scope.THIS)
    assert (own.title, own.recurrence, own.uid) == ("Kick-off", None, "")
    assert days_of(workbench) == before
    workbench.history.undo()
    assert workbench.calendar.of(series.client) == [series]


def test_this_one_and_those_after_it_leave_the_others_and_are_one_undo(
    workbench: "Workbench", series: CheckIn
) -> None:
    asked = edited(series, "2026-12-08 10:00", "2026-12-10 09:00")
    made = workbench.calendar.change(series.id, wall("2026-12-08 10:00"), asked, Scope.FOLLOWING)
    assert days_of(workbench) == [
        "11-24 10:00",
        "12-02 15:00",
        "12-10 09:00",
        "12-24 09:00",
        "12-31 09:00",
        "01-07 09:00",
    ]
    assert days_of(workbench, OccurrenceState.SKIPPED) == ["12-17 09:00"]
    assert made.recurrence == replace(WEEKLY, count=5)
    workbench.history.undo()
    assert workbench.calendar.of(series.client) == [series]


def test_all_of_them_move_with_what_was_held_moved_and_skipped(
    workbench: "Workbench", series: CheckIn
) -> None:
    asked = edited(series, "2026-11-24 10:00", "2026-11-26 11:00")
    moved = workbench.calendar.change(series.id, wall("2026-11-24 10:00"), asked, Scope.ALL)
    assert days_of(workbench)[:4] == ["11-26 11:00", "12-02 15:00", "12-10 11:00", "12-24 11:00"]
    assert days_of(workbench, OccurrenceState.DONE) == ["11-17 10:00"]
    assert days_of(workbench, OccurrenceState.SKIPPED) == ["12-17 11:00"]
    assert moved.upcoming == wall("2026-11-26 11:00")
    assert moved.sequence == series.sequence + 1


def test_another_hour_for_all_keeps_each_exception_on_its_day(
    workbench: "Workbench", series: CheckIn
) -> None:
    workbench.calendar.save(replace(series, starts=wall("2026-11-17 08:30")))
    assert days_of(workbench)[:3] == ["11-24 08:30", "12-02 15:00", "12-08 08:30"]
    assert days_of(workbench, OccurrenceState.DONE) == ["11-17 10:00"]
    assert days_of(workbench, OccurrenceState.SKIPPED) == ["12-15 08:30"]


def test_only_what_is_talked_about_is_never_asked_for_how_many(
    workbench: "Workbench", series: CheckIn
) -> None:
    original = wall("2026-12-08 10:00")
    item = AgendaItem(kind=AgendaKind.QUESTION, text="Oak?")
    asked = edited(series, "2026-12-08 10:00", items=(item,))
    assert scopes(series, original, asked) == []
    saved = workbench.calendar.change(series.id, original, asked, Scope.ALL)
    assert (saved.items, saved.starts) == ((item,), series.starts)
    asked = edited(series, "2026-12-08 10:00", recurrence=MONTHLY)
    assert scopes(series, original, asked) == [Scope.FOLLOWING, Scope.ALL]
    asked = edited(series, "2026-12-08 10:00", place="Oslo")
    assert scopes(series, original, asked) == list(Scope)


def test_a_length_that_cannot_be_changes_nothing(workbench: "Workbench", series: CheckIn) -> None:
    asked = edited(series, "2026-12-08 10:00", minutes=0)
    with pytest.raises(InvalidInputError, match="lasts 1 to"):
        workbench.calendar.change(series.id, wall("2026-12-08 10:00"), asked, Scope.ALL)
    assert workbench.calendar.get(series.id) == series


@pytest.mark.parametrize(
    ("rule", "start", "to", "then"),
    [
        (MONTHLY, "2026-12-15", "2026-12-20", "2027-01-20"),
        (replace(MONTHLY, position=2), "2026-12-08", "2026-12-10", "2027-01-14"),
        (replace(MONTHLY, position=-1, weekdays=(1,)), "2026-12-29", "2026-12-24", "2027-01-21"),
        (replace(WEEKLY, weekdays=(0, 2)), "2026-12-07", "2026-12-08", "2026-12-10"),
    ],
)
def test_the_rule_turns_with_the_day(
    workbench: "Workbench", rule: Recurrence, start: str, to: str, then: str
) -> None:
    ada = workbench.roster.add("Ada")
    made = workbench.calendar.add(ada.id, wall(f"{start} 10:00"), recurrence=rule)
    for scope in (Scope.ALL, Scope.FOLLOWING):
        asked = edited(made, f"{start} 10:00", f"{to} 10:00")
        workbench.calendar.change(made.id, wall(f"{start} 10:00"), asked, scope)
        ahead = days_of(workbench)
        assert ahead[0] == f"{to[5:]} 10:00"
        assert f"{then[5:]} 10:00" in ahead[:3]
        workbench.history.undo()


def test_the_31st_stays_the_31st_for_those_after_a_short_month(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    made = workbench.calendar.add(ada.id, wall("2026-12-31 10:00"), recurrence=MONTHLY)
    asked = edited(made, "2027-02-28 10:00", "2027-02-28 12:00")
    workbench.calendar.change(made.id, wall("2027-02-28 10:00"), asked, Scope.FOLLOWING)
    assert days_of(workbench) == [
        "12-31 10:00",
        "01-31 10:00",
        "02-28 12:00",
        "03-31 12:00",
        "04-30 12:00",
        "05-31 12:00",
        "06-30 12:00",
    ]


def test_a_check_in_saved_by_the_cabinet_knows_its_next_time(
    workbench: "Workbench", series: CheckIn
) -> None:
    saved = workbench.cabinet.save(replace(series, starts=wall("2027-01-05 10:00"), upcoming=None))
    assert saved.upcoming == wall("2027-01-05 10:00")
    assert saved.sequence == series.sequence + 1


@given(
    st.sampled_from([1, 2, 3]),
    st.sets(st.integers(0, 6), max_size=3),
    st.integers(0, 12),
    st.sampled_from(["10:00", "23:30", "00:00"]),
)
def test_those_after_it_and_all_of_them_lose_no_occurrence(
    every: int, weekdays: set[int], which: int, clock: str
) -> None:
    rule = Recurrence(frequency=Frequency.WEEKLY, interval=every, weekdays=tuple(sorted(weekdays)))
    made = a_checkin("CLIENT", "2026-11-17 10:00", recurrence=replace(rule, count=13))
    found = [slot.original for slot in slots(made, made.starts.date(), date(2029, 1, 1))]
    original = found[which]
    shown = as_occurrence(made, original)
    asked = replace(shown, starts=wall(f"{original.date()} {clock}"))
    for scope in (Scope.FOLLOWING, Scope.ALL):
        parts = changed(made, original, asked, scope, new_id=lambda: "NEW")
        after = sorted(
            slot.wall for part in parts for slot in slots(part, date(2026, 1, 1), date(2029, 1, 1))
        )
        assert [one.date() for one in after] == [one.date() for one in found]


# ---- the matrix: zones, clock changes, 29 February, the 31st


ZONES = (
    "Europe/Bratislava",
    "America/New_York",
    "Asia/Kuala_Lumpur",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Africa/Casablanca",
)
CLOCKS = ("00:30", "01:30", "02:00", "02:30", "03:00", "12:00", "23:59")
ANCHORS = ("2024-02-29", "2024-01-31", "2024-03-31", "2024-10-27", "2024-11-03", "2024-04-07")


def utc_by_search(at: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which a clock first shows a wall time, or would have: found by looking."""
    noon = at.replace(tzinfo=UTC)
    around = (noon + timedelta(minutes=30 * step) for step in range(-60, 61))
    offsets = {moment.astimezone(zone).utcoffset() for moment in around}
    moments = sorted(at.replace(tzinfo=UTC) - away for away in offsets if away is not None)
    showing = [one for one in moments if one.astimezone(zone).replace(tzinfo=None) == at]
    if showing:
        return showing[0]
    # Skipped: the offset from before the change, which is the smaller one, gives the later moment.
    return moments[-1]


def utc_of(at: datetime, zone: ZoneInfo) -> datetime:
    # Two zones never agree on a time that comes twice, so both sides are told in UTC.
    return aware(at, zone).astimezone(UTC)


def near_a_change(at: datetime, zone: ZoneInfo) -> bool:
    around = (at + timedelta(days=away) for away in (-1, 1))
    return len({one.replace(tzinfo=zone).utcoffset() for one in around}) > 1


@pytest.mark.parametrize("zone", ZONES)
def test_twelve_years_of_every_rule_keep_their_wall_time(zone: str) -> None:
    there = ZoneInfo(zone)
    first, last = date(2024, 1, 1), date(2035, 12, 31)
    for anchor, clock in product(ANCHORS, CLOCKS):
        day = date.fromisoformat(anchor)
        for frequency in Frequency:
            interval = 30 if frequency is Frequency.DAILY else 1
            rule = Recurrence(frequency=frequency, interval=interval)
            made = a_checkin("CLIENT", f"{anchor} {clock}", zone=zone, recurrence=rule)
            given = slots(made, first, last)
            assert [slot.wall.date() for slot in given] == list(by_hand(rule, day, first, last))
            assert {f"{slot.wall:%H:%M}" for slot in given} == {clock}
            for slot in given[:: 1 if frequency is Frequency.YEARLY else 13]:
                assert utc_of(slot.wall, there) == utc_by_search(slot.wall, there)


@pytest.mark.parametrize("zone", ZONES)
def test_each_night_of_a_clock_change_has_its_talk(zone: str) -> None:
    there = ZoneInfo(zone)
    daily = Recurrence(frequency=Frequency.DAILY)
    for clock in CLOCKS:
        made = a_checkin("CLIENT", f"2024-01-01 {clock}", zone=zone, recurrence=daily)
        walls = [slot.wall for slot in slots(made, date(2024, 1, 1), date(2027, 1, 1))]
        changes = [at for at in walls if near_a_change(at, there)]
        assert [utc_of(at, there) for at in changes] == [utc_by_search(at, there) for at in changes]
        assert len(walls) == (date(2027, 1, 1) - date(2024, 1, 1)).days + 1
