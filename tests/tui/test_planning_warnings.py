"""A time at which one side does not work is said before it is saved, and may be saved anyway."""

from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sat 10:00", "Saturday is no working day for you."),
        ("mon 10:00", "It is 04:00 for Oak Ltd"),
        ("mon 16:00", ""),
    ],
)
async def test_planning_says_what_speaks_against_a_time(
    workbench: "Workbench", typed: str, said: str
) -> None:
    client = workbench.roster.add("Oak Ltd", zone="America/New_York")
    async with opened(workbench) as desk:
        await desk.press("f4", "a")
        await desk.until(lambda: "When" in desk.text())
        await desk.type(typed)
        await desk.until(lambda: "2026" in desk.text())
        assert ("no working day" in desk.text() or "outside of" in desk.text()) is bool(said)
        assert said in " ".join(desk.text().replace("│", " ").split())
        await desk.press("enter")
        await desk.until(lambda: workbench.calendar.of(client.id))
