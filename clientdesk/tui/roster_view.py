"""The roster as it is looked at: its filter, its order, and whether past clients are in it."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive
from textual.widgets import Input

from clientdesk.model.text import clean_line
from clientdesk.services.clients.roster import RosterRow, Sort
from clientdesk.services.workbench import Workbench
from clientdesk.tui.choice import Choice
from clientdesk.tui.keys.binding import key
from clientdesk.tui.pane import Pane
from clientdesk.tui.widgets.client_list import ClientList

SORT_KEYS = {
    "l": Sort.LATENESS,
    "n": Sort.NAME,
    "c": Sort.NEXT,
    "t": Sort.LAST_TOUCH,
    "o": Sort.COMPANY,
}
"""The key of each order in the menu."""


class RosterView(Pane):
    """Lists the clients that fit the filter; filter and order survive a restart."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("s", "sort", "Sort", "Choose the order of the list.", ident="roster.sort"),
        key("v", "view", "View", "Show past clients too, or hide them.", ident="roster.view"),
        key("escape", "clear", "Clear", "Forget the filter and the marks.", ident="roster.clear"),
    ]  # fmt: skip

    query_text: reactive[str] = reactive("", init=False)
    """The filter."""
    sorting: reactive[Sort] = reactive(Sort.LATENESS, init=False)
    """The order."""
    past: reactive[bool] = reactive(False, init=False)
    """Whether archived clients are shown."""

    clients = getters.query_one(ClientList)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        memory = workbench.memory
        self.set_reactive(RosterView.query_text, str(memory.get("roster.query", "")))
        orders = {str(sort): sort for sort in Sort}
        order = orders.get(memory.get("roster.sort", ""), Sort.LATENESS)
        self.set_reactive(RosterView.sorting, order)
        remembered = str(memory.get("client", ""))
        self.first_rows = self._rows()
        """The clients at the start."""
        known = next((row.id for row in self.first_rows if row.id == remembered), "")
        self.client_id = known or next((row.id for row in self.first_rows), "")

    def compose(self) -> ComposeResult:
        """Lay out the list; the filter comes over it when it is wanted."""
        if self.query_text:
            yield self._new_filter()
        yield ClientList()

    # ---- what is listed

    def refill(self) -> None:
        """Read the clients again; the cursor stays on its client."""
        self.fill(self._rows())

    def _rows(self) -> Sequence[RosterRow]:
        return self.workbench.roster.rows(self.query_text, self.sorting, past=self.past)

    def fill(self, rows: Sequence[RosterRow]) -> None:
        """List these clients; the cursor stays on its client."""
        index = next((n for n, row in enumerate(rows) if row.id == self.client_id), None)
        self.clients.filtered = bool(self.query_text)
        self.clients.marked &= {row.id for row in rows}
        self.clients.set_rows(rows, index)
        self.subject = self.query_text
        counts = self.workbench.roster.counts()
        parts = [f"{counts.overdue} overdue"] * bool(counts.overdue)
        parts += [f"{counts.due} due"] * bool(counts.due)
        self.footnote = f" {self.app.glyphs.dot} ".join(parts)

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
        self.focus_on(self.clients)
        event.input.display = bool(self.query_text)

    def on_key(self, event: events.Key) -> None:
        """Move in the list while the filter is typed."""
        if isinstance(self.app.focused, Input) and event.key in {"up", "down"}:
            event.stop()
            self.clients.action_move(1 if event.key == "down" else -1)

    def watch_query_text(self, query: str) -> None:
        """List anew and remember the filter."""
        self.workbench.memory.put("roster.query", query)
        self.refill()

    def action_clear(self) -> None:
        """Forget the filter and the marks; back to the list."""
        self.focus_on(self.clients)
        if self.clients.marked:
            self.clients.marked.clear()
            self.clients.redraw()
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
