"""The desk: every pane at once, and the routing of messages between them."""

from collections.abc import Sequence

from textual import events, getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from clientdesk.tui.host import Change, DeskHost
from clientdesk.tui.messages import ClientChosen
from clientdesk.tui.pane import Pane, Place
from clientdesk.tui.widgets.key_bar import KeyBar
from clientdesk.tui.widgets.top_line import Standing, Tab, TopLine

WIDTHS = [(0, "-narrow"), (92, "-medium"), (112, "-wide")]
"""The class of a desk from so many columns on."""


def width_class(columns: int) -> str:
    """Return the class of a desk of this width, so that it is laid out once at the start."""
    return next(name for least, name in reversed(WIDTHS) if columns >= least)


class DeskScreen(Screen[None]):
    """A router: it shows panes, tells them which client is chosen, and follows the focus."""

    HORIZONTAL_BREAKPOINTS = WIDTHS

    AUTO_FOCUS = ""

    app = getters.app(DeskHost)
    _columns = getters.query_one("#columns", Horizontal)
    _top = getters.query_one(TopLine)

    def __init__(self, panes: Sequence[Pane]) -> None:
        super().__init__(classes=width_class(self.app.size.width))
        self.panes = panes
        """Every pane, in order."""
        self._active = next(iter(panes), None)
        if self._active is not None:
            self._active.set_reactive(Pane.active, True)
            self._active.add_class("-active")

    def compose(self) -> ComposeResult:
        """Lay out the top line, a column for each place, and the key bar."""
        yield TopLine(
            [
                Tab(pane.fkey.upper(), pane.heading, lambda pane=pane: self.show_pane(pane))  # type: ignore[misc]
                for pane in self.panes
            ]
        )
        at = f"-at-{self._active.place}" if self._active else ""
        with Horizontal(id="columns", classes=at):
            for place in Place:
                here = [pane for pane in self.panes if pane.place is place]
                if here:
                    with Vertical(classes=f"column -{place}"):
                        yield from here
        yield KeyBar()

    def on_mount(self) -> None:
        """Show who is looked at, and follow the desk."""
        self.app.desk_changed.subscribe(self, self._restate)
        self.watch(self.app, "told", self.restate, init=False)
        self.restate()
        # Every pane is mounted by now: what they show stands in the first frame, not in a third.
        if chosen := next((pane.client_id for pane in self.panes if pane.client_id), ""):
            self.show_client(ClientChosen(chosen))
        if self._active is not None:
            self._active.focus_inside()

    # ---- the active pane

    def show_pane(self, pane: Pane) -> None:
        """Give the focus to a pane, which becomes visible if it was not."""
        self._activate(pane)
        pane.focus_inside()

    def pane_of(self, heading: str) -> Pane | None:
        """Return the pane with this heading."""
        return next((pane for pane in self.panes if pane.heading == heading), None)

    def pane_for(self, table: str) -> Pane | None:
        """Return the pane that shows records of this table."""
        return next((pane for pane in self.panes if table in pane.tables), None)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus to its pane."""
        for node in event.widget.ancestors_with_self:
            if isinstance(node, Pane):
                self._activate(node)
                return

    def _activate(self, pane: Pane) -> None:
        before = self._active
        if before is pane:
            return
        if before is not None:
            before.active = False
            before.flush()
        self._active = pane
        pane.active = True
        self._top.current = self.panes.index(pane)
        for place in Place:
            self._columns.set_class(place is pane.place, f"-at-{place}")

    def on_resize(self) -> None:
        """Let the top line say what there is room for."""
        self._top.refresh()

    # ---- messages from panes

    @on(ClientChosen)
    def show_client(self, message: ClientChosen) -> None:
        """Let every pane show the client that one of them chose."""
        message.stop()
        if message.client_id != self.app.client_id:
            self.app.client_id = message.client_id
            self.app.workbench.memory.put("client", message.client_id)
        for pane in self.panes:
            if pane.client_id != message.client_id:
                pane.show_client(message.client_id)

    # ---- the top line

    def restate(self) -> None:
        """Say anew what needs attention."""
        bench = self.app.workbench
        counts = bench.roster.counts()
        now, saved = bench.clock(), bench.keeper.saved_at
        self._top.standing = Standing(
            day=f"{now:%A} {now.day} {now:%B}",
            overdue=counts.overdue,
            due=counts.due,
            ringing=len(bench.roster.alarmed()),
            saved=f"{saved.astimezone(now.tzinfo):%H:%M}" if saved else "",
            told=self.app.told,
        )

    def _restate(self, _change: Change) -> None:
        self.restate()

    def flush(self) -> None:
        """Let every pane save what is not saved yet."""
        for pane in self.panes:
            pane.flush()
