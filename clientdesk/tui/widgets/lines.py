"""Lines made of pieces in roles, and the pen that draws them as strips of the screen."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip


class Piece(NamedTuple):
    """A stretch of text in one role."""

    text: str
    """The text; never read as markup."""
    role: str = "name"
    """A tone of the theme: see tones.py."""


class Line(NamedTuple):
    """One line of a row: pieces from the left, and pieces that end at the right edge."""

    left: Sequence[Piece] = ()
    """Cut where the right ones begin."""
    right: Sequence[Piece] = ()
    """Never cut."""


class Pen(NamedTuple):
    """Draws lines in the tones of a theme."""

    tones: Mapping[str, Style]
    """The style of each role."""
    more: str
    """The sign of something that was cut off."""
    page: Style
    """The style of the page that is drawn on."""

    def block(self, lines: Sequence[Line], y: int, size: Size) -> Strip:
        """Return one line of a page that has nothing but a few lines in its middle."""
        top = max(0, (size.height - len(lines)) // 2)
        if not top <= y < top + len(lines):
            return Strip.blank(size.width, self.page)
        widest = max(sum(cell_len(piece.text) for piece in line.left) for line in lines)
        indent = Segment(" " * max(1, (size.width - widest) // 2), self.page)
        return self.strip(lines[y - top], size.width, indent, self.page)

    def strip(
        self, line: Line, width: int, first: Segment, back: Style, *, bold: bool = False
    ) -> Strip:
        """Return a line as wide as the screen, after its first segment; bold names if wanted."""
        right = [self._segment(piece, back) for piece in line.right]
        taken = sum(segment.cell_length for segment in right)
        room = max(0, width - 2 - taken - bool(taken))
        left = [self._segment(piece, back, bold=bold) for piece in line.left]
        length = sum(segment.cell_length for segment in left)
        if length > room:
            left = self._cut(left, room, back)
            length = room
        gap = Segment(" " * max(0, width - 2 - taken - length), back)
        strip = Strip([first, *left, gap, *right, Segment(" ", back)])
        return strip.adjust_cell_length(width, back)

    def _segment(self, piece: Piece, back: Style, *, bold: bool = False) -> Segment:
        role = "strong" if bold and piece.role == "name" else piece.role
        return Segment(piece.text, back + self.tones[role])

    def _cut(self, left: list[Segment], room: int, back: Style) -> list[Segment]:
        kept: list[Segment] = []
        space = max(0, room - 1)
        for segment in left:
            size = cell_len(segment.text)
            if size > space:
                kept.append(Segment(set_cell_size(segment.text, space), segment.style))
                break
            kept.append(segment)
            space -= size
        return [*kept, Segment(self.more if room else "", kept[-1].style if kept else back)]
