"""A text area whose lines are coloured as Markdown, and that marks what was looked for."""

from bisect import bisect_right
from collections.abc import Hashable

from rich.style import Style
from rich.text import Text
from textual import getters

from clientdesk.tui.host import DeskHost
from clientdesk.tui.widgets.cached_lines import CachedLines
from clientdesk.tui.widgets.markdown import fences, is_fence, spans

FOUND = Style(underline=True, bold=True)
"""How a stretch that was looked for is marked: it shows without colour too."""
HERE = Style(reverse=True)
"""How the one of them is marked that one stands at."""
Stretches = dict[int, tuple[tuple[int, int], ...]]
"""By row, where each stretch begins and ends."""


class ColouredLines(CachedLines):
    """Colours a line when it is drawn; a key costs the same in a text of any length."""

    app = getters.app(DeskHost)

    def __init__(self, *arguments: object, markdown: bool = False, **options: object) -> None:
        """Take what TextArea takes, and whether the text is Markdown."""
        self._markdown = markdown
        self._fences: tuple[int, ...] = ()
        self._rows = 0
        self._found: Stretches = {}
        self._here: tuple[int, int] | None = None
        super().__init__(*arguments, **options)

    def get_line(self, line_index: int) -> Text:
        """Return one line in its colours; only lines on the screen are asked for."""
        line = super().get_line(line_index)
        if self._markdown and self._in_code(line_index):
            line.stylize(self.app.tones["code"])
        elif self._markdown:
            for span in spans(line.plain):
                line.stylize(self.app.tones[span.role], span.start, span.end)
        for start, end in self._found.get(line_index, ()):
            line.stylize(HERE if (line_index, start) == self._here else FOUND, start, end)
        return line

    def look_of(self, row: int, start: int, end: int) -> Hashable:
        """Return the whole line where Markdown is coloured: its marks may stand in another part."""
        del start, end
        look = (self.document.get_line(row), self._in_code(row)) if self._markdown else None
        return (look, self._found[row], self._here) if row in self._found else look

    def show_found(self, found: Stretches, here: tuple[int, int] | None = None) -> None:
        """Mark stretches of lines, and the one that begins at `here` more than the others."""
        if (found, here) != (self._found, self._here):
            self._found, self._here = found, here
            self._draw_anew()

    # ---- blocks of code

    def _in_code(self, row: int) -> bool:
        """Tell whether a line stands in a block of code, its fences included."""
        if not self._fences:
            return False
        before = bisect_right(self._fences, row)
        return before % 2 == 1 or self._is_at_fence(row)

    def _is_at_fence(self, row: int) -> bool:
        before = bisect_right(self._fences, row)
        return before > 0 and self._fences[before - 1] == row

    def find_fences(self, *, anew: bool = False) -> None:
        """Find the blocks of code again, if what was typed can have changed them."""
        if not self._markdown:
            return
        lines, rows = self.document.lines, self._rows
        row = min(self.cursor_location[0], len(lines) - 1)
        self._rows = len(lines)
        moved = abs(len(lines) - rows) > (0 if self._fences else 1)
        if not (anew or moved or is_fence(lines[row]) or self._is_at_fence(row)):
            return
        found = fences(lines)
        if found != self._fences:
            self._fences = found
            self._draw_anew()

    def _draw_anew(self) -> None:
        # get_line, the documented hook, has no way to say that its answer has changed.
        self._line_cache.clear()
        self._drawn.clear()
        self.refresh()
