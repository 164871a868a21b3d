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


async def test_who_types_on_over_a_card_that_came_by_itself_changes_nothing_below(
    filled: "Workbench",
) -> None:
    async with opened(filled, (80, 24)) as desk:
        held = len(filled.roster.rows())
        desk.app.push_screen(Matter("Share", Content("short"), [Choice("c", "x", lambda: None)]))
        await desk.press("a", "A", "d", "A")
        assert isinstance(desk.app.screen, Matter)
        assert len(filled.roster.rows()) == held
        assert [one.message for one in desk.app._notifications] == [
            "There is nothing on a here; esc leaves it as it is."
        ]


async def test_a_key_with_nothing_on_it_is_said_and_leaves_it_open(filled: "Workbench") -> None:
    done: list[str] = []
    choices = [Choice("c", "close", lambda: done.append("closed"))]
    async with opened(filled, (80, 24)) as desk:
        desk.app.push_screen(Matter("Incident", Content("short"), choices))
        await desk.until(lambda: "short" in desk.text())
        await desk.press("O")
        assert "There is nothing on O here; esc leaves it as it is." in desk.toasts()
        assert isinstance(desk.app.screen, Matter)
        await desk.press("c")
        await desk.until(lambda: done == ["closed"])
        assert not isinstance(desk.app.screen, Matter)
