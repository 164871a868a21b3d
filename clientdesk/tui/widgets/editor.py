"""The editor of notes and drafts: nothing typed in it is ever only on the screen."""

from typing import ClassVar, Protocol

from rich.style import Style
from textual import events, getters
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from clientdesk.model.text import clean
from clientdesk.tui.host import DeskHost
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.coloured_lines import ColouredLines


class Helper(Protocol):
    """What may take keys before the editor does: a list that is open under the cursor."""

    def takes(self, name: str) -> bool:
        """Act on a key by its name; False to leave it to the editor."""


class Editor(ColouredLines):
    """A text area that says when to keep what is typed, and when to save it.

    `Typing` comes at most `keep_after` seconds after the first key, and again as long as keys
    come; `Settled` comes `rest` seconds after the last key, and when the focus leaves.
    """

    class Typing(Message):
        """Text has been typed that should be kept against a crash."""

        def __init__(self, editor: "Editor") -> None:
            super().__init__()
            self.editor = editor
            """The editor."""

        @property
        def control(self) -> "Editor":
            """The editor."""
            return self.editor

    class Settled(Typing):
        """Nobody types any more: it is time to save."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+end", "go_to_end", "End", "Go to the end of the text.", ident="editor.end"),
        key("ctrl+home", "go_to_start", "Start", "Go to the start of the text.",
            ident="editor.start"),
    ]  # fmt: skip
    app = getters.app(DeskHost)
    keep_after: ClassVar[float] = 0.35
    """Seconds after which a key is in the recovery file."""
    rest: ClassVar[float] = 2.0
    """Seconds without a key after which the text is saved."""

    def __init__(self, *, id: str | None = None, hint: str = "", markdown: bool = False) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, soft_wrap=True, show_line_numbers=False, markdown=markdown)
        self.placeholder = Content(hint)
        self.cursor_blink = False
        # Looking for it reads the whole text at each step of the cursor.
        self.match_cursor_bracket = False
        self.helper: Helper | None = None
        """Takes keys first, while it has something to offer."""
        self._keeping: Timer | None = None
        self._resting: Timer | None = None
        self._left = False

    # ---- text from the desk

    def load(self, text: str) -> None:
        """Show another text: nothing that was typed, and nothing to undo."""
        self._still()
        with self.prevent(TextArea.Changed):
            self.text = text
        self.find_fences(anew=True)

    def reload(self, text: str) -> None:
        """Show the same text as it was changed elsewhere; the cursor stays where it can."""
        at, top = self.cursor_location, self.scroll_offset
        self.load(text)
        row = min(at[0], self.document.line_count - 1)
        self.selection = Selection.cursor((row, min(at[1], len(self.document.get_line(row)))))
        self.scroll_to(*top, animate=False)

    def go_to_line(self, line: str) -> None:
        """Put the cursor on the first line that reads so, space around it aside; else stay."""
        for row, text in enumerate(self.document.lines):
            if text.strip() == line:
                self.move_cursor((row, len(text) - len(text.lstrip())), center=True)
                return

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Bring the cursor into sight, if it stands in the text.

        While a long paste is undone the scrollbar goes before the cursor has moved: TextArea then
        asks for a line that is there no more, which would end the program.
        """
        if self.cursor_location[0] >= self.document.line_count:
            return Offset()
        return super().scroll_cursor_visible(center, animate)

    # ---- when to keep and when to save

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        """Start the two clocks."""
        self.find_fences()
        if self._keeping is None:
            self._keeping = self.set_timer(self.keep_after, self._keep)
        if self._resting is None:
            self._resting = self.set_timer(self.rest, self._settle)
        else:
            self._resting.reset()

    def on_blur(self) -> None:
        """Save when the focus leaves."""
        self._left = False
        if self._resting is not None:
            self._settle()

    def _keep(self) -> None:
        self._keeping = None
        self.post_message(self.Typing(self))

    def _settle(self) -> None:
        self._still()
        self.find_fences(anew=True)
        self.post_message(self.Settled(self))

    def _still(self) -> None:
        for timer in (self._keeping, self._resting):
            if timer is not None:
                timer.stop()
        self._keeping = self._resting = None

    # ---- typing

    async def _on_key(self, event: events.Key) -> None:
        """Let every key of a burst, as a slow line brings them, find what the ones before it did.

        By itself a key such as `end` or `escape` first travels up to the app and back, while the
        letters behind it are written where the cursor was.
        """
        if self.helper is not None and not self._left and self.helper.takes(event.key):
            event.stop()
            event.prevent_default()
            return
        self._left = self._left and self.app.focused is not self
        if self._left:
            event.stop()
            event.prevent_default()
            self.app.post_message(events.Key(event.key, event.character))
            return
        bound = None if event.is_printable else self.screen.active_bindings.get(event.key)
        if bound is not None and bound.enabled and event.key != "enter":
            event.stop()
            event.prevent_default()
            await self.app.run_action(bound.binding.action, bound.node)
            self._left = self.app.focused is not self

    def action_go_to_end(self) -> None:
        """Go behind the last letter."""
        self.move_cursor(self.document.end)

    def action_go_to_start(self) -> None:
        """Go before the first letter."""
        self.move_cursor(self.document.start)

    async def _on_paste(self, event: events.Paste) -> None:
        if not self.read_only:
            event.stop()
            event.prevent_default()
            edit = self.replace(clean(event.text), *self.selection, maintain_selection_offset=False)
            self.move_cursor(edit.end_location)

    # ---- colours

    def get_component_rich_style(
        self, *names: str, partial: bool = False, default: Style | None = None
    ) -> Style:
        """Return a component's style; the cursor's line has a fill only, so that colours stay."""
        style = super().get_component_rich_style(*names, partial=partial, default=default)
        if names == ("text-area--cursor-line",):
            return Style(bgcolor=style.bgcolor)
        return style
