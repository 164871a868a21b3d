"""The calendar through the days: holidays, midnight, another zone, and what becomes due."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.profile import Reminders
from clientdesk.services.planning.reminding import may_ring
from clientdesk.services.public_holidays import work_out
from clientdesk.tui.panes.calendar import CalendarPane
from clientdesk.tui.widgets.agenda_rows import Heading, Remark
from tests.builders import FrozenClock, at
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def pane(desk: Desk) -> CalendarPane:
    return desk.app.desk.query_one(CalendarPane)


def top(desk: Desk) -> str:
    return desk.text().splitlines()[0]


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count the bells."""
    bells: list[str] = []
    monkeypatch.setattr("clientdesk.tui.app.DeskApp.bell", lambda _app: bells.append("ding"))
    return bells


@pytest.mark.parametrize("known", [False, True])
async def test_public_holidays_of_both_sides_stand_on_their_days(
    workbench: "Workbench", known: bool
) -> None:
    if known:
        work_out([("SK", ""), ("JP", "")], range(2025, 2029))
    workbench.me.save(replace(workbench.me.get(), country="SK"))
    workbench.roster.add("Nakamura", country="JP")
    async with opened(workbench) as desk:
        pane(desk).learn_holidays()
        await desk.until(lambda: pane(desk).month.holidays)
        await desk.until(lambda: "23°" in desk.text())
        told = [row.text for row in pane(desk).agenda.rows if isinstance(row, Remark)]
        assert "Labor Thanksgiving Day (Nakamura)" in told
        assert any(text.endswith("(you)") for text in told)
        pane(desk).month.day = date(2026, 11, 23)
        await desk.pilot.pause()
        assert "Mon 23 Nov: Labor" in desk.text()


async def test_a_country_that_is_named_later_shows_its_holidays_in_any_year(
    workbench: "Workbench",
) -> None:
    async with opened(workbench) as desk:
        pane(desk).learn_holidays()
        await desk.pilot.pause()
        assert not pane(desk).month.holidays
        desk.app.attempt(lambda: workbench.me.save(replace(workbench.me.get(), country="SK")))
        pane(desk).month.day = date(2031, 1, 2)
        await desk.until(lambda: date(2031, 1, 1) in pane(desk).month.holidays)
        assert pane(desk).month.holidays[date(2031, 1, 1)].endswith("(you)")


async def test_a_client_who_was_forgotten_meanwhile_breaks_nothing(
    workbench: "Workbench",
) -> None:
    async with opened(workbench) as desk:
        pane(desk).client_id = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
        pane(desk).learn_holidays()
        pane(desk).refresh_rows()
        await desk.pilot.pause()
        assert pane(desk).month.holidays == {}


async def test_the_shape_of_a_mark_tells_a_check_in_from_a_promise(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada").id
    workbench.calendar.add(ada, datetime(2026, 11, 23, 10))
    workbench.ledger.add(ada, "send it", due=datetime(2026, 11, 24, 10))
    workbench.ledger.add(ada, "send it late", due=datetime(2026, 11, 19, 10))
    async with opened(workbench) as desk:
        text = desk.text()
        assert "23•" in text
        assert "24◦" in text
        assert "19▵" in text


async def test_the_entry_under_the_cursor_tells_both_clocks(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada", zone="Asia/Tokyo").id
    workbench.calendar.add(ada, datetime(2026, 11, 23, 18))
    async with opened(workbench) as desk:
        await desk.press("f4")
        assert "18:00, Tue 02:00 for them" in " ".join(desk.text().split())
        await desk.press("T")
        assert "02:00+ Ada" in desk.text()


async def test_another_first_day_of_the_week_shows_at_once(workbench: "Workbench") -> None:
    async with opened(workbench) as desk:
        await desk.press("f4")
        assert "Mo Tu We Th Fr Sa Su" in desk.text()
        desk.app.attempt(lambda: workbench.me.save(replace(workbench.me.get(), first_weekday=6)))
        await desk.pilot.pause()
        assert "Su Mo Tu We Th Fr Sa" in desk.text()


async def test_today_turns_over_at_midnight_and_after_a_long_sleep(
    filled: "Workbench", clock: FrozenClock
) -> None:
    async with opened(filled) as desk:
        await desk.press("f4")
        assert pane(desk).month.today == date(2026, 11, 21)
        for moment, day in (("2026-11-22 00:00", 22), ("2026-11-25 07:00", 25)):
            clock.now = at(moment)
            desk.app.look_around()
            await desk.pilot.pause()
            assert pane(desk).month.today == pane(desk).month.day == date(2026, 11, day)
        assert "Wednesday 25 November" in top(desk)
        first = next(row for row in pane(desk).agenda.rows if isinstance(row, Heading))
        assert (first.name, first.late) == ("Overdue", True)


async def test_a_day_that_was_chosen_stays_chosen_when_the_day_turns(
    filled: "Workbench", clock: FrozenClock
) -> None:
    async with opened(filled) as desk:
        await desk.press("f4")
        pane(desk).month.day = date(2026, 12, 2)
        await desk.pilot.pause()
        clock.now = at("2026-11-22 00:00")
        desk.app.look_around()
        await desk.pilot.pause()
        assert pane(desk).month.day == date(2026, 12, 2)


async def test_a_machine_taken_to_another_zone_tells_other_hours(
    workbench: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = workbench.roster.add("Ada").id
    workbench.ledger.add(ada, "send it", due=datetime(2026, 11, 24, 10))
    async with opened(workbench) as desk:
        await desk.press("f4")
        assert "10:00 send it" in desk.text()
        monkeypatch.setenv("TZ", "America/New_York")
        desk.app.look_around()
        await desk.pilot.pause()
        assert "04:00 send it" in desk.text()


async def test_what_becomes_due_rings_once_and_covers_nothing(
    workbench: "Workbench", clock: FrozenClock, rung: list[str]
) -> None:
    clock.now = at("2026-11-24 09:58")
    ada = workbench.roster.add("Ada [/x]").id
    workbench.calendar.add(ada, datetime(2026, 11, 24, 10), title="Budget")
    async with opened(workbench) as desk:
        await desk.press("f3")
        await desk.press("enter")
        await desk.type("hal")
        for _ in range(3):
            clock.advance(minutes=1)
            desk.app.look_around()
            await desk.pilot.pause()
        assert rung == ["ding"]
        assert "● 10:00 Budget, Ada [/x]" in top(desk)
        assert desk.toasts() == ""
        await desk.type("lo")
        assert "hallo" in desk.text()
        clock.advance(minutes=2)
        desk.app.look_around()
        await desk.pilot.pause()
        assert "Budget" not in top(desk)
        assert rung == ["ding"]


@pytest.mark.parametrize(
    ("reminders", "hour", "rings"),
    [
        (Reminders.IN_MY_HOURS, 10, True),
        (Reminders.IN_MY_HOURS, 20, False),
        (Reminders.ALWAYS, 20, True),
        (Reminders.NEVER, 10, False),
    ],
)
def test_the_bell_keeps_my_hours(
    workbench: "Workbench", reminders: Reminders, hour: int, rings: bool
) -> None:
    profile = replace(workbench.me.get(), reminders=reminders)
    assert may_ring(profile, at(f"2026-11-24 {hour:02}:00")) is rings


async def test_out_of_hours_the_list_follows_without_a_bell(
    workbench: "Workbench", clock: FrozenClock, rung: list[str]
) -> None:
    clock.now = at("2026-11-24 20:00") - timedelta(minutes=1)
    ada = workbench.roster.add("Ada").id
    workbench.ledger.add(ada, "send it", due=datetime(2026, 11, 24, 20))
    async with opened(workbench) as desk:
        await desk.press("f4")
        clock.advance(minutes=2)
        desk.app.look_around()
        await desk.pilot.pause()
        assert rung == []
        entry = pane(desk).entry
        assert entry is not None
        assert entry.overdue


async def test_under_the_curtain_the_line_names_nobody(
    workbench: "Workbench", clock: FrozenClock, rung: list[str]
) -> None:
    clock.now = at("2026-11-24 09:59")
    ada = workbench.roster.add("Ada").id
    workbench.calendar.add(ada, datetime(2026, 11, 24, 10), title="Budget")
    async with opened(workbench) as desk:
        await desk.press("*")
        clock.advance(minutes=1)
        desk.app.look_around()
        await desk.pilot.pause()
        assert "something is due" in top(desk)
        assert rung


async def test_a_click_chooses_a_day_and_the_wheel_turns_the_page(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada").id
    workbench.calendar.add(ada, datetime(2026, 11, 25, 10), title="Budget")
    async with opened(workbench) as desk:
        month = pane(desk).month
        await desk.pilot.click(month, offset=(1 + 3 + 2 * 3, 6))
        assert month.day == date(2026, 11, 25)
        entry = pane(desk).entry
        assert entry is not None
        assert entry.text == "Budget"
        month.action_turn(1)
        await desk.pilot.pause()
        assert "December 2026" in desk.text()
