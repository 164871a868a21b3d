"""A client's file: one feed of everything, and beside it what they are; every line opens."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from clientdesk.model.record import Record
from clientdesk.services.clients.card import Target
from clientdesk.tui.keys.binding import key
from clientdesk.tui.screens.file_kinds import kinds_menu
from clientdesk.tui.screens.file_view import FileView
from clientdesk.tui.verbs.cards import cards_menu, edit_card
from clientdesk.tui.verbs.client import ClientVerbs
from clientdesk.tui.widgets.feed_list import FeedList
from clientdesk.tui.widgets.line_list import LineList

__all__ = ["FeedList", "FileScreen"]

CURTAIN = "The curtain is drawn: press * to open it first."
"""Said when a key would show what is hidden."""


class FileScreen(FileView, ClientVerbs):
    """Everything about one client; every row opens, every line of a card too."""

    CSS_PATH = "file.tcss"
    AUTO_FOCUS = "#feed"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "leave", "Back", "Show everything again; then back to the desk.",
            ident="file.back", show=True),
        key("enter", "open", "Open", "Open this row in its pane or its form.", ident="file.open",
            show=True, sign="⏎"),
        key("e", "edit", "Edit", "Edit this row in its form.", ident="file.edit"),
        key("x", "done", "Done", "Say that it is done: kept, sent, answered, closed.",
            ident="file.done", show=True),
        key("d", "trash", "Trash", "Put this row in the trash; u brings it back.",
            ident="file.trash"),
        key("slash", "filter", "Find", "Show only what holds the words you type.",
            ident="file.filter", show=True, sign="/"),
        key("f", "kinds", "Kind", "Show one kind only: talks, notes, promises and so on.",
            ident="file.kinds", show=True),
        key("tab", "turn", "Cards", "Go to the cards, or back to the feed.", ident="file.turn",
            show=True),
        key("v", "turn", "Cards", "Go to the cards, or back to the feed.", ident="file.turn_view"),
        key("l", "turn('cards')", "Cards", "Go to the cards.", ident="file.right"),
        key("right", "turn('cards')", "Cards", "Go to the cards.", ident="file.right_arrow"),
        key("h", "turn('feed')", "Feed", "Go to the feed.", ident="file.left"),
        key("left", "turn('feed')", "Feed", "Go to the feed.", ident="file.left_arrow"),
        key("C", "card", "Card", "Edit or add to a card, by the letter beside its heading.",
            ident="file.card", show=True),
        key("n", "add_note", "Note", "Add a note.", ident="file.note"),
        key("y", "copy_line", "Copy", "Copy this line.", ident="file.copy"),
    ]  # fmt: skip

    def chosen_ids(self) -> Sequence[str]:
        """Return the client of this file."""
        return [self.client_id]

    def action_filter(self) -> None:
        """Type words to look for."""
        if self.app.curtain:
            self.app.say(CURTAIN)
            return
        self.remove_class("-cards")
        self.filter_line.display = True
        self.set_focus(self.filter_line)

    def action_kinds(self) -> None:
        """Choose the kind that alone is shown."""
        self.app.push_screen(kinds_menu(self.keys, partial(setattr, self, "kind")))

    # ---- going

    def action_leave(self) -> None:
        """Show everything again; then back to the desk."""
        if self.kind or self.words or self.focused is self.filter_line:
            self.kind = self.filter_line.value = self.words = ""
            self.filter_line.display = False
            self.set_focus(self.feed)
        elif self.has_class("-cards"):
            self.action_turn("feed")
        else:
            self.dismiss(None)

    def action_turn(self, to: str = "") -> None:
        """Go to the cards, or back to the feed; on a narrow screen they are two pages."""
        cards = to == "cards" or (not to and self.focused is not self.cards)
        self.set_class(cards, "-cards")
        self.set_focus(self.cards if cards else self.feed)

    # ---- verbs

    @property
    def _on_cards(self) -> bool:
        return self.focused is self.cards

    @property
    def _target(self) -> Target | None:
        """What the line of a card under the cursor opens."""
        row = self.cards.row
        return row.line.opens if row is not None and row.line is not None else None

    def record_here(self) -> Record | None:
        """Return the record of the row, or of the line of a card, under the cursor."""
        from clientdesk.tui.practices.opening import found

        if not self._on_cards:
            return self.feed.item.record if self.feed.item else None
        target = self._target
        if target is None or not target.record_id:
            return None
        return found(self.app, target.what, target.record_id)

    @on(LineList.Chosen)
    def action_open(self) -> None:
        """Open the row: in its pane, or in its form; a line of a card, in its form."""
        from clientdesk.tui.screens import file_rows

        if self._on_cards:
            self.action_edit()
        elif item := self.feed.item:
            file_rows.open_row(self.app, item.record, self.client_id)

    def action_edit(self) -> None:
        """Edit the row, or what a line of a card is about."""
        from clientdesk.tui.screens import file_rows

        if not self._on_cards:
            if item := self.feed.item:
                file_rows.edit_row(self.app, item.record, self.client_id)
        elif client := self.chosen():
            row = self.cards.row
            if target := self._target:
                file_rows.open_target(self.app, client, target)
            elif row is not None and row.card is not None:
                edit_card(self.app, client, row.card.key)

    def action_trash(self) -> None:
        """Put the row in the trash, or what a line of a card is about."""
        from clientdesk.tui.screens import file_rows

        if not self._on_cards:
            if item := self.feed.item:
                file_rows.trash_row(self.app, item.record)
        elif (target := self._target) and (client := self.chosen()):
            file_rows.trash_target(self.app, client, target)
        else:
            self.app.say("This line is changed with e.")

    def action_done(self) -> None:
        """Say that what the row asks for is done."""
        from clientdesk.tui.screens import file_rows

        item = self.feed.item
        if not self._on_cards and item is not None:
            file_rows.finish_row(self.app, item.record)
        elif self._on_cards and (target := self._target):
            file_rows.finish_target(self.app, target)

    def action_compose(self) -> None:
        """Write the mail that the row asks for next; without one an empty draft."""
        from clientdesk.tui.practices.opening import write_for

        record = self.record_here()
        if record is None or not write_for(self.app, record):
            super().action_compose()

    def action_card(self) -> None:
        """Choose a card by its letter."""
        if client := self.chosen():
            self.app.push_screen(cards_menu(self.app, client, self.cards.cards))

    def action_copy_line(self) -> None:
        """Copy the line under the cursor."""
        from clientdesk.tui.outside import copy

        if self.app.curtain:
            self.app.say(CURTAIN)
        elif self._on_cards:
            copy(self.app, self.cards.text(), "line")
        elif item := self.feed.item:
            copy(self.app, item.line, "line")

    def action_add_note(self) -> None:
        """Add a note to this client."""
        from clientdesk.tui.notes.dialogs.quick_note import QuickNote

        self.app.push_screen(QuickNote(client_id=self.client_id))
