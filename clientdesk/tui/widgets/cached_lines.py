"""A text area that draws only what changed: a key costs a line of the screen, not a screenful."""

from collections.abc import Hashable

from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea

MOST = 2000
"""Lines that are remembered before all are forgotten."""


class KnownHeight(WrappedDocument):
    """A wrapped text that knows how tall it is; by itself it counts all of its lines each time."""

    @property
    def height(self) -> int:
        """The number of lines on the screen."""
        return len(self._offset_to_line_info)


class CachedLines(TextArea):
    """Remembers each drawn line of the screen by what it says.

    With soft wrap, TextArea draws every visible line anew whenever the cursor moves, and works out
    its colours anew at every refresh. Only the line that holds the cursor, and a selection, can
    look different from the last time; and only a change of styles changes colours.
    """

    def __init__(self, *arguments: object, **options: object) -> None:
        """Take what TextArea takes."""
        super().__init__(*arguments, **options)  # type: ignore[arg-type] # handed through
        self._drawn: dict[Hashable, Strip] = {}
        self._coloured = False

    def look_of(self, row: int, start: int, end: int) -> Hashable:
        """Return what beside its text decides how the part of a line looks from start to end."""
        del row, start, end
        return None

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        # It is made in there, and what moves the cursor holds it already.
        self.wrapped_document.__class__ = KnownHeight

    def notify_style_update(self) -> None:
        """Forget every line: colours have changed."""
        self._drawn.clear()
        self._coloured = False
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines; the colours are worked out after a change of styles only."""
        if self._coloured:
            return ScrollView.render_lines(self, crop)
        self._coloured = True
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen, from memory where it cannot have changed."""
        wrapped, at = self.wrapped_document, y + self.scroll_offset.y
        selected, cursor = self.selection
        if selected != cursor or self.suggestion or not self._says_something:
            return super().render_line(y)
        places = wrapped._offset_to_line_info  # noqa: SLF001 - the public ways read the whole text
        if at >= len(places):
            return self._remembered((self.size.width,), y)
        row, section = places[at]
        line, offsets = self.document.get_line(row), wrapped.get_offsets(row)
        start = offsets[section - 1] if section else 0
        end = offsets[section] if section < len(offsets) else len(line)
        here = row == cursor[0]
        last = section == len(offsets)
        if (here and start <= cursor[1] and (cursor[1] < end or last)) or "\t" in line:
            return super().render_line(y)
        text, look = line[start:end], self.look_of(row, start, end)
        return self._remembered((text, here, last, self.size.width, look), y)

    def _remembered(self, known: Hashable, y: int) -> Strip:
        strip = self._drawn.get(known)
        if strip is None:
            if len(self._drawn) > MOST:
                self._drawn.clear()
            strip = self._drawn[known] = super().render_line(y)
        return strip

    @property
    def _says_something(self) -> bool:
        return self.document.line_count > 1 or bool(self.document.get_line(0))
