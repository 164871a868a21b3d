"""The fields of a form, one under the other; the one that is typed into is always in sight."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, TextArea

from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.editor import Editor

PAGE = 6
"""Fields that a page key passes."""


class Fields(VerticalScroll, inherit_bindings=False):
    """Scrolls with the focus alone, so that nothing is typed where nobody sees it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "step(1)", "Next field", "Go to the next field; from the last line of a text.",
            ident="form.next", priority=True),
        key("up", "step(-1)", "Field before",
            "Go to the field before; from the first line of a text.",
            ident="form.before", priority=True),
        key("pagedown", f"step({PAGE})", "Further down", "Go some fields down.",
            ident="form.page_down"),
        key("pageup", f"step({-PAGE})", "Further up", "Go some fields up.", ident="form.page_up"),
    ]  # fmt: skip

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the key to a text that goes on in its direction."""
        focused = self.screen.focused
        if action == "step" and isinstance(focused, Editor):
            at, pages = focused.cursor_location, focused.navigator
            down = parameters == (1,)
            return pages.is_last_wrapped_line(at) if down else pages.is_first_wrapped_line(at)
        return super().check_action(action, parameters)

    def action_step(self, step: int) -> None:
        """Go some fields further, or back; stay at the ends."""
        fields = self.screen.focus_chain
        focused = self.screen.focused
        if focused in fields:
            at = fields.index(focused) + step
            fields[max(0, min(at, len(fields) - 1))].focus()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def keep_in_sight(self, event: Input.Changed | TextArea.Changed) -> None:
        """Come back to the field that is typed into after the wheel scrolled it away."""
        if event.control.has_focus:
            event.control.scroll_visible(animate=False)
