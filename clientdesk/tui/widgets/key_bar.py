"""The bottom line: the keys of what has the focus, and the way to all commands."""

from textual import events, getters
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from clientdesk.tui.host import DeskHost


class KeyBar(Widget):
    """One line of keys, derived from the bindings that hold just now; a click runs one."""

    DEFAULT_CSS = "KeyBar { height: 1; }"

    content: reactive[tuple[tuple[str, str, str], ...]] = reactive(())
    """Key as it is written, label, and the key to press, of each."""

    app = getters.app(DeskHost)

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._gather)
        self._gather(self.screen)

    def _gather(self, screen: Screen[object]) -> None:
        found = []
        for pressed, active in screen.active_bindings.items():
            binding = active.binding
            if binding.show and active.enabled and pressed != "ctrl+p":
                sign = self.app.get_key_display(binding)
                found.append((sign, binding.description, pressed))
        self.content = tuple(found)

    def render(self) -> Content:
        """Write as many keys as there is room for; the way to the rest always has room."""
        parts: list[tuple[str, str] | str] = ["  "]
        room = self.size.width - len("^p all commands") - 6
        for sign, label, _ in self.content:
            width = len(sign) + len(label) + 4
            if width > room:
                break
            room -= width
            parts += [(sign, "bold $focus"), " ", (label, "$muted"), "   "]
        gap = " " * max(0, room + 2)
        rest = [(self._all, "bold $focus"), (" all commands", "$muted")]
        return Content.assemble(*parts, gap, *rest)

    @property
    def _all(self) -> str:
        return "^p"

    async def on_click(self, event: events.Click) -> None:
        """Run the key that was clicked."""
        if event.x >= self.size.width - len("^p all commands") - 3:
            self.app.simulate_key("ctrl+p")
            return
        end = 2
        for sign, label, pressed in self.content:
            end += len(sign) + len(label) + 4
            if event.x < end:
                self.app.simulate_key(pressed)
                return
