"""B3: feedback is asked for, followed up after a month, and closed with what changed."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.feedback import Feedback
from tests.builders import NOW
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.mark.parametrize(
    ("asked", "follows"),
    [
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 11, 21), date(2026, 12, 21)),
    ],
)
def test_it_is_followed_up_a_month_later(sampled: "Workbench", asked: date, follows: date) -> None:
    client = sampled.roster.find("Halden")
    made = sampled.cabinet.add(Feedback, client=client.id, question="Was it clear?", asked_on=asked)
    assert made.follow_up_on == follows


async def test_the_loop_is_closed_by_keys(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    async with opened(sampled) as desk:
        await desk.press("a", "b")
        await desk.type("Was the plan clear?")
        await desk.press("ctrl+s", "a")
        await desk.type("too long")
        await desk.press("enter", "x")
        assert "It closes with what came of it" in desk.toasts()
        await desk.type("one page now")
        await desk.press("enter", "x")
        await desk.pilot.pause()
    made = sampled.cabinet.list(Feedback, client.id)[-1]
    assert (made.question, made.answer) == ("Was the plan clear?", "too long")
    assert made.changed == "one page now"
    assert made.closed_at == NOW


def test_no_way_of_saving_closes_it_without_what_changed(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    made = sampled.cabinet.add(
        Feedback, client=client.id, question="Was it clear?", asked_on=NOW.date()
    )
    with pytest.raises(InvalidInputError, match="or why nothing"):
        sampled.cabinet.save(replace(made, closed_at=NOW))
