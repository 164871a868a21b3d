"""What can be done with a client: the keys of the roster and of a client's file."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from clientdesk.model.client import ClientStatus
from clientdesk.services.clients.roster import named
from clientdesk.tui.keys.binding import key
from clientdesk.tui.verbs.record import RecordVerbs

if TYPE_CHECKING:
    from clientdesk.tui.dialogs.menu import Menu


class ClientVerbs(RecordVerbs):
    """The keys of a part of the desk that has a client under its cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("e", "edit_client", "Edit", "Edit the client's fields and people.",
            ident="client.edit"),
        key("exclamation_mark", "urgency", "Urgency",
            "Their hurry and how fast I answer, for my eyes only.",
            ident="client.urgency", sign="!"),
        key("C", "card", "Card", "Edit or add to one of their cards: the rhythm, people, tone.",
            ident="client.card"),
        key("y", "copy", "Copy", "Copy the address of the main contact.", ident="client.copy"),
        key("X", "hand_out", "Export", "Export this client or the desk, or import a file.",
            ident="client.hand_out"),
        key("o", "website", "Website", "Open their website.", ident="client.website"),
        key("A", "archive", "Archive", "Move them among the past clients, or back.",
            ident="client.archive"),
        key("M", "merge", "Merge", "Make one client of this one and another.",
            ident="client.merge"),
        key("d", "trash", "Trash", "Put them in the trash for 30 days; u brings them back.",
            ident="client.trash"),
    ]  # fmt: skip

    def menu_of(self, action: str) -> "Menu | None":
        """Return the menu that an action opens; None if it opens none, or nobody is chosen."""
        from clientdesk.tui.verbs.cards import cards_menu
        from clientdesk.tui.verbs.handing import hand_out_menu

        ids = self.chosen_ids()
        if action == "hand_out":
            return hand_out_menu(self.app, ids[0] if ids else "")
        if action == "card" and ids and (client := self.chosen()):
            return cards_menu(self.app, client)
        return super().menu_of(action)

    # ---- the client

    def action_add_client(self) -> None:
        """Add a client."""
        from clientdesk.tui.forms.adding import add_client

        add_client(self.app)

    def action_edit_client(self) -> None:
        """Edit the client's fields."""
        from clientdesk.tui.forms.editing import edit_client

        if client := self.chosen():
            edit_client(self.app, client)

    def action_open(self) -> None:
        """Open the client's file."""
        from clientdesk.tui.screens.file import FileScreen

        if client := self.chosen():
            self.app.push_screen(FileScreen(client.id))

    def action_archive(self) -> None:
        """Move the chosen clients among the past ones; back, if all of them are past."""
        roster = self.app.workbench.roster
        moved = self.app.attempt(lambda: roster.archive_all(self.chosen_ids()))
        if moved:
            past = moved[0].status is ClientStatus.PAST
            told = f"Archived: {named(moved)}; v lists past clients"
            self.app.say(told if past else f"Back: {named(moved)}")

    def action_merge(self) -> None:
        """Choose the client that is the same as this one, and make one of both."""
        from clientdesk.tui.verbs.merging import choose_other

        if client := self.chosen():
            marked = [one for one in self.chosen_ids() if one != client.id]
            choose_other(self.app, client, first=marked)

    def action_trash(self) -> None:
        """Put the chosen clients in the trash."""
        roster = self.app.workbench.roster
        gone = self.app.attempt(lambda: roster.trash_all(self.chosen_ids()))
        if gone:
            back = "it" if len(gone) == 1 else "them"
            self.app.say(f"In the trash: {named(gone)}; u brings {back} back")

    def action_urgency(self) -> None:
        """Show the private urgency, and planned against real response times."""
        from clientdesk.tui.practices.responding import show_private

        if self.app.curtain:
            self.app.say("The curtain is drawn: press * to open it first.")
        elif client := self.chosen():
            show_private(self.app, client)

    def action_card(self) -> None:
        """Choose a card by its letter."""
        from clientdesk.tui.verbs.cards import cards_menu

        if client := self.chosen():
            self.app.push_screen(cards_menu(self.app, client))

    # ---- handing out

    def action_copy(self) -> None:
        """Copy the main contact's address."""
        from clientdesk.tui.outside import copy

        if client := self.chosen():
            email = client.contact.email if client.contact else ""
            copy(self.app, email, f"address of {client.name}")

    def action_website(self) -> None:
        """Open the client's website."""
        from clientdesk.tui.outside import open_website

        if client := self.chosen():
            open_website(self.app, client)

    def action_hand_out(self) -> None:
        """Choose what to export or import."""
        from clientdesk.tui.verbs.handing import hand_out_menu

        ids = self.chosen_ids()
        self.app.push_screen(hand_out_menu(self.app, ids[0] if ids else ""))
