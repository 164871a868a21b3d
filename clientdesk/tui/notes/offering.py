"""The small list under the cursor that completes `@client`, `#tag` and `[[client]]`."""

from time import monotonic
from typing import ClassVar

from textual import getters
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from clientdesk.tui.host import DeskHost
from clientdesk.tui.notes.words import Offer, last_word, offers
from clientdesk.tui.widgets.editor import Editor

LONGEST = 80
"""Characters before the cursor that are looked at."""
KNOWN_FOR = 30.0
"""Seconds for which the tags of the desk are remembered: reading them all takes a moment."""


class Offers(Static):
    """Shows what the word under the cursor can become; the editor gives it its keys first."""

    DEFAULT_CSS = """
    Offers {
        overlay: screen;
        constrain: inside inside;
        position: absolute;
        width: auto;
        max-width: 48;
        height: auto;
        padding: 0 1;
        display: none;
        background: $sheet;
        border-left: outer $focus;
        &.-open { display: block; }
    }
    App:ansi Offers, App:nocolor Offers { border: round $foreground; }
    """
    keys: ClassVar[frozenset[str]] = frozenset({"tab", "enter", "up", "down", "escape"})
    """The keys that it takes while it is open."""

    app = getters.app(DeskHost)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self._word = ""
        self._offers: list[Offer] = []
        self._at = 0
        self._left = ""
        self._tags: tuple[str, ...] = ()
        self._read_at = -KNOWN_FOR

    def on_mount(self) -> None:
        """Take the editor's keys."""
        self._editor.helper = self

    def follow(self) -> None:
        """Offer what the word before the cursor can become; close for any other."""
        row, column = self._editor.cursor_location
        before = self._editor.document.get_line(row)[max(0, column - LONGEST) : column]
        word = last_word(before) if self._editor.selection.is_empty else ""
        if word == self._word:
            return
        self._word = word
        if not word or word == self._left:
            self.close()
            return
        self._left = ""
        self._offers = offers(self.app.workbench, word, self._known_tags(word))
        self._at = 0
        self._show()

    def _known_tags(self, word: str) -> tuple[str, ...]:
        if word[0] == "#" and monotonic() - self._read_at > KNOWN_FOR:
            self._tags = tuple(self.app.workbench.notebook.tags())
            self._read_at = monotonic()
        return self._tags

    def _show(self) -> None:
        self.set_class(bool(self._offers), "-open")
        if not self._offers:
            return
        lines = [self._line(at, offer) for at, offer in enumerate(self._offers)]
        self.update(Content("\n").join(lines))
        if isinstance(around := self.parent, Widget):
            cursor, home = self._editor.cursor_screen_offset, around.content_region.offset
            self.styles.offset = (cursor.x - home.x - len(self._word), cursor.y - home.y + 1)

    def _line(self, at: int, offer: Offer) -> Content:
        here = at == self._at
        style = "bold $focus" if here else "$foreground"
        return Content.styled(f"{'>' if here else ' '} {offer.shown}", style)

    def close(self) -> None:
        """Offer nothing."""
        self._offers = []
        self.remove_class("-open")

    # ---- what the editor asks

    def takes(self, name: str) -> bool:
        """Act on a key of the editor; False to leave it to the editor."""
        if not self._offers or name not in self.keys:
            return False
        if name in {"up", "down"}:
            self._at = (self._at + (1 if name == "down" else -1)) % len(self._offers)
            self._show()
        elif name == "escape":
            self._left = self._word
            self.close()
        else:
            self._accept(self._offers[self._at])
        return True

    def _accept(self, offer: Offer) -> None:
        row, column = self._editor.cursor_location
        line = self._editor.document.get_line(row)
        end = (
            column + 2 if self._word.startswith("[[") and line[column:].startswith("]]") else column
        )
        written = offer.written
        if written.endswith(" ") and line[column : column + 1] == " ":
            written = written[:-1]
        edit = self._editor.replace(
            written, (row, column - len(self._word)), (row, end), maintain_selection_offset=False
        )
        self._editor.move_cursor(edit.end_location)
        self.close()
