"""The list that draws only what is seen."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.pilot import Pilot

from clientdesk.services.workbench import Workbench
from clientdesk.tui.everywhere.theming import Themed
from clientdesk.tui.widgets.line_list import Line, LineList, Piece


class Numbers(LineList[int]):
    drawn = 0

    def lines_of(self, row: int, width: int) -> Sequence[Line]:
        del width
        type(self).drawn += 1
        return (Line([Piece(f"row {row} 中文 " + "x" * 50)], [Piece("end", "muted")]),)


class Lists(Themed):
    def compose(self) -> ComposeResult:
        yield Numbers()


def rows_on(pilot: Pilot[int]) -> list[str]:
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
    return [strip.text for strip in strips]


async def test_a_hundred_thousand_rows_cost_what_a_screenful_costs(workbench: Workbench) -> None:
    app = Lists(workbench)
    async with app.run_test(size=(40, 10)) as pilot:
        numbers = app.query_one(Numbers)
        numbers.set_rows(range(100_000))
        Numbers.drawn = 0
        numbers.focus()
        await pilot.pause()
        numbers.action_last()
        await pilot.pause()
        assert numbers.row == 99_999
        assert Numbers.drawn < 60
        assert any("row 99999" in line for line in rows_on(pilot))


async def test_a_line_is_as_wide_as_the_screen_and_cut_with_a_sign(workbench: Workbench) -> None:
    from rich.cells import cell_len

    app = Lists(workbench)
    async with app.run_test(size=(40, 10)) as pilot:
        app.query_one(Numbers).set_rows(range(100))
        await pilot.pause()
        for line in rows_on(pilot):
            assert cell_len(line) == 40
        assert "…" in rows_on(pilot)[0]
        assert "end" in rows_on(pilot)[0]


async def test_fewer_rows_keep_the_cursor_inside(workbench: Workbench) -> None:
    app = Lists(workbench)
    async with app.run_test(size=(40, 10)) as pilot:
        numbers = app.query_one(Numbers)
        numbers.set_rows(range(10), 9)
        numbers.set_rows(range(3))
        assert numbers.row == 2
        numbers.set_rows([])
        assert numbers.row is None
        await pilot.press("down", "G", "pageup")
        assert numbers.cursor == 0
