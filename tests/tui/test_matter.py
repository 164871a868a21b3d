"""A matter that is longer than the screen is read on with keys, and says so."""

from typing import TYPE_CHECKING

from textual.content import Content

from clientdesk.tui.choice import Choice
from clientdesk.tui.practices.matter import Matter
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

LONG = Content("\n".join(f"line {number}" for number in range(30)))


async def test_a_long_matter_is_read_on_and_stays_open(filled: "Workbench") -> None:
    async with opened(filled, (80, 24)) as desk:
        desk.app.push_screen(Matter("Incident", LONG, [Choice("x", "close", lambda: None)]))
        await desk.until(lambda: "up, down read on" in desk.text())
        assert "line 20" not in desk.text()
        await desk.press("pagedown", "pagedown", "down")
        assert isinstance(desk.app.screen, Matter)
        await desk.until(lambda: "line 20" in desk.text())


async def test_a_short_one_says_only_how_to_leave_it(filled: "Workbench") -> None:
    async with opened(filled, (80, 24)) as desk:
        desk.app.push_screen(Matter("Incident", Content("short"), []))
        await desk.until(lambda: "esc leaves it as it is" in desk.text())
        await desk.pilot.pause()
        assert "read on" not in desk.text()
