"""The month: its days, its keys, and the pointer."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.services.when.months import month_later
from clientdesk.tui.widgets.month import EARLIEST, LATEST, Month
from clientdesk.tui.widgets.month_grid import WEEKS, week_number, weeks_of
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

DAYS = st.dates(EARLIEST, LATEST)


@given(DAYS, st.sampled_from([0, 5, 6]))
def test_a_month_is_always_six_weeks_that_hold_all_of_its_days(day: date, first: int) -> None:
    weeks = weeks_of(day, first)
    days = [each for week in weeks for each in week]
    assert len(weeks) == WEEKS
    assert all(len(week) == 7 and week[0].weekday() == first for week in weeks)
    assert days == sorted(set(days))
    assert day in days


@given(DAYS)
def test_a_week_that_starts_on_monday_has_the_number_of_its_monday(day: date) -> None:
    for week in weeks_of(day, 0):
        assert week_number(week) == week[0].isocalendar().week


@given(DAYS, st.integers(-200, 200))
def test_turning_back_and_forth_comes_to_the_same_month(day: date, months: int) -> None:
    there = month_later(day, months)
    back = month_later(there, -months)
    assert (back.year, back.month) == (day.year, day.month)
    assert back.day <= day.day


def test_the_last_of_january_turns_to_the_last_of_february() -> None:
    assert month_later(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert month_later(date(2028, 1, 31), 1) == date(2028, 2, 29)


def month_of(desk: Desk) -> Month:
    return desk.app.desk.query_one(Month)


async def focus_month(desk: Desk) -> Month:
    await desk.press("f4")
    month = month_of(desk)
    month.focus()
    await desk.pilot.pause()
    return month


async def test_keys_walk_through_the_days(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        month = await focus_month(desk)
        for keys, day in (
            ("l", date(2026, 11, 22)),
            ("left", date(2026, 11, 21)),
            ("j", date(2026, 11, 28)),
            ("up", date(2026, 11, 21)),
            ("right_square_bracket", date(2026, 12, 21)),
            ("left_square_bracket", date(2026, 11, 21)),
            ("pagedown", date(2026, 12, 21)),
            ("t", date(2026, 11, 21)),
        ):
            await desk.press(keys)
            assert month.day == day, keys


async def test_a_click_chooses_a_day_and_an_arrow_turns_the_page(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        month = month_of(desk)
        await desk.pilot.click(month, offset=(5, 4))
        assert month.day == date(2026, 11, 9)
        await desk.pilot.click(month, offset=(24, 0))
        assert month.day == date(2026, 12, 9)
        await desk.pilot.click(month, offset=(21, 0))
        assert month.day == date(2026, 11, 9)


async def test_weeks_start_where_the_profile_says(filled: "Workbench") -> None:
    filled.me.save(replace(filled.me.get(), first_weekday=6))
    async with opened(filled) as desk:
        assert "Su Mo Tu We Th Fr Sa" in desk.text()


async def test_a_day_shows_by_its_sign_how_grave_it_is(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        assert "17▴18" in desk.text()
        assert "23•24" in desk.text()
