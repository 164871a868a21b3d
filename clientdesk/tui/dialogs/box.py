"""A box over the desk that states something and names its keys."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from clientdesk.tui.host import DeskHost
from clientdesk.tui.keys import key

Result = TypeVar("Result")


class Box(ModalScreen[Result | None], Generic[Result]):
    """The frame of a small dialog; escape closes it with None.

    A subclass yields its widgets in `inside` and names its keys in `hints`.
    """

    DEFAULT_CSS = """
    Box {
        align: center middle;
        background: $background 60%;
        & > .box {
            width: 56;
            max-width: 96%;
            height: auto;
            max-height: 90%;
            padding: 1 2;
            background: $background;
            border: round $focus;
            border-title-background: $background;
        }
        & .box--hints { height: auto; margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "dismiss(None)", "Back", "Close this.", ident="box.back")
    ]

    app = getters.app(DeskHost)

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading = heading

    def inside(self) -> Sequence[Widget]:
        """Return what stands in the box."""
        return ()

    def hints(self) -> Sequence[tuple[str, str]]:
        """Return the keys that count here, and what they do."""
        return (("esc", "back"),)

    def compose(self) -> ComposeResult:
        """Draw the frame around what is inside."""
        with Vertical(classes="box") as box:
            yield from self.inside()
            yield Static(self._hint_line(), classes="box--hints")
        box.border_title = Content.styled(self._heading, "bold $foreground")

    def _hint_line(self) -> Content:
        parts = (
            Content.assemble((sign, "bold $focus"), " ", (does, "$muted"))
            for sign, does in self.hints()
        )
        return Content("    ").join(parts)
