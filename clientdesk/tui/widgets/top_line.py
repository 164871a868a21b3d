"""The top line: the name and the date, or the tabs of a narrow desk, and what needs attention."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import events, getters
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from clientdesk.tui.host import DeskHost


class Tab(NamedTuple):
    """One pane in the tab strip."""

    key: str
    """Its function key, such as `F2`."""
    heading: str
    """Its name."""
    show: Callable[[], None]
    """Goes there."""


class Standing(NamedTuple):
    """What the top line says."""

    day: str = ""
    """The date in words."""
    overdue: int = 0
    """How many clients are overdue."""
    due: int = 0
    """How many are due."""
    ringing: int = 0
    """To how many clients an update about an incident is late."""
    saved: str = ""
    """The time of the last save, `14:02`; empty before the first."""
    unsaved: bool = False
    """Whether text is being typed that is not in a record yet."""
    told: str = ""
    """What became due just now, in place of the date or of the tabs; any text, cleaned."""


class TopLine(Widget):
    """One line: on a narrow desk a tab strip, else the name and the date."""

    DEFAULT_CSS = "TopLine { height: 1; }"

    standing: reactive[Standing] = reactive(Standing())
    """What it says."""
    current: reactive[int] = reactive(0)
    """Index of the active tab."""

    app = getters.app(DeskHost)

    def __init__(self, tabs: Sequence[Tab]) -> None:
        super().__init__()
        self._tabs = tabs
        self._ends: list[int] = []

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one pane only."""
        return self.screen.has_class("-narrow")

    def render(self) -> Content:
        """Lay the two sides out over the whole width."""
        left = self._strip() if self.is_narrow and not self.standing.told else self._title()
        right = self._attention(self.size.width - left.cell_length - 5)
        if self.standing.told:
            left = left.truncate(max(1, self.size.width - right.cell_length - 6), ellipsis=True)
        gap = self.size.width - left.cell_length - right.cell_length - 4
        if gap < 1:
            return Content.assemble("  ", left)
        return Content.assemble("  ", left, " " * gap, right)

    def on_click(self, event: events.Click) -> None:
        """Go to the tab that was clicked."""
        if self.is_narrow:
            for tab, end in zip(self._tabs, self._ends, strict=False):
                if event.x < end:
                    tab.show()
                    return

    def _title(self) -> Content:
        name, now = ("clientdesk", "bold $focus"), self.standing
        if now.told:
            due = f"{self.app.glyphs.due} {self.app.glyphs.plain(now.told)}"
            return Content.assemble((due, "bold $due")) if self.is_narrow else Content.assemble(
                name, "   ", (due, "bold $due")
            )  # fmt: skip
        return Content.assemble(name, "   ", (now.day, "$muted"))

    def _strip(self) -> Content:
        parts: list[tuple[str, str] | str] = []
        self._ends.clear()
        end = 2
        for index, tab in enumerate(self._tabs):
            here = index == self.current
            parts += [
                (tab.key, "$focus" if here else "$faint"),
                " ",
                (tab.heading, "bold $foreground" if here else "$muted"),
                "    ",
            ]
            end += len(tab.key) + len(tab.heading) + 5
            self._ends.append(end - 2)
        return Content.assemble(*parts)

    def _attention(self, room: int) -> Content:
        """Return what needs attention; what weighs least gives way where there is no room."""
        now = self.standing
        dot = (f"  {self.app.glyphs.dot}  ", "$faint")
        saved = "saved" if self.is_narrow else f"saved {now.saved}"
        late = "update late" if now.ringing == 1 else f"{now.ringing} updates late"
        parts = [
            (late, "bold $overdue") if now.ringing else None,
            (f"{now.overdue} overdue", "$overdue") if now.overdue else None,
            (f"{now.due} due", "$due") if now.due and not self.is_narrow else None,
            ("nothing due", "$muted") if not (now.overdue or now.due) else None,
            (saved, "$muted") if now.saved and not now.unsaved else None,
            ("typing", "$muted") if now.unsaved else None,
        ]
        said = [Content.styled(*part) for part in parts if part]
        between = Content("  ") if self.is_narrow else Content.styled(*dot)
        while len(said) > 1 and between.join(said).cell_length > room and not now.told:
            said.pop()
        return between.join(said)
