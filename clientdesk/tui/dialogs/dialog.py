"""The base of every dialog: a framed sheet over a dimmed page, closed by esc."""

from typing import ClassVar, TypeVar

from textual import events, getters
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from clientdesk.tui.host import DeskHost
from clientdesk.tui.keys.binding import key

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
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "close", "Close", "Close the dialog.", ident="dialog.close"),
        key("f1", "app.help", "Keys", "Keys of this dialog.", ident="dialog.help", sign="F1"),
        key("ctrl+n", "app.quick_note", "Quick note", "Note something down, over whatever is open.",
            ident="dialog.quick_note"),
        key("asterisk", "curtain", "Curtain", "Hide what nobody else may read.",
            ident="dialog.curtain", sign="*"),
    ]  # fmt: skip
    AUTO_FOCUS = "*"
    covers: ClassVar[bool] = False
    """Whether it hides by itself what is private when the curtain is drawn; else it is closed."""
    types: ClassVar[bool] = False
    """Whether something is typed into it, so that keys that come too early wait for that."""

    app = getters.app(DeskHost)
    _early: list[events.Key] | None = None
    gone = False
    """Whether it was closed already; keys that were typed ahead may still arrive."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result; once only, as the second time would close what lies below."""
        if self.gone:
            return AwaitComplete()
        self.gone = True
        return super().dismiss(result)

    def on_mount(self) -> None:
        """Keep keys that come before anything can take them."""
        if self.types and any(widget.focusable for widget in self.query("*")):
            self._early = []

    def on_key(self, event: events.Key) -> None:
        """Let an early key wait."""
        if self._early is not None:
            event.stop()
            event.prevent_default()
            self._early.append(events.Key(event.key, event.character))

    def on_descendant_focus(self) -> None:
        """Hand the early keys over."""
        waiting, self._early = self._early, None
        for event in waiting or ():
            if self.focused is not None:
                self.focused.post_message(event)

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    async def action_curtain(self) -> None:
        """Draw the curtain over what lies below, and over this dialog."""
        await self.run_action("app.curtain")
        if self.app.curtain and not self.covers:
            self.dismiss(None)


class Sheet(Vertical):
    """The framed part of a dialog."""

    def __init__(self, heading: str, *, foot: str = "") -> None:
        super().__init__()
        self.border_title = Content(heading) if heading else None
        self.border_subtitle = Content(foot) if foot else None
