"""Occurrences keep to their rule, whatever the calendar does."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.checkin import CheckIn, Occurrence, OccurrenceState
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.services.planning.occurrences import days, exists, original_of, slots, upcoming
from clientdesk.services.zones import aware
from tests.services.recurrence_by_hand import by_hand

WEEKLY = Recurrence(frequency=Frequency.WEEKLY)
MONTHLY = Recurrence(frequency=Frequency.MONTHLY)
YEARLY = Recurrence(frequency=Frequency.YEARLY)


def a_checkin(
    starts: datetime,
    recurrence: Recurrence | None = None,
    occurrences: tuple[Occurrence, ...] = (),
) -> CheckIn:
    return CheckIn(
        id="CHECKIN",
        created_at=datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC")),
        client="CLIENT",
        starts=starts,
        zone="Europe/Bratislava",
        recurrence=recurrence,
        occurrences=occurrences,
    )


dates = st.dates(date(2020, 1, 1), date(2030, 12, 31))
month_ends = st.builds(
    lambda year, month: date(year, month, 1) - timedelta(days=1),
    st.integers(2020, 2030),
    st.integers(1, 12),
)


@st.composite
def rules(draw: st.DrawFn) -> Recurrence:
    frequency = draw(st.sampled_from(Frequency))
    weekdays: tuple[int, ...] = ()
    position = 0
    if frequency is Frequency.WEEKLY:
        weekdays = tuple(draw(st.sets(st.integers(0, 6), max_size=4)))
    elif frequency is not Frequency.DAILY and draw(st.booleans()):
        position = draw(st.sampled_from([1, 2, 3, 4, 5, -1, -2, -5]))
        weekdays = tuple(draw(st.sets(st.integers(0, 6), max_size=2)))
    ending = draw(st.sampled_from(["never", "until", "count"]))
    return Recurrence(
        frequency=frequency,
        interval=draw(st.integers(1, 5)),
        weekdays=weekdays,
        position=position,
        until=draw(dates) if ending == "until" else None,
        count=draw(st.integers(1, 40)) if ending == "count" else 0,
    )


@given(rules(), dates | month_ends, dates, st.integers(0, 800))
def test_every_rule_gives_what_an_independent_calculation_gives(
    rule: Recurrence, anchor: date, first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    assert list(days(rule, anchor, first, last)) == list(by_hand(rule, anchor, first, last))


@given(rules(), dates | month_ends, dates)
def test_a_window_is_a_part_of_the_whole(rule: Recurrence, anchor: date, first: date) -> None:
    last = first + timedelta(days=120)
    whole = days(rule, anchor, anchor, last)
    assert list(days(rule, anchor, first, last)) == [day for day in whole if day >= first]


def test_the_31st_falls_back_to_the_last_day_and_comes_back() -> None:
    found = days(MONTHLY, date(2027, 1, 31), date(2027, 1, 1), date(2027, 5, 31))
    assert [(day.month, day.day) for day in found] == [(1, 31), (2, 28), (3, 31), (4, 30), (5, 31)]


def test_the_29th_of_february_falls_on_the_28th_and_comes_back() -> None:
    found = days(YEARLY, date(2024, 2, 29), date(2024, 1, 1), date(2028, 12, 31))
    assert [str(day) for day in found] == [
        "2024-02-29",
        "2025-02-28",
        "2026-02-28",
        "2027-02-28",
        "2028-02-29",
    ]


def test_a_rule_ends_with_the_calendar_itself() -> None:
    assert list(days(YEARLY, date(9990, 1, 1), date(9997, 1, 1), date.max)) == [
        date(9997, 1, 1),
        date(9998, 1, 1),
    ]


@given(st.sampled_from(["Europe/Bratislava", "America/New_York", "Australia/Lord_Howe"]))
def test_wall_time_stays_through_a_whole_year_of_clock_changes(zone: str) -> None:
    daily = a_checkin(datetime(2026, 1, 1, 9, 0), Recurrence(frequency=Frequency.DAILY))
    year = slots(daily, date(2026, 1, 1), date(2026, 12, 31))
    moments = [aware(slot.wall, ZoneInfo(zone)) for slot in year]
    assert len(moments) == 365
    assert {(moment.hour, moment.minute) for moment in moments} == {(9, 0)}


def test_a_time_that_the_clock_change_skips_is_an_hour_later() -> None:
    moment = aware(datetime(2026, 3, 29, 2, 30), ZoneInfo("Europe/Bratislava"))
    assert moment.isoformat() == "2026-03-29T03:30:00+02:00"


def test_a_time_that_comes_twice_is_the_first_of_the_two() -> None:
    moment = aware(datetime(2026, 10, 25, 2, 30), ZoneInfo("Europe/Bratislava"))
    assert moment.isoformat() == "2026-10-25T02:30:00+02:00"


def test_a_moved_occurrence_stands_at_its_new_time_only() -> None:
    moved = Occurrence(original=datetime(2026, 11, 24, 10), moved_to=datetime(2026, 11, 26, 15, 30))
    weekly = a_checkin(datetime(2026, 11, 17, 10), WEEKLY, (moved,))
    found = slots(weekly, date(2026, 11, 16), date(2026, 11, 29))
    assert [slot.wall.day for slot in found] == [17, 26]
    assert slots(weekly, date(2026, 11, 24), date(2026, 11, 24)) == []


def test_the_next_one_is_the_first_neither_done_nor_skipped() -> None:
    closed = (
        Occurrence(original=datetime(2026, 11, 3, 10), state=OccurrenceState.DONE),
        Occurrence(original=datetime(2026, 11, 10, 10), state=OccurrenceState.SKIPPED),
    )
    weekly = a_checkin(datetime(2026, 11, 3, 10), WEEKLY, closed)
    assert upcoming(weekly) == datetime(2026, 11, 17, 10)


def test_an_occurrence_moved_behind_another_lets_that_one_come_first() -> None:
    moved = Occurrence(original=datetime(2026, 11, 3, 10), moved_to=datetime(2026, 11, 12, 9))
    weekly = a_checkin(datetime(2026, 11, 3, 10), WEEKLY, (moved,))
    assert upcoming(weekly) == datetime(2026, 11, 10, 10)
    assert original_of(weekly, datetime(2026, 11, 12, 9)) == datetime(2026, 11, 3, 10)


def test_a_single_check_in_is_over_once_it_is_done() -> None:
    done = Occurrence(original=datetime(2026, 11, 3, 10), state=OccurrenceState.DONE)
    assert upcoming(a_checkin(datetime(2026, 11, 3, 10), None, (done,))) is None


@given(rules(), dates, st.integers(0, 23))
def test_the_next_of_an_untouched_rule_is_its_first_day(
    rule: Recurrence, anchor: date, hour: int
) -> None:
    starts = datetime(anchor.year, anchor.month, anchor.day, hour)
    first = next(days(rule, anchor, anchor, date(2999, 1, 1)), None)
    checkin = a_checkin(starts, rule)
    assert upcoming(checkin) == (
        starts.replace(first.year, first.month, first.day) if first else None
    )
    assert first is None or exists(checkin, datetime.combine(first, starts.time()))


@pytest.mark.parametrize("weekdays", [(7,), (-1,)])
def test_a_weekday_out_of_range_wraps_around(weekdays: tuple[int, ...]) -> None:
    rule = Recurrence(frequency=Frequency.WEEKLY, weekdays=weekdays)
    found = list(days(rule, date(2026, 11, 16), date(2026, 11, 16), date(2026, 11, 22)))
    assert len(found) == 1
