"""The editor of what was said: a line's first character makes it a decision or a promise."""

from collections.abc import Hashable

from rich.text import Text

from clientdesk.model.touch import PREFIXES
from clientdesk.tui.forms.readings import ROLES
from clientdesk.tui.widgets.editor import Editor


class TalkEditor(Editor):
    """Colours each line by its prefix, so that it is seen what it becomes."""

    def get_line(self, line_index: int) -> Text:
        """Return one line, its sign in bold and its words in the tone of its kind."""
        line = super().get_line(line_index)
        kind = PREFIXES.get(line.plain[:1])
        if kind is not None:
            tone = self.app.tones[ROLES[kind]]
            line.stylize(tone)
            line.stylize("bold", 0, 1)
        return line

    def look_of(self, row: int, start: int, end: int) -> Hashable:
        """Return the prefix of the line, on which the colour of every part of it depends."""
        del start, end
        return self.document.get_line(row)[:1]
