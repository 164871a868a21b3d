"""One line for the one thing that the reader must not miss."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from clientdesk.model.finding import Fix
from clientdesk.model.text import clean_line
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.drafts.dialogs.moving import Moved

QUESTION = "What is the one thing this reader must not miss?"
"""What is asked."""


class Standing(NamedTuple):
    """A sentence of the mail that says it already."""

    sides: tuple[Moved, Moved]
    """Where it stands, and where it would stand."""
    fix: Fix | None
    """What moves it up; None where it is in the opening, or cannot be moved."""


class OneThing(Dialog[str]):
    """Gives what was typed; empty where the sentence that the mail has already is to move up."""

    types: ClassVar[bool] = True
    DEFAULT_CSS = """
    OneThing {
        & .one--said { height: auto; min-height: 2; margin: 1 0; }
    }
    """

    def __init__(self, find: Callable[[str], Standing | None]) -> None:
        """Look with `find` whether the mail says it; with nothing typed it gives the main point."""
        super().__init__()
        self._find = find

    def compose(self) -> ComposeResult:
        """Show the line, what the mail says already, and the keys."""
        with Sheet(QUESTION):
            yield Input(placeholder="an ask, a decision, a date, bad news", compact=True)
            yield Static(self._about(""), classes="one--said")
            yield Static(_KEYS)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(".one--said", Static).update(self._about(clean_line(event.value).strip()))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        typed = clean_line(event.value).strip()
        found = self._find(typed)
        if typed or (found and found.fix):
            self.dismiss(typed)

    def _about(self, typed: str) -> Content:
        found = self._find(typed)
        if found is None:
            return Content.styled("It becomes the first sentence." if typed else "", "$muted")
        at, _, said = found.sides[0]
        if found.fix is not None:
            does = f"Line {at} says so; enter moves it up:" if typed else "Nothing typed moves up"
            does = does if typed else f"{does} line {at}:"
        elif typed:
            does = f"Line {at} says so:"
        else:
            does = f"The mail begins with it now, in line {at}:"
        return Content.assemble((f"{does} ", "$muted"), said)


_KEYS = Content("    ").join(
    Content.assemble((sign, "bold $focus"), " ", (does, "$muted"))
    for sign, does in (("enter", "say it first"), ("esc", "leave"))
)
