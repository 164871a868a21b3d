"""The contract between the desk and a pane: one module in `panes/` with one subclass of `Pane`."""

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar

from textual import events, getters
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from clientdesk.services.upkeep.keeper import Typed
from clientdesk.services.workbench import Workbench
from clientdesk.tui.choice import Choice
from clientdesk.tui.host import Change, DeskHost
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.editor import Editor


class Place(StrEnum):
    """The column of a wide desk in which a pane stands."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


class Pane(Widget):
    """A region of the desk with a frame that teaches its key.

    A subclass sets `heading`, `fkey`, `order` and `place`, composes its widgets, and reads the desk
    in `show_client` and `show_desk`. Its sheet is `<module>.tcss` beside its module. It acts by the
    services of `self.workbench`, with `self.app.attempt(...)` around every verb that may fail, and
    posts `ClientChosen` and `OpenRecord` (messages.py) for what concerns other panes.
    """

    heading: ClassVar[str]
    """Its name in the frame, the tab strip and the palette."""
    fkey: ClassVar[str]
    """The function key that opens it, such as `f2`."""
    order: ClassVar[int]
    """Its place among the panes: the digit that opens it outside of text, from 1."""
    place: ClassVar[Place]
    """The column it stands in."""
    tables: ClassVar[frozenset[str]] = frozenset()
    """The tables whose records it shows; an `OpenRecord` for one comes to `open_record`."""

    subject: reactive[str] = reactive("", init=False)
    """What it shows just now: stands after the heading. Any text, cleaned."""
    footnote: reactive[str] = reactive("", init=False)
    """A short text at the bottom right of the frame. Never changed while somebody types: that
    repaints the whole frame."""
    active: reactive[bool] = reactive(False, init=False, toggle_class="-active")
    """Whether it is the pane that has the focus, or had it last. Kept by the desk."""

    app = getters.app(DeskHost)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(classes="pane")
        self.workbench = workbench
        self.client_id = ""
        """The client shown; empty for none. Set by `show_client`."""

    # ---- what a pane may override

    def show_client(self, client_id: str) -> None:
        """Show what belongs to this client; empty for nobody. Save first what is not saved."""
        self.client_id = client_id

    def show_desk(self, change: Change) -> None:
        """Read again what is shown: the desk has changed, here or in another process."""

    def open_record(self, table: str, record_id: str) -> None:
        """Show one record of one of `tables`."""

    def show_line(self, line: str) -> None:
        """Go to the first line of the text shown that reads so; empty for no line."""
        if line:
            for editor in self.query(Editor):
                editor.go_to_line(line)

    def focus_inside(self) -> None:
        """Take the focus: by default the first widget inside that can have it."""
        for widget in self.query("*"):
            if widget.focusable:
                self.focus_on(widget)
                return

    def focus_on(self, widget: Widget) -> None:
        """Give the focus to a widget at once: the next key must not go to another pane.

        `Widget.focus` waits in the queue behind keys that are typed already.
        """
        self.screen.set_focus(widget)

    def flush(self) -> None:
        """Save text that is not saved yet; must be safe to call at any time, and more than once."""

    def keep_typing(self) -> None:
        """Keep the text that is being typed in the recovery file: the program is about to fall."""

    def take_back(self, typed: Typed) -> bool:
        """Put back text that an earlier run left behind; False if it is not this pane's."""
        del typed
        return False

    def choices(self) -> Sequence[Choice]:
        """Return the actions behind the leader key (ctrl+g), one letter each."""
        return ()

    # ---- what it does by itself

    @classmethod
    def openers(cls) -> list[Binding]:
        """Return the keys that open this pane: its function key, and its digit outside of text."""
        act, tip = f"show_pane('{cls.heading}')", f"Go to {cls.heading}."
        name = cls.heading.lower()
        return [
            key(cls.fkey, act, cls.heading, tip, ident=f"go.{name}", sign=cls.fkey.upper()),
            key(str(cls.order), act, cls.heading, tip, ident=f"go.{name}_digit"),
        ]

    def on_mount(self) -> None:
        """Watch the desk."""
        self.app.desk_changed.subscribe(self, self.show_desk)
        self._draw_title()
        if self.app.client_id and self.app.client_id != self.client_id:
            self.show_client(self.app.client_id)

    def on_click(self, event: events.Click) -> None:
        """Take the focus when the frame or an empty place is clicked."""
        if event.widget is self:
            self.focus_inside()

    def watch_active(self) -> None:
        """Make the heading bold where the focus is."""
        self._draw_title()

    def watch_subject(self) -> None:
        """Write what is shown into the frame."""
        self._draw_title()

    def watch_footnote(self, footnote: str) -> None:
        """Write the footnote into the frame."""
        said = self.app.glyphs.plain(footnote)
        self.border_subtitle = Content.styled(said, "$muted") if said else None

    def _draw_title(self) -> None:
        name = "bold $foreground" if self.active else "$foreground 85%"
        subject = f" {self.app.glyphs.dot} {self.subject}" if self.subject else ""
        self.border_title = Content.assemble(
            (f"{self.fkey.upper()} ", "$faint"), (self.heading, name), (subject, "$muted")
        )
