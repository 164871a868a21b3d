"""A field with few values: one line that goes through them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events, getters
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from clientdesk.tui.host import DeskHost
from clientdesk.tui.keys.binding import key


class Cycle(Widget, can_focus=True):
    """Shows one of several values; left, right, space and a first letter change it."""

    DEFAULT_CSS = """
    Cycle {
        height: 1;
        &:focus { background: $row; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("right", "step(1)", "Next", "Take the next value.", ident="cycle.next"),
        key("space", "step(1)", "Next", "Take the next value.", ident="cycle.next_space"),
        key("left", "step(-1)", "Before", "Take the value before.", ident="cycle.before"),
    ]
    index: reactive[int] = reactive(0, init=False)
    """Which value is shown."""

    class Changed(Message):
        """Another value was taken."""

        def __init__(self, cycle: "Cycle") -> None:
            super().__init__()
            self.cycle = cycle
            """The field."""

        @property
        def control(self) -> "Cycle":
            """The field."""
            return self.cycle

    app = getters.app(DeskHost)

    def __init__(self, choices: Sequence[tuple[Any, str]], value: Any, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._choices = choices
        values = [choice for choice, _ in choices]
        self.set_reactive(Cycle.index, values.index(value) if value in values else 0)

    @property
    def value(self) -> Any:
        """The value that is shown; None if there is none at all."""
        return self._choices[self.index][0] if self._choices else None

    def choose(self, value: Any) -> None:
        """Take a value, if it is one of those."""
        values = [choice for choice, _ in self._choices]
        if value in values:
            self.index = values.index(value)

    def watch_index(self) -> None:
        """Tell of it."""
        self.post_message(self.Changed(self))

    def render(self) -> Content:
        """Show the value; the signs beside it while it has the focus."""
        name = self._choices[self.index][1] if self._choices else ""
        if not self.has_focus:
            return Content(name)
        glyphs = self.app.glyphs
        sides = ((f"{glyphs.back} ", "$focus"), (f" {glyphs.ahead}", "$focus"))
        return Content.assemble(sides[0], name, sides[1])

    def action_step(self, step: int) -> None:
        """Take another value."""
        if self._choices:
            self.index = (self.index + step) % len(self._choices)

    def on_click(self) -> None:
        """Take the next value."""
        self.action_step(1)

    def on_key(self, event: events.Key) -> None:
        """Take the next value that begins with the letter."""
        letter = (event.character or "").casefold()
        if not letter.isalnum():
            return
        for offset in range(1, len(self._choices) + 1):
            index = (self.index + offset) % len(self._choices)
            if self._choices[index][1].casefold().startswith(letter):
                event.stop()
                self.index = index
                return
