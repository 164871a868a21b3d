"""Check-ins are planned as wall time and lived through one occurrence at a time."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.checkin import AgendaItem, AgendaKind, OccurrenceState
from clientdesk.model.errors import InvalidInputError, NotFoundError
from clientdesk.model.person import Channel
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.model.touch import RecapState
from clientdesk.services.clients.roster import Mark
from clientdesk.services.planning.calendar import Appointment
from tests.builders import FrozenClock, at, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


WEEKLY = Recurrence(frequency=Frequency.WEEKLY)
FIRST, LAST = date(2026, 11, 16), date(2026, 12, 6)


def starts(found: list[Appointment]) -> list[str]:
    return [f"{one.starts:%m-%d %H:%M}" for one in found]


def test_a_check_in_is_planned_in_my_zone_unless_another_is_named(
    any_workbench: "Workbench",
) -> None:
    ada = any_workbench.roster.add("Ada")
    mine = any_workbench.calendar.add(ada.id, wall("2026-11-24 10:00"))
    theirs = any_workbench.calendar.add(
        ada.id, wall("2026-11-24 23:30"), zone="America/New_York", minutes=60
    )
    assert mine.zone == "Europe/Bratislava"
    assert mine.upcoming == wall("2026-11-24 10:00")
    found = any_workbench.calendar.between(FIRST, LAST)
    assert starts(found) == ["11-24 10:00", "11-25 05:30"]
    assert found[1].ends == at("2026-11-25 06:30")
    assert found[1].client_name == "Ada"
    assert found[1].checkin == theirs


def test_a_window_holds_the_days_of_my_zone(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    workbench.calendar.add(ada.id, wall("2026-11-24 23:30"), zone="America/New_York")
    workbench.calendar.add(ada.id, wall("2026-11-25 01:00"), zone="Asia/Tokyo")
    on = workbench.calendar.between
    assert starts(on(date(2026, 11, 24), date(2026, 11, 24))) == ["11-24 17:00"]
    assert starts(on(date(2026, 11, 25), date(2026, 11, 25))) == ["11-25 05:30"]
    assert on(date(2026, 11, 24), date(2026, 11, 25), "nobody") == []


def test_a_talk_over_a_clock_change_lasts_as_long_as_any_other(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    workbench.calendar.add(ada.id, wall("2027-03-28 01:30"), minutes=60)
    (one,) = workbench.calendar.between(date(2027, 3, 28), date(2027, 3, 28))
    assert one.ends.isoformat() == "2027-03-28T03:30:00+02:00"


def test_one_occurrence_is_moved_and_the_others_stay(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    weekly = workbench.calendar.add(ada.id, wall("2026-11-17 10:00"), recurrence=WEEKLY)
    moved = workbench.calendar.move(weekly.id, wall("2026-11-24 10:00"), wall("2026-11-26 15:30"))
    assert starts(workbench.calendar.between(FIRST, LAST)) == [
        "11-17 10:00",
        "11-26 15:30",
        "12-01 10:00",
    ]
    assert moved.sequence == 1
    assert workbench.history.undo() == "Move the check-in with Ada"
    assert workbench.calendar.get(weekly.id) == weekly


def test_a_single_check_in_is_moved_as_a_whole(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    one = workbench.calendar.add(ada.id, wall("2026-11-24 10:00"))
    moved = workbench.calendar.move(one.id, one.starts, wall("2026-11-25 11:00"))
    assert (moved.starts, moved.upcoming) == (wall("2026-11-25 11:00"),) * 2
    assert moved.occurrences == ()


def test_done_is_logged_as_a_touch_that_owes_a_recap(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada")
    weekly = workbench.calendar.add(ada.id, wall("2026-11-17 10:00"), recurrence=WEEKLY)
    before = len(workbench.history.entries())
    done = workbench.calendar.done(weekly.id, weekly.starts, "! oak it is\n> send samples")
    assert done.upcoming == wall("2026-11-24 10:00")
    touch = workbench.log.last(ada.id)
    assert touch is not None
    assert (touch.at, touch.channel) == (at("2026-11-17 10:00"), Channel.CALL)
    assert touch.recap is RecapState.OWED
    assert [str(line) for line in touch.lines] == ["! oak it is", "> send samples"]
    assert len(workbench.history.entries()) == before + 1
    workbench.history.undo()
    assert workbench.log.of(ada.id) == []
    assert workbench.calendar.get(weekly.id) == weekly


def test_a_talk_that_was_early_is_logged_now(workbench: "Workbench", clock: FrozenClock) -> None:
    ada = workbench.roster.add("Ada")
    one = workbench.calendar.add(ada.id, wall("2026-11-24 10:00"))
    workbench.calendar.done(one.id, one.starts)
    touch = workbench.log.last(ada.id)
    assert touch is not None
    assert touch.at == clock.now


def test_done_twice_is_one_touch(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    one = workbench.calendar.add(ada.id, wall("2026-11-20 10:00"))
    workbench.calendar.done(one.id, one.starts)
    workbench.calendar.done(one.id, one.starts, "with an outcome")
    assert len(workbench.log.of(ada.id)) == 1
    assert workbench.calendar.get(one.id).occurrences[0].outcome == "with an outcome"


def test_unanswered_items_roll_on_and_answered_ones_are_written_down(
    workbench: "Workbench",
) -> None:
    ada = workbench.roster.add("Ada")
    answered = AgendaItem(kind=AgendaKind.QUESTION, text="Oak or ash", answer="oak")
    left = AgendaItem(kind=AgendaKind.UPDATE, text="Invoice")
    one = workbench.calendar.add(ada.id, wall("2026-11-20 10:00"), items=(answered, left))
    following = workbench.calendar.add(ada.id, wall("2026-11-27 10:00"))
    workbench.calendar.done(one.id, one.starts)
    assert workbench.calendar.get(following.id).items == (left,)
    assert workbench.calendar.get(one.id).items == (answered,)
    touch = workbench.log.last(ada.id)
    assert touch is not None
    assert [line.text for line in touch.lines] == ["Oak or ash: oak"]


def test_a_repeating_check_in_keeps_its_open_items(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    left = AgendaItem(kind=AgendaKind.UPDATE, text="Invoice")
    weekly = workbench.calendar.add(
        ada.id, wall("2026-11-20 10:00"), recurrence=WEEKLY, items=(left,)
    )
    assert workbench.calendar.done(weekly.id, weekly.starts).items == (left,)


def test_a_skipped_occurrence_is_no_touch(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    weekly = workbench.calendar.add(ada.id, wall("2026-11-17 10:00"), recurrence=WEEKLY)
    assert workbench.calendar.skip(weekly.id, weekly.starts).upcoming == wall("2026-11-24 10:00")
    assert workbench.log.of(ada.id) == []
    states = [one.state for one in workbench.calendar.between(FIRST, date(2026, 11, 24))]
    assert states == [OccurrenceState.SKIPPED, OccurrenceState.PLANNED]


def test_an_occurrence_that_the_rule_does_not_give_is_refused(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    weekly = workbench.calendar.add(ada.id, wall("2026-11-17 10:00"), recurrence=WEEKLY)
    with pytest.raises(InvalidInputError, match="no occurrence at 2026-11-18 10:00"):
        workbench.calendar.done(weekly.id, wall("2026-11-18 10:00"))


def test_another_plan_keeps_what_took_place(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    weekly = workbench.calendar.add(ada.id, wall("2026-11-17 10:00"), recurrence=WEEKLY)
    weekly = workbench.calendar.done(weekly.id, weekly.starts)
    weekly = workbench.calendar.move(weekly.id, wall("2026-11-24 10:00"), wall("2026-11-25 09:00"))
    saved = workbench.calendar.save(replace(weekly, starts=wall("2026-11-19 14:00")))
    assert [one.state for one in saved.occurrences] == [OccurrenceState.DONE]
    assert starts(workbench.calendar.between(FIRST, date(2026, 11, 27))) == [
        "11-17 10:00",
        "11-19 14:00",
        "11-26 14:00",
    ]
    assert saved.upcoming == wall("2026-11-19 14:00")


def test_the_gravest_mark_of_a_day_counts(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    done = workbench.calendar.add(ada.id, wall("2026-11-18 10:00"))
    workbench.calendar.done(done.id, done.starts)
    skipped = workbench.calendar.add(ada.id, wall("2026-11-17 10:00"))
    workbench.calendar.skip(skipped.id, skipped.starts)
    for day in ("19", "21", "23", "28"):
        workbench.calendar.add(ada.id, wall(f"2026-11-{day} 10:00"))
    again = workbench.calendar.add(ada.id, wall("2026-11-19 12:00"))
    workbench.calendar.done(again.id, again.starts)
    marks = workbench.calendar.marks(FIRST, LAST)
    assert {day.day: mark for day, mark in marks.items()} == {
        17: Mark.NONE,
        18: Mark.FINE,
        19: Mark.OVERDUE,
        21: Mark.DUE,
        23: Mark.DUE,
        28: Mark.FINE,
    }


def test_a_snoozed_check_in_moves_the_client_in_the_roster(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    one = workbench.calendar.add(ada.id, wall("2026-11-17 10:00"))
    snoozed = workbench.calendar.snooze(one.id, date(2026, 11, 27))
    assert snoozed.snoozes == 1
    assert workbench.roster.rows()[0].when == "Fri 27 Nov · 6 days"


@pytest.mark.parametrize("minutes", [0, -5, 100_000])
def test_a_length_that_cannot_be_is_refused(workbench: "Workbench", minutes: int) -> None:
    ada = workbench.roster.add("Ada")
    with pytest.raises(InvalidInputError, match="lasts 1 to"):
        workbench.calendar.add(ada.id, wall("2026-11-17 10:00"), minutes=minutes)


def test_an_aware_start_is_refused(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    with pytest.raises(InvalidInputError, match="wall time"):
        workbench.calendar.add(ada.id, at("2026-11-17 10:00"))


def test_a_check_in_with_nobody_is_refused(workbench: "Workbench") -> None:
    with pytest.raises(NotFoundError):
        workbench.calendar.add("nobody", wall("2026-11-17 10:00"))


def test_a_trashed_check_in_is_on_no_calendar(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    one = workbench.calendar.add(ada.id, wall("2026-11-17 10:00"))
    workbench.calendar.trash(one.id)
    assert workbench.calendar.between(FIRST, LAST) == []
    assert workbench.calendar.of(ada.id) == []
    assert workbench.roster.rows()[0].mark is Mark.NONE


def test_a_year_of_weekly_talks_loses_none(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    workbench.calendar.add(ada.id, wall("2026-01-06 02:30"), recurrence=WEEKLY)
    year = workbench.calendar.between(date(2026, 1, 1), date(2026, 12, 31))
    assert len(year) == 52
    days = {later.starts.date() - one.starts.date() for one, later in pairwise(year)}
    assert days == {timedelta(days=7)}
