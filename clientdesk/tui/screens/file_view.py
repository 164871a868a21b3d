"""A client's file as it is looked at: the feed, narrowed down or not, and the cards beside it."""

import asyncio
from time import perf_counter

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input

from clientdesk.model.client import Client
from clientdesk.model.errors import NotFoundError
from clientdesk.model.text import clean_line
from clientdesk.services.clients.cards import file_cards
from clientdesk.services.clients.feed import Feed, FeedKey
from clientdesk.services.folding import fold
from clientdesk.tui.host import Change, DeskHost
from clientdesk.tui.screens.desk import WIDTHS, width_class
from clientdesk.tui.screens.file_kinds import KINDS
from clientdesk.tui.widgets.card_list import CardList
from clientdesk.tui.widgets.feed_list import FeedList
from clientdesk.tui.widgets.key_bar import KeyBar

SLICE = 0.004
"""Seconds of work on a long feed between two looks at the keys."""


class FileView(Screen[None]):
    """Shows the feed and the cards of a client, read in slices so that no key waits."""

    HORIZONTAL_BREAKPOINTS = WIDTHS

    kind: reactive[str] = reactive("", init=False)
    """The table that alone is shown, or empty for all."""
    words: reactive[str] = reactive("", init=False)
    """What the rows shown must hold."""

    app = getters.app(DeskHost)
    feed = getters.query_one("#feed", FeedList)
    cards = getters.query_one("#cards", CardList)
    filter_line = getters.query_one("#narrow", Input)

    def __init__(self, client_id: str, record_id: str = "") -> None:
        super().__init__(classes=width_class(self.app.size.width))
        self.client_id = client_id
        self._sought = record_id
        self.keys: list[FeedKey] = []
        """Every row there is, narrowed down or not, newest first."""
        self._whole = True
        self._listed: list[FeedKey] = []
        self._client_name = self._shown = ""
        self._source = Feed(self.app.workbench, client_id)

    def compose(self) -> ComposeResult:
        """Lay the feed beside the cards."""
        with Horizontal(id="file"):
            with Vertical(id="left"):
                yield Input(placeholder="words in it", id="narrow")
                feed = FeedList(id="feed")
                feed.source = self._source
                yield feed
            yield CardList(id="cards")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the client, and follow the desk."""
        self.filter_line.display = False
        self.cards.border_title = Content("Cards")
        self.app.desk_changed.subscribe(self, self.show_desk)
        self.watch(self.app, "curtain", self.refill, init=False)
        self.refill()

    def on_unmount(self) -> None:
        """Let go of a long feed at once, and not when the garbage is collected."""
        self.keys.clear()
        self._listed.clear()
        self._source.forget()

    def show_desk(self, change: Change) -> None:
        """Read again."""
        del change
        self.refill()

    def on_screen_resume(self) -> None:
        """Leave if the client went away while something else was looked at."""
        if self._client() is None:
            self.dismiss(None)

    # ---- reading

    def refill(self) -> None:
        """Read the client and everything about them; leave if they are gone."""
        client = self._client()
        if client is None:
            if self.is_current:
                self.dismiss(None)
            return
        self._client_name = client.name
        keys, self._whole = self._source.newest()
        if self._whole or not self.keys:
            self._take(keys)
        if not self._whole:
            self.feed.redraw()
        if self.cards.cards:
            self._read_all()
        else:
            self.call_after_refresh(self._read_all)

    def _client(self) -> Client | None:
        try:
            client = self.app.workbench.roster.get(self.client_id)
        except NotFoundError:
            return None
        return None if client.trashed_at else client

    @work(exclusive=True, group="feed")
    async def _read_all(self) -> None:
        """Read all rows and the cards in slices, so that no key waits."""
        client = self._client()
        if client is None:
            return
        begun = perf_counter()
        if not self._whole:
            for _ in self._source.gather(self._take):
                begun = await _breathe(begun)
        cards = []
        for card in file_cards(self.app.workbench, client, public=self.app.curtain):
            cards.append(card)
            begun = await _breathe(begun)
        self.cards.show_cards(cards)

    def _take(self, keys: list[FeedKey]) -> None:
        self.keys = keys
        self.narrow_down()
        place = self._source.find(list(self.feed.rows), self._sought) if self._sought else None
        if place is not None:
            self.feed.cursor, self._sought = place, ""

    # ---- narrowing down

    def narrow_down(self) -> None:
        """Show the rows of one kind, and those that hold the words."""
        keys = [key for key in self.keys if self.kind in {"", key.table}]
        wanted = fold(self.words).split()
        if wanted and not self.app.curtain:
            self.run_worker(self._search(keys, wanted), exclusive=True, group="words")
        else:
            self.workers.cancel_group(self, "words")
            self._show(keys)

    async def _search(self, keys: list[FeedKey], wanted: list[str]) -> None:
        """Look at every row in slices; the first ones found are shown before the last ones."""
        found: list[FeedKey] = []
        begun, shown = perf_counter(), 0
        for at, one in enumerate(keys):
            if self._source.holds(one, wanted):
                found.append(one)
            if at % 20 == 0 and perf_counter() - begun > SLICE:
                if len(found) > 2 * shown and self.words != self._shown:
                    before, shown = self._shown, len(found) + 50
                    self._show(list(found))
                    self._shown = before
                begun = await _breathe(begun)
        self._show(found)

    def _show(self, keys: list[FeedKey]) -> None:
        every = len(self.keys)
        parts = [KINDS[self.kind].label] * bool(self.kind) + [f'"{self.words}"'] * bool(self.words)
        self.feed.filtered = ", ".join(parts)
        self.feed.words = [] if self.app.curtain else fold(self.words).split()
        self._listed = keys
        self.feed.show_keys(keys)
        count = (
            f"{len(keys)} of {every}" if parts else f"{every} entr{'y' if every == 1 else 'ies'}"
        )
        said = f"{self.feed.filtered} {self.app.glyphs.dot} {count}" if parts else count
        left, dot = self.query_one("#left"), f" {self.app.glyphs.dot} "
        subject = f"{dot}{said}" if parts and self.has_class("-narrow") else ""
        left.border_title = Content.assemble(self._client_name, (subject, "not bold $muted"))
        left.border_subtitle = Content.styled(said, "$muted")
        self._shown = self.words

    def watch_kind(self) -> None:
        """List anew."""
        self.narrow_down()

    def watch_words(self) -> None:
        """List anew."""
        self.narrow_down()

    @on(Input.Changed, "#narrow")
    def follow(self, event: Input.Changed) -> None:
        """Filter as it is typed."""
        event.stop()
        self.words = clean_line(event.value)

    @on(Input.Submitted, "#narrow")
    def to_list(self, event: Input.Submitted) -> None:
        """Keep the filter and go to the list."""
        event.stop()
        self.set_focus(self.feed)
        self.filter_line.display = bool(self.words)

    def on_key(self, event: events.Key) -> None:
        """Move in the list while the filter is typed."""
        if self.focused is self.filter_line and event.key in {"up", "down"}:
            event.stop()
            self.feed.action_move(1 if event.key == "down" else -1)


async def _breathe(begun: float) -> float:
    """Let keys have their turn once a slice of time is used up; return when this slice began."""
    if perf_counter() - begun < SLICE:
        return begun
    await asyncio.sleep(0)
    return perf_counter()
