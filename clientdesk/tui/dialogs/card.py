"""Cards to read: what I know of a client, and what to have in mind before a call."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from clientdesk.model.client import Client
from clientdesk.model.errors import NotFoundError
from clientdesk.services.clients.card import Card, CardLine
from clientdesk.services.clients.cards import as_text, brief_cards, know_cards
from clientdesk.services.clients.their_time import their_now
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.host import DeskHost
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.card_list import broken

ROOM = 68
"""Cells in which a line of a card is broken."""
COPIED = "It holds INTERNAL words: for me, not for the client."
"""Said of a copy."""
_COLOURS = {"muted": "$muted", "due": "$due", "overdue": "$overdue", "strong": "bold"}


class CardSheet(Dialog[None]):
    """Shows cards to read; esc closes it, and so does the key that opened it."""

    DEFAULT_CSS = """
    CardSheet {
        & > Sheet { width: 76; padding: 1 0 1 2; }
        & VerticalScroll { height: auto; max-height: 72vh; scrollbar-size-vertical: 1; }
        & Static { padding: 0 1 0 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("j", "scroll(1)", "Down", "Scroll down.", ident="card.down"),
        key("k", "scroll(-1)", "Up", "Scroll up.", ident="card.up"),
        key("G", "scroll_end", "End", "Go to the end.", ident="card.end"),
        key("g", "scroll_home", "Start", "Go to the start.", ident="card.start"),
        key("y", "copy", "Copy", "Copy all of it, which is for me alone.", ident="card.copy"),
        key("q", "close", "Close", "Close the card.", ident="card.close"),
        key("K", "turn('know')", "Know-card", "The know-card; the same key closes it.",
            ident="card.know"),
        key("b", "turn('brief')", "Brief", "The brief; the same key closes it.",
            ident="card.brief"),
    ]  # fmt: skip

    _scroll = getters.query_one(VerticalScroll)

    def __init__(self, which: str, client: Client, cards: Sequence[Card]) -> None:
        """Show the cards that `which` names: `know` or `brief`."""
        super().__init__()
        self._which = which
        self._client = client
        self._cards = list(cards)

    @property
    def _heading(self) -> str:
        name = self._client.name
        return f"{name}: what I know" if self._which == "know" else f"Before you talk to {name}"

    def compose(self) -> ComposeResult:
        """Show the cards, headings in the accent."""
        other = "b brief" if self._which == "know" else "K know-card"
        foot = f"j k scroll  y copy  {other}  esc closes"
        with Sheet(self._heading, foot=foot), VerticalScroll():
            yield Static(self._told())

    def on_mount(self) -> None:
        """Look whether it is a holiday for them, beside the keys: the calendar loads slowly."""
        if self._which == "brief" and self._client.country:
            self.run_worker(self._look_up_holiday, thread=True, exit_on_error=False)

    def _look_up_holiday(self) -> None:
        from clientdesk.services.public_holidays import holidays_of

        client = self._client
        there = their_now(client, client.contact, self.app.workbench.clock())
        calendar = holidays_of(client.country, client.region)
        holiday = calendar.get(there.date()) if calendar else None
        if holiday:
            self.app.call_from_thread(self._add_holiday, holiday)

    def _add_holiday(self, holiday: str) -> None:
        if self.gone:
            return
        first, *rest = self._cards
        line = CardLine(f"public holiday there: {holiday}", "", "overdue")
        self._cards = [first._replace(lines=(*first.lines, line)), *rest]
        self.query_one(Static).update(self._told())

    def _told(self) -> Content:
        parts: list[tuple[str, str] | str] = []
        for card in self._cards:
            parts += [(f"{card.heading}\n", "bold $focus")]
            for line in card.lines:
                text = "".join(f"\n  {part}" for part in broken(line.text, ROOM, ROOM))[1:]
                parts += [(text, _COLOURS[line.role]) if line.role in _COLOURS else text]
                parts += [(f"  {line.aside}" if line.aside else "", "$muted"), "\n"]
            if not card.lines:
                parts += [(f"  {card.empty or 'nothing yet'}\n", "$muted")]
            parts += ["\n"]
        return Content.assemble(*parts).rstrip()

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self._scroll.scroll_relative(y=2 * lines, animate=False)

    def action_scroll_end(self) -> None:
        """Go to the end."""
        self._scroll.scroll_end(animate=False)

    def action_scroll_home(self) -> None:
        """Go to the start."""
        self._scroll.scroll_home(animate=False)

    def action_turn(self, which: str) -> None:
        """Close, or show the other card."""
        self.dismiss(None)
        if which != self._which:
            self.app.call_later(partial(look_up, self.app, which, self._client.id))

    def action_copy(self) -> None:
        """Copy all of it and say whose it is."""
        from clientdesk.tui.outside import copy

        copy(self.app, as_text(self._heading, self._cards), self._heading)
        if not self.app.curtain:
            self.app.say(COPIED)


def know_card(app: DeskHost, client: Client) -> CardSheet:
    """Return the card of what I know; nothing INTERNAL on it while the curtain is drawn."""
    return CardSheet("know", client, know_cards(app.workbench, client, public=app.curtain))


def brief(app: DeskHost, client: Client) -> CardSheet:
    """Return the card to read before a call."""
    return CardSheet("brief", client, brief_cards(app.workbench, client, public=app.curtain))


def look_up(app: DeskHost, which: str, client_id: str = "") -> None:
    """Show a card of a client, or of the current one, over whatever is open."""
    if isinstance(app.screen, CardSheet):
        app.screen.action_turn(which)
        return
    wanted = client_id or app.client_at_hand
    try:
        client = app.workbench.roster.get(wanted)
    except NotFoundError:
        app.say("Choose a client first; n adds one.")
        return
    app.push_screen(know_card(app, client) if which == "know" else brief(app, client))
