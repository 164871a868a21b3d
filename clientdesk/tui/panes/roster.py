"""The clients' pane: a list that is filtered as you type, and the verbs of a client."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.timer import Timer

from clientdesk.model.client import Client
from clientdesk.services.workbench import Workbench
from clientdesk.tui.host import Change
from clientdesk.tui.keys.binding import key
from clientdesk.tui.messages import ClientChosen
from clientdesk.tui.pane import Place
from clientdesk.tui.roster_view import RosterView
from clientdesk.tui.verbs.client import ClientVerbs
from clientdesk.tui.widgets.line_list import LineList

PAUSE = 0.15
"""Seconds without a move after which the other panes follow the cursor."""


class RosterPane(RosterView, ClientVerbs):
    """Clients, the latest first; the other panes follow the cursor."""

    heading = "Clients"
    fkey = "f2"
    order = 1
    place = Place.LEFT
    tables = frozenset({Client.table})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", "Open", "Open the client's file: everything in one feed.",
            ident="roster.open", show=True, sign="⏎"),
        key("slash", "filter", "Find", "Show only clients that hold the words you type.",
            ident="roster.filter", show=True, sign="/"),
        key("n", "add_client", "New", "Add a client.", ident="roster.new", show=True),
        key("l", "app.show_pane('Notes')", "Notes", "Go to the notes.", ident="roster.right"),
        key("right", "app.show_pane('Notes')", "Notes", "Go to the notes.",
            ident="roster.right_arrow"),
        key("space", "mark", "Mark", "Mark this client; A and d act on all that are marked.",
            ident="roster.mark"),
    ]  # fmt: skip

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._following: Timer | None = None

    def on_mount(self) -> None:
        """List the clients and show the one who was shown last."""
        self.fill(self.first_rows)
        self.follow()

    def show_desk(self, change: Change) -> None:
        """List anew."""
        del change
        self.refill()
        self.follow()

    def show_client(self, client_id: str) -> None:
        """Put the cursor on a client."""
        super().show_client(client_id)
        self.refill()

    def focus_inside(self) -> None:
        """Focus the list."""
        self.focus_on(self.clients)

    def open_record(self, table: str, record_id: str) -> None:
        """Show a client's file."""
        del table
        self.post_message(ClientChosen(record_id))
        self.action_open()

    # ---- the cursor

    @on(LineList.Moved)
    def settle(self) -> None:
        """Follow the cursor once it rests, so that a held key costs nothing."""
        if self._following is None:
            self._following = self.set_timer(PAUSE, self.follow)
        else:
            self._following.reset()

    def follow(self) -> None:
        """Let every pane show the client under the cursor."""
        if self._following is not None:
            self._following.stop()
            self._following = None
        row = self.clients.row
        client_id = row.id if row else ""
        if client_id != self.app.client_id or client_id != self.client_id:
            self.client_id = client_id
            self.post_message(ClientChosen(client_id))

    @on(LineList.Chosen)
    def open_clicked(self) -> None:
        """Open the client who was clicked twice."""
        self.action_open()

    def watch_query_text(self, query: str) -> None:
        """Follow the cursor to another client where the filter moved it."""
        super().watch_query_text(query)
        self.settle()

    # ---- marks

    def action_mark(self) -> None:
        """Mark or unmark the client under the cursor, and go on."""
        row = self.clients.row
        if row is not None:
            self.clients.marked ^= {row.id}
            self.clients.redraw()
            self.clients.action_move(1)

    def chosen_ids(self) -> list[str]:
        """Return the marked clients, else the one under the cursor."""
        row = self.clients.row
        marked = [each.id for each in self.clients.rows if each.id in self.clients.marked]
        return marked or ([row.id] if row else [])
