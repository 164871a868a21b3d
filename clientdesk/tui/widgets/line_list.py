"""A list that draws only the lines on the screen: a row costs nothing until it is seen."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual import events, getters, on
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from clientdesk.tui.host import DeskHost
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.lines import Line, Pen, Piece

Row = TypeVar("Row")

__all__ = ["Line", "LineList", "Piece"]


class LineList(ScrollView, Generic[Row], can_focus=True):
    """A list of rows of one height, with a cursor that shows by a bar, a fill and bold text.

    A subclass draws a row in `lines_of`. The rows are given with `set_rows`.
    """

    DEFAULT_CSS = """
    LineList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("j", "move(1)", "Down", "Go to the next row.", ident="list.down"),
        key("down", "move(1)", "Down", "Go to the next row.", ident="list.down_arrow"),
        key("k", "move(-1)", "Up", "Go to the row before.", ident="list.up"),
        key("up", "move(-1)", "Up", "Go to the row before.", ident="list.up_arrow"),
        key("pagedown", "page(1)", "Page down", "Go one page on.", ident="list.page_down"),
        key("pageup", "page(-1)", "Page up", "Go one page back.", ident="list.page_up"),
        key("G", "last", "Last", "Go to the last row.", ident="list.last"),
        key("end", "last", "Last", "Go to the last row.", ident="list.last_end"),
        key("home", "first", "First", "Go to the first row.", ident="list.first_home"),
    ]

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, lines: "LineList[Any]") -> None:
            super().__init__()
            self.lines = lines
            """The list; its `row` is the new one."""

        @property
        def control(self) -> "LineList[Any]":
            """The list."""
            return self.lines

    class Chosen(Moved):
        """The row under the cursor was clicked."""

    row_height: ClassVar[int] = 1
    """How many lines a row has."""
    always_lit: ClassVar[bool] = False
    """Whether the cursor shows as if the list had the focus: somebody types beside it."""
    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """Index of the row under the cursor; 0 in an empty list."""

    app = getters.app(DeskHost)

    def __init__(self, *, id: str | None = None, classes: str = "") -> None:  # noqa: A002 - Textual's names
        super().__init__(id=id, classes=classes)
        self.rows: Sequence[Row] = ()
        """What is listed."""
        self._drawn: dict[int, list[Strip]] = {}
        self._drawn_width = 0

    # ---- for a subclass

    def lines_of(self, row: Row, width: int) -> Sequence[Line]:
        """Return the lines of a row: `row_height` of them, `width` cells wide at most."""
        raise NotImplementedError

    def empty_lines(self) -> Sequence[Line]:
        """Return what stands in the middle of an empty list: what is missing, and the next keys."""
        return ()

    # ---- rows and cursor

    @property
    def lit(self) -> bool:
        """Whether the cursor is drawn with its bar."""
        return self.always_lit or self.has_focus

    @property
    def row(self) -> Row | None:
        """The row under the cursor, or None in an empty list."""
        return self.rows[self.cursor] if self.rows else None

    def set_rows(self, rows: Sequence[Row], cursor: int | None = None) -> None:
        """List these rows, with the cursor on that index; None leaves it in its place."""
        self.rows = rows
        self.virtual_size = Size(0, len(rows) * self.row_height)
        self.redraw()
        wanted = self.cursor if cursor is None else cursor
        with self.prevent(LineList.Moved):
            self.cursor = max(0, min(wanted, len(rows) - 1))
        self._keep_in_sight()

    def redraw(self) -> None:
        """Forget what was drawn and draw it again."""
        self._drawn.clear()
        self.refresh()

    def watch_cursor(self, before: int, after: int) -> None:
        """Draw the two rows that changed, and tell of it."""
        for index in (before, after):
            self.refresh_lines(index * self.row_height, self.row_height)
        self._keep_in_sight()
        self.post_message(self.Moved(self))

    def _keep_in_sight(self) -> None:
        if self.is_mounted and self.size.height:
            self._bring_in(self.cursor * self.row_height)

    def _bring_in(self, top: int) -> None:
        """Scroll if the row is out of sight, and then some rows further: not at every step."""
        height, first = self.row_height, self.scroll_offset.y
        ahead = self.size.height // (4 * height) * height
        if top < first:
            self.scroll_to(y=max(0, top - ahead), animate=False, force=True)
        elif top + height > first + self.size.height:
            self.scroll_to(y=top + height + ahead - self.size.height, animate=False, force=True)

    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""
        if self.rows:
            self.cursor = max(0, min(len(self.rows) - 1, self.cursor + step))

    def action_page(self, direction: int) -> None:
        """Move the cursor by a screenful."""
        self.action_move(direction * max(1, self.size.height // self.row_height - 1))

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.action_move(-len(self.rows))

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.action_move(len(self.rows))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row that was clicked; a second click chooses it."""
        index = (event.y + self.scroll_offset.y) // self.row_height
        if index < len(self.rows):
            again = index == self.cursor
            self.cursor = index
            if again and event.chain > 1:
                self.post_message(self.Chosen(self))

    # ---- drawing

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Keep the cursor in sight before anything is drawn in a new size, not a frame later."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed:
            self._keep_in_sight()
        return changed

    def notify_style_update(self) -> None:
        """Draw anew in the new colours."""
        self._drawn.clear()
        super().notify_style_update()

    @on(events.Focus)
    @on(events.Blur)
    def show_bar(self) -> None:
        """Show the bar where the focus is, and the fill alone elsewhere."""
        self.refresh_lines(self.cursor * self.row_height, self.row_height)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.scrollable_content_region.width
        if not self.rows:
            return self._pen.block(self.empty_lines(), y, Size(width, self.size.height))
        if width != self._drawn_width:
            self._drawn_width = width
            self._drawn.clear()
        index, line = divmod(y + self.scroll_offset.y, self.row_height)
        if index >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        if index == self.cursor:
            return self._draw_row(index, width)[line]
        if index not in self._drawn:
            self._drawn[index] = self._draw_row(index, width)
        return self._drawn[index][line]

    def _draw_row(self, index: int, width: int) -> list[Strip]:
        back = self.rich_style
        bar = Segment(" ", back)
        under = index == self.cursor
        if under:
            tones = self.app.tones
            back += tones["row" if self.lit else "row-rest"]
            sign = self.app.glyphs.bar if self.lit else " "
            bar = Segment(sign, back + tones["bar"])
        lines = list(self.lines_of(self.rows[index], max(0, width - 2)))
        lines += [Line()] * (self.row_height - len(lines))
        bold = under and self.lit
        return [
            self._pen.strip(line, width, bar, back, bold=bold and not number)
            for number, line in enumerate(lines)
        ]

    @property
    def _pen(self) -> Pen:
        return Pen(self.app.tones, self.app.glyphs.more, self.rich_style)
