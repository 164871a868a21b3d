"""A client's file: one feed of everything, and beside it what they are."""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from clientdesk.model.checkin import CheckIn
from clientdesk.model.draft import Draft
from clientdesk.model.errors import NotFoundError
from clientdesk.model.field import Control, Privacy
from clientdesk.model.note import Note
from clientdesk.services.clients.feed import FeedItem, feed
from clientdesk.tui.forms.values import editable, summary
from clientdesk.tui.host import Change, DeskHost
from clientdesk.tui.keys.binding import key
from clientdesk.tui.screens.desk import WIDTHS
from clientdesk.tui.verbs.client import ClientVerbs
from clientdesk.tui.widgets.key_bar import KeyBar
from clientdesk.tui.widgets.line_list import Line, LineList, Piece

ON_THE_DESK = {Note.table, Draft.table, CheckIn.table}
"""Tables whose records a pane of the desk shows; others open in their form."""


class FeedList(LineList[FeedItem]):
    """Everything that happened, two lines each."""

    row_height: ClassVar[int] = 2

    def lines_of(self, row: FeedItem, width: int) -> Sequence[Line]:
        """Return when and what, then the second line."""
        del width
        zone = self.app.workbench.clock().tzinfo
        when = f"{row.at.astimezone(zone):%d %b %Y}"
        hidden = self.app.curtain
        line, more = ("", "") if hidden else (row.line, row.more)
        return (
            Line([Piece(f"{row.noun:<14}", "hint"), Piece(line)], [Piece(when, "muted")]),
            Line([Piece(" " * 14), Piece(more, "muted")]),
        )

    def empty_lines(self) -> Sequence[Line]:
        """Say that nothing happened yet, and which keys change that."""
        return (
            Line([Piece("Nothing here yet", "strong")]),
            Line(),
            Line([Piece("i  ", "accent"), Piece("log that you talked", "muted")]),
            Line([Piece("a  ", "accent"), Piece("add a note and more", "muted")]),
            Line([Piece("p  ", "accent"), Piece("record a promise", "muted")]),
        )


class FileScreen(Screen[None], ClientVerbs):
    """Everything about one client; every row opens."""

    CSS_PATH = "file.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    AUTO_FOCUS = "#feed"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "leave", "Back", "Back to the desk.", ident="file.back", show=True),
        key("enter", "open", "Open", "Open this row.", ident="file.open", show=True, sign="⏎"),
        key("n", "add_note", "Note", "Add a note.", ident="file.note", show=True),
    ]

    app = getters.app(DeskHost)
    _feed = getters.query_one("#feed", FeedList)
    _facts = getters.query_one("#facts", VerticalScroll)

    def __init__(self, client_id: str, record_id: str = "") -> None:
        super().__init__()
        self._client_id = client_id
        self._sought = record_id

    def compose(self) -> ComposeResult:
        """Lay the feed beside the facts."""
        with Horizontal(id="file"):
            yield FeedList(id="feed")
            with VerticalScroll(id="facts"):
                yield Static(id="known")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the client, and follow the desk."""
        self.app.desk_changed.subscribe(self, self.show_desk)
        self.watch(self.app, "curtain", self.refill, init=False)
        self.refill()
        places = [
            place for place, item in enumerate(self._feed.rows) if item.record.id == self._sought
        ]
        if places:
            self._feed.cursor = places[0]

    def chosen_ids(self) -> Sequence[str]:
        """Return the client of this file."""
        return [self._client_id]

    def show_desk(self, change: Change) -> None:
        """Read again."""
        del change
        self.refill()

    def refill(self) -> None:
        """Read the client and everything about them; leave if they are gone."""
        bench = self.app.workbench
        try:
            client = bench.roster.get(self._client_id)
        except NotFoundError:
            self.dismiss(None)
            return
        self._feed.set_rows(feed(bench, client.id))
        self._feed.border_title = Content(client.name)
        self._feed.border_subtitle = Content(f"{len(self._feed.rows)} entries")
        self._facts.border_title = Content("Facts")
        self.query_one("#known", Static).update(self._known(client))

    def _known(self, client: object) -> Content:
        shown = {Privacy.CLIENT} if self.app.curtain else {Privacy.CLIENT, Privacy.INTERNAL}
        parts: list[tuple[str, str] | str] = []
        for info in editable(type(client)):
            value = getattr(client, info.name)
            if info.about.privacy not in shown or value in (None, "", ()):
                continue
            items = value if isinstance(value, tuple) else (value,)
            parts += [(f"{info.about.label}\n", "$muted")]
            nested = info.about.control in {Control.RECORD, Control.RECORDS}
            parts += [f"  {summary(item) if nested else item}\n" for item in items]
        return Content.assemble(*parts).rstrip()

    # ---- verbs

    def action_leave(self) -> None:
        """Back to the desk."""
        self.dismiss(None)

    def action_add_note(self) -> None:
        """Add a note to this client."""
        from clientdesk.tui.dialogs.quick_note import QuickNote

        self.app.push_screen(QuickNote(client_id=self._client_id))

    @on(LineList.Chosen)
    def action_open(self) -> None:
        """Open the row: in its pane, or in its form."""
        item = self._feed.row
        if item is None:
            return
        record = item.record
        if record.table in ON_THE_DESK:
            self.app.open_record(record.table, record.id, self._client_id)
            return
        from clientdesk.tui.forms.adding import edit_record

        edit_record(self.app, record)
