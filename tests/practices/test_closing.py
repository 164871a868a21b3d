"""Close the desk: what the day leaves, settled by single keys, and what comes first."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.model.person import Channel
from clientdesk.model.promise import Owner, Promise, PromiseState
from clientdesk.model.touch import RecapState, Touch
from clientdesk.services.practices.closing import Part
from tests.builders import FrozenClock, at, wall
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(at("2026-11-20 17:00"))  # a Friday


@pytest.fixture
def day(workbench: "Workbench", client: Client) -> "Workbench":
    """A day that leaves a promise, a talk, a draft; Monday begins with a check-in."""
    for what, due in (("the deck", "2026-11-20 16:00"), ("the plan", "2026-11-27 16:00")):
        workbench.ledger.add(client.id, what, owner=Owner.MINE, due=wall(due))
    workbench.log.add(client.id, Channel.CALL, lines=["! oak"])
    workbench.composer.new(client.id, subject="Oak", body="Hi Tom,\n\nOak it is.\n")
    workbench.calendar.add(client.id, wall("2026-11-23 10:00"), title="Oak or ash")
    return workbench


def test_everything_that_is_left_stands_in_its_part(day: "Workbench") -> None:
    assert [one.part for one in day.closing.left()] == [
        Part.PROMISES, Part.RECAPS, Part.DRAFTS, Part.FIRST,
    ]  # fmt: skip


def test_a_friday_sees_monday_and_what_is_far_is_no_matter_of_tonight(day: "Workbench") -> None:
    (first,) = [one.entry for one in day.closing.left() if one.part is Part.FIRST]
    assert first.when.date() == date(2026, 11, 23)
    assert not [one for one in day.closing.left() if "the plan" in one.entry.text]


def test_a_draft_of_last_week_and_a_held_one_are_no_matter_of_tonight(
    day: "Workbench", client: Client, clock: FrozenClock
) -> None:
    (draft,) = day.composer.drafts(client.id)
    day.composer.hold(draft.id, at("2026-11-24 09:00"))
    assert not [one for one in day.closing.left() if one.part is Part.DRAFTS]
    day.composer.release(draft.id)
    assert [one for one in day.closing.left() if one.part is Part.DRAFTS]
    clock.now += timedelta(days=8)
    assert not [one for one in day.closing.left() if one.part is Part.DRAFTS]


async def test_a_day_is_closed_in_a_handful_of_keys(day: "Workbench", client: Client) -> None:
    async with opened(day, (80, 24)) as desk:
        await desk.press("g", "z")
        await desk.until(lambda: "3 things are left" in desk.text())
        shown = desk.text()
        assert "First thing on Mon 23 Nov, 10:00: Halden: Oak or ash" in shown
        assert "Halden: the deck" in shown
        await desk.press("x")
        await desk.until(lambda: day.cabinet.list(Promise, client.id)[0].state is PromiseState.KEPT)
        await desk.until(lambda: "2 things are left" in desk.text())
        await desk.press("Q")
    assert day.cabinet.list(Touch, client.id)[0].recap is RecapState.OWED, (
        "what stays is owed tomorrow"
    )


async def test_with_the_longest_list_the_first_thing_is_in_sight(
    day: "Workbench", client: Client
) -> None:
    for number in range(40):
        day.ledger.add(client.id, f"sheet {number}", owner=Owner.MINE, due=wall("2026-11-20 15:00"))
    async with opened(day, (80, 24)) as desk:
        await desk.press("g", "z")
        await desk.until(lambda: "43 things are left" in desk.text())
        assert "First thing on Mon 23 Nov" in desk.text()
        assert "good night" in desk.text()


async def test_an_empty_desk_says_good_night(workbench: "Workbench") -> None:
    async with opened(workbench, (80, 24)) as desk:
        await desk.press("g", "z")
        await desk.until(lambda: "The day is done" in desk.text())
        assert "First thing" not in desk.text()
        assert "Q  close the desk" in desk.text()
