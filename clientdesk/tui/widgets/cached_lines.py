"""A text area that draws only lines that changed: a key costs a paragraph, not a screenful."""

from collections.abc import Hashable

from textual.strip import Strip
from textual.widgets import TextArea

MOST = 2000
"""Lines that are remembered before all are forgotten."""


class CachedLines(TextArea):
    """Remembers each drawn line by what it says.

    With soft wrap, TextArea draws every visible line anew whenever the cursor moves. Only the
    paragraph that holds the cursor, and a selection, can look different from the last time.
    """

    def __init__(self, *arguments: object, **options: object) -> None:
        """Take what TextArea takes."""
        super().__init__(*arguments, **options)  # type: ignore[arg-type] # handed through
        self._drawn: dict[Hashable, Strip] = {}

    def look_of(self, row: int) -> Hashable:
        """Return what beside its text decides how a line looks, where a subclass adds to it."""
        del row
        return None

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen, from memory where it cannot have changed."""
        wrapped = self.wrapped_document
        at = y + self.scroll_offset.y
        start, end = self.selection
        if start != end or self.suggestion or not self._says_something:
            return super().render_line(y)
        if at >= wrapped.height:
            return self._remembered((self.size.width,), y)
        row, section = wrapped._offset_to_line_info[at]  # noqa: SLF001 - the public way divides the whole line
        if row == end[0]:
            return super().render_line(y)
        offsets = tuple(wrapped.get_offsets(row))
        line = self.document.get_line(row)
        return self._remembered((line, section, offsets, self.size.width, self.look_of(row)), y)

    def _remembered(self, known: Hashable, y: int) -> Strip:
        strip = self._drawn.get(known)
        if strip is None:
            if len(self._drawn) > MOST:
                self._drawn.clear()
            strip = self._drawn[known] = super().render_line(y)
        return strip

    def notify_style_update(self) -> None:
        """Forget every line: colours have changed."""
        self._drawn.clear()
        super().notify_style_update()

    @property
    def _says_something(self) -> bool:
        return self.document.line_count > 1 or bool(self.document.get_line(0))
