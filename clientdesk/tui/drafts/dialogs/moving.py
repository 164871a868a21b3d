"""A sentence that would move, shown as a change before it is made."""

from enum import Enum, auto
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from clientdesk.model.finding import Fix
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.lamps import line_of

LONGEST = 240
"""Characters of a sentence that are shown."""


class Answer(Enum):
    """What to do with the change."""

    DO = auto()
    INSTEAD = auto()
    """Do the other thing that was offered."""


class Moved(NamedTuple):
    """One side of a move."""

    line: int
    """The line of the text it stands in, from 1."""
    word: int
    """Which word of that line it begins with, from 1."""
    said: str
    """The sentence, on one line."""


def sides_of(text: str, said: str, start: int, fix: Fix) -> tuple[Moved, Moved]:
    """Return where a sentence that starts at `start` is taken out and where `fix` puts it."""
    put = fix.start + len(fix.text) - len(fix.text.lstrip())
    return _side(text, start, said), _side(text[: fix.start] + fix.text, put, said)


def _side(text: str, place: int, said: str) -> Moved:
    before = text[text.rfind("\n", 0, place) + 1 : place]
    return Moved(line_of(text, place), len(before.split()) + 1, said)


class Moving(Dialog[Answer]):
    """Shows the line that goes and the line that comes, and takes one of two keys."""

    DEFAULT_CSS = """
    Moving {
        & .moving--row { height: auto; }
        & .moving--mark { width: 20; }
        & .moving--said { width: 1fr; height: auto; max-height: 6; }
        & .moving--keys { margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "answer('DO')", "Move it up", "Make the change; one undo takes it back.",
            ident="moving.do", show=True),
        key("w", "answer('INSTEAD')", "Write mine", "Write what was typed instead.",
            ident="moving.instead"),
    ]  # fmt: skip

    def __init__(self, heading: str, sides: tuple[Moved, Moved], *, instead: str = "") -> None:
        """Show both sides; `instead` is what `w` does, if anything."""
        super().__init__()
        self._heading = heading
        self._sides = sides
        self._instead = instead

    def compose(self) -> ComposeResult:
        """Show the change over its keys."""
        before, after = self._sides
        with Sheet(self._heading):
            for sign, side, colour in (("-", before, "$overdue"), ("+", after, "$fine")):
                where = f"line {side.line}, word {side.word}"
                mark = Content.assemble((f"{sign} ", f"bold {colour}"), (where, "$faint"))
                said = side.said
                if len(said) > LONGEST:
                    said = said[: LONGEST - 1] + self.app.glyphs.more
                with Horizontal(classes="moving--row"):
                    yield Static(mark, classes="moving--mark")
                    yield Static(Content.styled(said, colour), classes="moving--said")
            yield Static(self._keys(), classes="moving--keys")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the other thing only where there is one."""
        return action != "answer" or "DO" in parameters or bool(self._instead)

    def action_answer(self, name: str) -> None:
        """Give the answer."""
        self.dismiss(Answer[name])

    def _keys(self) -> Content:
        keys = [("enter", "move it up"), ("w", self._instead), ("esc", "leave it")]
        return Content("    ").join(
            Content.assemble((sign, "bold $focus"), " ", (does, "$muted"))
            for sign, does in keys
            if does
        )
