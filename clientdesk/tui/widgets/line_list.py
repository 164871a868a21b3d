"""A list that draws only the lines on the screen: a row costs nothing until it is seen."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events, getters
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from clientdesk.tui.host import DeskHost
from clientdesk.tui.keys import key

Row = TypeVar("Row")

ROLES = ("name", "strong", "muted", "faint", "accent", "overdue", "due", "fine", "hint", "aside")
"""What a piece of a line may be; each is a tone of the theme (see tones.py)."""


class Piece(NamedTuple):
    """A stretch of text in one role."""

    text: str
    """The text; never read as markup."""
    role: str = "name"
    """One of ROLES."""


class Line(NamedTuple):
    """One line of a row: pieces from the left, and pieces that end at the right edge."""

    left: Sequence[Piece] = ()
    """Cut where the right ones begin."""
    right: Sequence[Piece] = ()
    """Never cut."""


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
        self._drawn: dict[tuple[int, bool], list[Strip]] = {}
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

    def on_focus(self) -> None:
        """Show the bar."""
        self.refresh_lines(self.cursor * self.row_height, self.row_height)

    def on_blur(self) -> None:
        """Show the fill without the bar."""
        self.refresh_lines(self.cursor * self.row_height, self.row_height)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.scrollable_content_region.width
        if not self.rows:
            return self._empty_line(y, width)
        if width != self._drawn_width:
            self._drawn_width = width
            self._drawn.clear()
        index, line = divmod(y + self.scroll_offset.y, self.row_height)
        if index >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        under = index == self.cursor
        known = (index, under and self.lit)
        if under:
            return self._draw_row(index, width)[line]
        if known not in self._drawn:
            self._drawn[known] = self._draw_row(index, width)
        return self._drawn[known][line]

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
            self._strip(line, width, back, bar, bold=bold and not number)
            for number, line in enumerate(lines)
        ]

    def _strip(
        self, line: Line, width: int, back: Style, first: Segment, *, bold: bool = False
    ) -> Strip:
        right = [self._segment(piece, back) for piece in line.right]
        taken = sum(segment.cell_length for segment in right)
        room = max(0, width - 2 - taken - bool(taken))
        left = [self._segment(piece, back, bold=bold) for piece in line.left]
        length = sum(segment.cell_length for segment in left)
        if length > room:
            left = list(self._cut(left, room, back))
            length = room
        gap = Segment(" " * max(0, width - 2 - taken - length), back)
        strip = Strip([first, *left, gap, *right, Segment(" ", back)])
        return strip.adjust_cell_length(width, back)

    def _segment(self, piece: Piece, back: Style, *, bold: bool = False) -> Segment:
        role = "strong" if bold and piece.role == "name" else piece.role
        return Segment(piece.text, back + self.app.tones[role])

    def _cut(self, left: list[Segment], room: int, back: Style) -> list[Segment]:
        more = self.app.glyphs.more
        kept: list[Segment] = []
        space = max(0, room - 1)
        for segment in left:
            size = cell_len(segment.text)
            if size > space:
                kept.append(Segment(set_cell_size(segment.text, space), segment.style))
                break
            kept.append(segment)
            space -= size
        return [*kept, Segment(more if room else "", kept[-1].style if kept else back)]

    def _empty_line(self, y: int, width: int) -> Strip:
        lines = self.empty_lines()
        top = max(0, (self.size.height - len(lines)) // 2)
        if not top <= y < top + len(lines):
            return Strip.blank(width, self.rich_style)
        widest = max(sum(cell_len(piece.text) for piece in line.left) for line in lines)
        indent = Segment(" " * max(1, (width - widest) // 2), self.rich_style)
        return self._strip(lines[y - top], width, self.rich_style, indent)
