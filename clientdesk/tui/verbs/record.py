"""What can be done with what belongs to a client: the keys for adding, looking and what is due."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import BindingType
from textual.widget import Widget

from clientdesk.model.client import Client
from clientdesk.model.promise import Promise, PromiseState
from clientdesk.model.record import Record
from clientdesk.services.planning.agenda import Entry
from clientdesk.tui.host import DeskHost
from clientdesk.tui.keys.binding import key

if TYPE_CHECKING:
    from clientdesk.tui.dialogs.menu import Menu

NOBODY = "Choose a client first; n adds one."
"""Said when a key needs a client and there is none."""


class RecordVerbs(Widget):
    """The keys that add to the client under the cursor, look at them, and settle what is due."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("E", "own_editor", "Own editor", "Write the client's note in $VISUAL or $EDITOR.",
            ident="client.own_editor"),
        key("a", "add_menu", "Add", "Add to this client: a second a adds a note.",
            ident="client.add"),
        key("i", "log_touch", "Log", "Log that you talked: lines with ! > < ? are kept apart.",
            ident="client.log"),
        key("r", "request", "Request", "Decode a request: what, by when, for whom.",
            ident="client.request"),
        key("p", "promise", "Promise", "Promise in a line: send it fri 12:00; @them is theirs.",
            ident="client.promise"),
        key("c", "compose", "Write", "Begin a draft to this client.", ident="client.compose"),
        key("N", "template", "Template", "Begin a draft to this client from a template.",
            ident="client.template"),
        key("K", "know_card", "Know-card", "What I know of them, and how many promises were kept.",
            ident="client.know_card"),
        key("b", "brief", "Brief", "Before a call: the ledger of promises, kept rate, what to ask.",
            ident="client.brief"),
        key("O", "incident", "Incident", "I dropped the ball: the incident, or a new one.",
            ident="client.incident"),
        key("R", "renegotiate", "Renegotiate", "Give a promise another date, and say why.",
            ident="client.renegotiate"),
        key("x", "done", "Done", "Say that what is due next with them is done.",
            ident="client.done"),
        key("z", "snooze", "Snooze", "Put off what is due next with them.", ident="client.snooze"),
        key("P", "pin", "Pin", "Pin their note, so that it stands first.", ident="client.pin"),
    ]  # fmt: skip

    app = getters.app(DeskHost)

    def chosen_ids(self) -> Sequence[str]:
        """Return the clients on whom verbs act: marked ones, else the current one."""
        return [self.app.client_id] if self.app.client_id else []

    def record_here(self) -> Record | None:
        """Return the record under the cursor, where rows are records; None where they are not."""
        return None

    def chosen(self) -> Client | None:
        """Return the one client on whom a verb acts; say so if there is none."""
        ids = self.chosen_ids()
        if not ids:
            self.app.say(NOBODY)
            return None
        return self.app.attempt(lambda: self.app.workbench.roster.get(ids[0]), quiet=True)

    def menu_of(self, action: str) -> "Menu | None":
        """Return the menu that an action opens; None if it opens none, or nobody is chosen."""
        from clientdesk.tui.verbs.adding import add_menu

        if action != "add_menu" or not self.chosen_ids():
            return None
        client = self.chosen()
        return add_menu(self.app, client) if client else None

    # ---- what belongs to it

    def action_add_menu(self) -> None:
        """Choose what to add."""
        from clientdesk.tui.verbs.adding import add_menu

        if client := self.chosen():
            self.app.push_screen(add_menu(self.app, client))

    def action_add(self, table: str) -> None:
        """Add a record of a table."""
        from clientdesk.services.kinds import kind_of
        from clientdesk.tui.verbs.adding import add

        if client := self.chosen():
            add(self.app, kind_of(table), client)

    def action_promise(self) -> None:
        """Record a promise in one typed line."""
        from clientdesk.tui.practices.promising import add_promise

        if client := self.chosen():
            add_promise(self.app, client)

    def action_request(self) -> None:
        """Decode a request."""
        from clientdesk.tui.practices.decoding import decode

        if client := self.chosen():
            decode(self.app, client)

    def action_log_touch(self) -> None:
        """Log a touch."""
        from clientdesk.model.touch import Touch
        from clientdesk.tui.verbs.adding import add

        if client := self.chosen():
            add(self.app, Touch, client)

    def action_renegotiate(self) -> None:
        """Give an open promise another date: the one under the cursor, else a chosen one."""
        from clientdesk.tui.practices.promising import choose_to_renegotiate, renegotiate

        here = self.record_here()
        if isinstance(here, Promise) and here.state is PromiseState.OPEN:
            renegotiate(self.app, here)
        elif client := self.chosen():
            choose_to_renegotiate(self.app, client)

    def action_incident(self) -> None:
        """Show the open incident, or write down what went wrong."""
        from clientdesk.tui.practices.recovering import incident_of

        if client := self.chosen():
            incident_of(self.app, client)

    def action_own_editor(self) -> None:
        """Write the main note in the user's own editor."""
        from clientdesk.tui.notes.own_editor import edit_main_note

        if client := self.chosen():
            edit_main_note(self.app, client)

    def action_pin(self) -> None:
        """Pin or unpin the main note."""
        client = self.chosen()
        note = self.app.workbench.notebook.main(client.id) if client else None
        if note is None:
            self.app.say("There is no note to pin yet; F3 writes one.")
            return
        said = "The note is no longer pinned." if note.pinned else "The note is pinned."
        pinned = replace(note, pinned=not note.pinned)
        self.app.attempt(lambda: self.app.workbench.notebook.save(pinned), said=said)

    def action_compose(self) -> None:
        """Begin a draft to the client."""
        if client := self.chosen():
            draft = self.app.attempt(lambda: self.app.workbench.composer.new(client.id))
            if draft is not None:
                self.app.open_record(draft.table, draft.id, client.id)

    def action_template(self) -> None:
        """Begin a draft from a template."""
        from clientdesk.tui.drafts.templates import choose_template

        if client := self.chosen():
            choose_template(self.app, client)

    # ---- what is due

    def _next(self) -> Entry | None:
        client = self.chosen()
        if client is None:
            return None
        entries = self.app.workbench.agenda.entries(client_id=client.id)
        if not entries:
            self.app.say(f"Nothing is due with {client.name}.")
        return next(iter(entries), None)

    def action_done(self) -> None:
        """Say that what is due next is done."""
        if entry := self._next():
            agenda = self.app.workbench.agenda
            self.app.attempt(lambda: agenda.done(entry), said=f"Done: {entry.text or entry.kind}")

    def action_snooze(self) -> None:
        """Put off what is due next."""
        if entry := self._next():
            from clientdesk.tui.verbs.planning import snooze_entry

            snooze_entry(self.app, entry)

    # ---- looking and handing out

    def action_know_card(self) -> None:
        """Show what I know of them."""
        from clientdesk.tui.dialogs.card import look_up

        if client := self.chosen():
            look_up(self.app, "know", client.id)

    def action_brief(self) -> None:
        """Show what to have in mind before a call."""
        from clientdesk.tui.dialogs.card import look_up

        if client := self.chosen():
            look_up(self.app, "brief", client.id)
