"""Find and replace inside the text that is being written."""

from collections import defaultdict
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.text_area import Selection

from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys.binding import key
from clientdesk.tui.notes.seeking import Seeker, Stretch, replaced
from clientdesk.tui.widgets.coloured_lines import Stretches
from clientdesk.tui.widgets.editor import Editor
from clientdesk.tui.widgets.proof_spans import Rows

Place = tuple[int, int]
HEIGHT = 8
"""Lines at the bottom of the screen that the dialog may hide: it goes to the top then."""


class FindHere(Dialog[None]):
    """Marks every place while one types, goes from one to the next, and replaces one or all."""

    types: ClassVar[bool] = True
    DEFAULT_CSS = """
    FindHere {
        align: center bottom;
        background: transparent;
        &.-above { align: center top; }
        & > Sheet { width: 78; height: 5; padding: 0 1; margin-bottom: 1; }
        & .find--row { height: 1; }
        & .find--label { width: 9; color: $muted; }
        & Input { width: 1fr; }
        & #count { width: 14; text-align: right; color: $muted; }
        & #keys { height: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "step(1)", "Next", "Go to the next place.", ident="find_here.next"),
        key("up", "step(-1)", "Before", "Go to the place before.", ident="find_here.before"),
        key("f8", "step(1)", "Next", "Go to the next place.", ident="find_here.next_f8"),
        key("shift+f8", "step(-1)", "Before", "Go to the place before.",
            ident="find_here.before_f8"),
        key("tab", "other", "Other line", "Go to the other line.", ident="find_here.tab"),
        key("shift+tab", "other", "Other line", "Go to the other line.", ident="find_here.back"),
        key("ctrl+r", "all", "Replace all", "Replace every place; one ctrl+z undoes it.",
            ident="find_here.all"),
    ]  # fmt: skip

    _words = getters.query_one("#words", Input)
    _instead = getters.query_one("#instead", Input)
    _count = getters.query_one("#count", Static)

    def __init__(self, editor: Editor, words: str = "") -> None:
        """Look in an editor, for words at first."""
        super().__init__()
        self._editor = editor
        self._first = words or editor.selected_text.split("\n")[0][:80]
        self._from = min(editor.selection)
        self._seeker = Seeker(editor.text)
        self._rows = Rows(editor.text)
        self._found: list[Stretch] = []
        self._at = 0
        self._marks: Stretches = {}

    def compose(self) -> ComposeResult:
        """Lay out two lines and their keys."""
        with Sheet("Find in this text"):
            with Horizontal(classes="find--row"):
                yield Static("Find", classes="find--label")
                yield Input(self._first, id="words")
                yield Static(Content(" "), id="count")
            with Horizontal(classes="find--row"):
                yield Static("Replace", classes="find--label")
                yield Input(id="instead")
            yield Static(self._keys(), id="keys")

    def on_mount(self) -> None:
        """Look for the first words."""
        if self._first:
            self._look(self._first)

    # ---- looking

    @on(Input.Changed, "#words")
    def follow(self, event: Input.Changed) -> None:
        """Mark the places of what is typed, and go to the first one from the cursor on."""
        event.stop()
        self._look(event.value)

    def _look(self, words: str) -> None:
        self._found = self._seeker.find(words)
        places = [self._rows.place(one.start) for one in self._found]
        self._at = next((at for at, place in enumerate(places) if place >= self._from), 0)
        marks: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for one, (row, column) in zip(self._found, places, strict=True):
            marks[row].append((column, column + one.end - one.start))
        self._marks = {row: tuple(found) for row, found in marks.items()}
        self._go()

    def _go(self) -> None:
        words = self._words.value
        if not self._found:
            self._editor.show_found({})
            self._count.update(Content.styled("nothing" if words else " ", "$overdue"))
            self._editor.selection = Selection.cursor(self._from)
            return
        told = f"{self._at + 1} of {len(self._found)}"
        self._count.update(Content.styled(told, "$muted"))
        start, end = self._ends(self._found[self._at])
        self._editor.show_found(self._marks, start)
        self._editor.selection = Selection(start, end)
        self._editor.scroll_cursor_visible(center=True)
        below = self._editor.cursor_screen_offset.y - (self.size.height - HEIGHT)
        self.set_class(below >= 0, "-above")

    def _ends(self, one: Stretch) -> tuple[Place, Place]:
        return self._rows.place(one.start), self._rows.place(one.end)

    def action_step(self, step: int) -> None:
        """Go to the next place, or the one before; around at the ends."""
        if self._found:
            self._at = (self._at + step) % len(self._found)
            self._from = self._rows.place(self._found[self._at].start)
            self._go()

    def action_other(self) -> None:
        """Go to the other line."""
        self.set_focus(self._instead if self._words.has_focus else self._words)

    # ---- replacing

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Go on to the next place; in the second line replace this one first."""
        event.stop()
        if event.input is self._instead:
            self._replace(self._found[self._at : self._at + 1])
        else:
            self.action_step(1)

    def action_all(self) -> None:
        """Replace every place, as one undo."""
        count = len(self._found)
        if self._replace(self._found):
            self.app.say(f"Replaced {count}: one ctrl+z takes all of it back.")

    def _replace(self, found: list[Stretch]) -> bool:
        if not found or self._editor.read_only:
            self.app.say("There is nothing to replace.")
            return False
        start, end, text = replaced(self._seeker.text, found, self._instead.value)
        self._editor.history.checkpoint()
        edit = self._editor.replace(text, self._rows.place(start), self._rows.place(end))
        self._editor.history.checkpoint()
        self._from = edit.end_location
        self._seeker = Seeker(self._editor.text)
        self._rows = Rows(self._editor.text)
        self._look(self._words.value)
        return True

    # ---- the end

    def action_close(self) -> None:
        """Leave the cursor where the last place is."""
        self._editor.show_found({})
        self._editor.selection = Selection.cursor(min(self._editor.selection))
        self.dismiss(None)

    def _keys(self) -> Content:
        keys = (("enter", "next, or replace"), ("up down", "go"), ("^r", "all"),
                ("tab", "other line"), ("esc", "done"))  # fmt: skip
        return Content("   ").join(
            Content.assemble((sign, "bold $focus"), " ", (does, "$muted")) for sign, does in keys
        )
