"""A field that holds values with fields of their own: one line that opens them."""

from typing import Any, ClassVar

from textual import getters
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from clientdesk.model.field import FieldInfo
from clientdesk.tui.forms.values import summary
from clientdesk.tui.host import DeskHost
from clientdesk.tui.keys.binding import key


class Nested(Widget, can_focus=True):
    """Shows nested values in a few words; enter asks the form to open them."""

    DEFAULT_CSS = """
    Nested {
        height: 1;
        &:focus { background: $row; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", "Open", "Edit what is inside.", ident="nested.open"),
        key("space", "open", "Open", "Edit what is inside.", ident="nested.open_space"),
    ]
    value: reactive[Any] = reactive(None, init=False)
    """The nested value, or a tuple of them."""

    class Wanted(Message):
        """The nested values shall be edited."""

        def __init__(self, nested: "Nested") -> None:
            super().__init__()
            self.nested = nested
            """The field."""

    class Changed(Message):
        """Other values stand in the field."""

    app = getters.app(DeskHost)

    def __init__(self, info: FieldInfo, value: Any, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.info = info
        """The field that it edits."""
        self.set_reactive(Nested.value, value)

    def watch_value(self) -> None:
        """Tell of it."""
        self.post_message(self.Changed())

    def render(self) -> Content:
        """Show the values in a few words."""
        hint = f"  {self.app.glyphs.enter} edit" if self.has_focus else ""
        text = summary(self.value, curtain=self.app.curtain)
        style = "$muted" if text in {"none", "not set"} else ""
        return Content.assemble((text, style), (hint, "$faint")).truncate(
            max(1, self.size.width), ellipsis=True
        )

    def action_open(self) -> None:
        """Ask the form to open them."""
        self.post_message(self.Wanted(self))

    def on_click(self) -> None:
        """Ask the form to open them."""
        self.action_open()
