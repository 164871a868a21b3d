"""The base of every dialog: a framed sheet over a dimmed page, closed by esc."""

from typing import ClassVar, TypeVar

from textual import getters
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from clientdesk.tui.host import DeskHost
from clientdesk.tui.keys import key

Result = TypeVar("Result")


class Dialog(ModalScreen[Result | None]):
    """A dialog gives its result, or None when it is left with esc."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > Sheet {
            width: 72;
            max-width: 100%;
            height: auto;
            max-height: 90%;
            border: round $focus;
            border-title-color: $foreground;
            border-title-style: bold;
            border-title-background: $background;
            border-subtitle-color: $muted;
            border-subtitle-background: $background;
            background: $background;
            padding: 1 2;
        }
    }
    App:nocolor Dialog > Sheet { border: heavy $foreground; }
    App.-ascii Dialog > Sheet { border: ascii $focus; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "close", "Close", "Close the dialog.", ident="dialog.close"),
        key("ctrl+n", "app.quick_note", "Quick note", "Note something down, over whatever is open.",
            ident="dialog.quick_note"),
    ]  # fmt: skip
    AUTO_FOCUS = "*"

    app = getters.app(DeskHost)

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)


class Sheet(Vertical):
    """The framed part of a dialog."""

    def __init__(self, heading: str, *, foot: str = "") -> None:
        super().__init__()
        self.border_title = Content(heading) if heading else None
        self.border_subtitle = Content(foot) if foot else None
