"""The clients' pane: a list that is filtered as you type, and the verbs of a client."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Input

from clientdesk.model.client import Client
from clientdesk.model.text import clean_line
from clientdesk.services.roster import RosterRow, Sort
from clientdesk.services.workbench import Workbench
from clientdesk.tui.choice import Choice
from clientdesk.tui.client_verbs import ClientVerbs
from clientdesk.tui.host import Change
from clientdesk.tui.keys import key
from clientdesk.tui.messages import ClientChosen
from clientdesk.tui.pane import Pane, Place
from clientdesk.tui.widgets.client_list import ClientList
from clientdesk.tui.widgets.line_list import LineList

SORT_KEYS = {
    "l": Sort.LATENESS,
    "n": Sort.NAME,
    "c": Sort.NEXT,
    "t": Sort.LAST_TOUCH,
    "o": Sort.COMPANY,
}
"""The key of each order in the menu."""
PAUSE = 0.15
"""Seconds without a move after which the other panes follow the cursor."""


class RosterPane(Pane, ClientVerbs):
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
        key("s", "sort", "Sort", "Choose the order of the list.", ident="roster.sort"),
        key("v", "view", "View", "Show past clients too, or hide them.", ident="roster.view"),
        key("space", "mark", "Mark", "Mark this client; A and d act on all that are marked.",
            ident="roster.mark"),
        key("escape", "clear", "Clear", "Forget the filter and the marks.", ident="roster.clear"),
    ]  # fmt: skip

    query_text: reactive[str] = reactive("", init=False)
    """The filter."""
    sorting: reactive[Sort] = reactive(Sort.LATENESS, init=False)
    """The order."""
    past: reactive[bool] = reactive(False, init=False)
    """Whether archived clients are shown."""

    _list = getters.query_one(ClientList)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        memory = workbench.memory
        self.set_reactive(RosterPane.query_text, str(memory.get("roster.query", "")))
        orders = {str(sort): sort for sort in Sort}
        order = orders.get(memory.get("roster.sort", ""), Sort.LATENESS)
        self.set_reactive(RosterPane.sorting, order)
        self._following: Timer | None = None
        remembered = str(memory.get("client", ""))
        self._first_rows = self._rows()
        known = next((row.id for row in self._first_rows if row.id == remembered), "")
        self.client_id = known or next((row.id for row in self._first_rows), "")

    def compose(self) -> ComposeResult:
        """Lay out the list; the filter comes over it when it is wanted."""
        if self.query_text:
            yield self._new_filter()
        yield ClientList()

    def on_mount(self) -> None:
        """List the clients and show the one who was shown last."""
        self.fill(self._first_rows)
        self.follow()

    # ---- what is listed

    def refill(self) -> None:
        """Read the clients again; the cursor stays on its client."""
        self.fill(self._rows())

    def _rows(self) -> Sequence[RosterRow]:
        return self.workbench.roster.rows(self.query_text, self.sorting, past=self.past)

    def fill(self, rows: Sequence[RosterRow]) -> None:
        """List these clients; the cursor stays on its client."""
        index = next((n for n, row in enumerate(rows) if row.id == self.client_id), None)
        self._list.filtered = bool(self.query_text)
        self._list.marked &= {row.id for row in rows}
        self._list.set_rows(rows, index)
        self.subject = self.query_text
        counts = self.workbench.roster.counts()
        parts = [f"{counts.overdue} overdue"] * bool(counts.overdue)
        parts += [f"{counts.due} due"] * bool(counts.due)
        self.footnote = f" {self.app.glyphs.dot} ".join(parts)

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
        self.focus_on(self._list)

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
        row = self._list.row
        client_id = row.id if row else ""
        if client_id != self.app.client_id or client_id != self.client_id:
            self.client_id = client_id
            self.post_message(ClientChosen(client_id))

    @on(LineList.Chosen)
    def open_clicked(self) -> None:
        """Open the client who was clicked twice."""
        self.action_open()

    # ---- filter and order

    def action_filter(self) -> None:
        """Type a filter."""
        found = self._filter
        if found is None:
            found = self._new_filter()
            self.mount(found, before=0)
        found.display = True
        self.focus_on(found)

    @property
    def _filter(self) -> Input | None:
        return next(iter(self.query(Input)), None)

    def _new_filter(self) -> Input:
        return Input(self.query_text, placeholder="name, company, tag, person", id="filter")

    @on(Input.Changed, "#filter")
    def narrow_down(self, event: Input.Changed) -> None:
        """Filter as it is typed."""
        event.stop()
        self.query_text = clean_line(event.value)

    @on(Input.Submitted, "#filter")
    def to_list(self, event: Input.Submitted) -> None:
        """Keep the filter and go to the list."""
        event.stop()
        self.focus_on(self._list)
        event.input.display = bool(self.query_text)

    def on_key(self, event: events.Key) -> None:
        """Move in the list while the filter is typed."""
        if isinstance(self.app.focused, Input) and event.key in {"up", "down"}:
            event.stop()
            self._list.action_move(1 if event.key == "down" else -1)

    def watch_query_text(self, query: str) -> None:
        """List anew and remember the filter."""
        self.workbench.memory.put("roster.query", query)
        self.refill()
        self.settle()

    def action_clear(self) -> None:
        """Forget the filter and the marks; back to the list."""
        self.focus_on(self._list)
        if self._list.marked:
            self._list.marked.clear()
            self._list.redraw()
        if found := self._filter:
            found.value = ""
            found.display = False

    def action_sort(self) -> None:
        """Choose the order."""
        from clientdesk.tui.dialogs.menu import Menu

        choices = [
            Choice(letter, f"by {sort}", partial(setattr, self, "sorting", sort))
            for letter, sort in SORT_KEYS.items()
        ]
        self.app.push_screen(Menu("Order of the clients", choices))

    def watch_sorting(self, sort: Sort) -> None:
        """List anew and remember the order."""
        self.workbench.memory.put("roster.sort", str(sort))
        self.refill()

    def action_view(self) -> None:
        """Show or hide past clients."""
        self.past = not self.past
        self.app.say("Past clients are listed too." if self.past else "Past clients are hidden.")

    def watch_past(self) -> None:
        """List anew."""
        self.refill()

    # ---- marks

    def action_mark(self) -> None:
        """Mark or unmark the client under the cursor, and go on."""
        row = self._list.row
        if row is not None:
            self._list.marked ^= {row.id}
            self._list.redraw()
            self._list.action_move(1)

    def chosen_ids(self) -> list[str]:
        """Return the marked clients, else the one under the cursor."""
        row = self._list.row
        marked = [each.id for each in self._list.rows if each.id in self._list.marked]
        return marked or ([row.id] if row else [])
