"""What can be done with an entry of the agenda."""

from typing import ClassVar

from textual.binding import BindingType

from clientdesk.model.checkin import CheckIn
from clientdesk.model.promise import Promise
from clientdesk.services.planning.agenda import Entry
from clientdesk.tui.keys.binding import key
from clientdesk.tui.pane import Pane
from clientdesk.tui.widgets.agenda_rows import short

NO_ENTRY = "There is nothing under the cursor; a adds a check-in."
"""Said when a key needs an entry and there is none."""


class EntryVerbs(Pane):
    """The keys of a pane that has an entry under its cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("x", "done", "Done", "Say that it is done.", ident="calendar.done", show=True),
        key("z", "snooze", "Snooze", "Put it off.", ident="calendar.snooze", show=True),
        key("enter", "open", "Open", "Open what it is about.", ident="calendar.open", show=True),
        key("c", "compose", "Write", "Write to them.", ident="calendar.compose", show=True),
        key("m", "move", "Move", "Move it to another time.", ident="calendar.move", show=True),
        key("R", "renegotiate", "Renegotiate", "Give the promise under the cursor another date.",
            ident="calendar.renegotiate"),
        key("S", "skip", "Skip", "Skip every check-in of a series that was missed, or this one.",
            ident="calendar.skip"),
        key("e", "menu", "More", "What can be done with this check-in: prepare, talk, export.",
            ident="calendar.menu"),
        key("a", "add", "Add", "Add a check-in.", ident="calendar.add", show=True),
        key("d", "trash", "Trash", "Put the check-in in the trash.", ident="calendar.trash"),
    ]  # fmt: skip

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor, or None."""
        raise NotImplementedError

    def action_done(self) -> None:
        """Say that the entry is done."""
        if entry := self._entry():
            self.app.attempt(
                lambda: self.workbench.agenda.done(entry), said=f"Done: {entry.text or entry.kind}"
            )

    def action_snooze(self) -> None:
        """Put the entry off."""
        if entry := self._entry():
            from clientdesk.tui.verbs.planning import snooze_entry

            snooze_entry(self.app, entry)

    def action_open(self) -> None:
        """Open what the entry is about."""
        if entry := self._entry():
            from clientdesk.tui.verbs.planning import open_entry

            open_entry(self.app, entry)

    def action_compose(self) -> None:
        """Begin the mail that the entry asks for, filled in from it; without one an empty mail."""
        entry = self.entry
        if entry is None and not self.client_id:
            self.app.say("Choose a client first: F2.")
            return
        from clientdesk.tui.verbs.entry_mail import write_about, write_to

        if entry is None:
            write_to(self.app, self.client_id)
        else:
            write_about(self.app, entry)

    def action_skip(self) -> None:
        """Skip every check-in of the series that was missed, or this one if none was."""
        entry = self._entry()
        if entry is None:
            return
        found = self.app.attempt(lambda: self.workbench.agenda.skip(entry))
        if found is not None:
            count, checkin = found
            coming = (
                f"next {short(checkin.upcoming.date())}" if checkin.upcoming else "none is left"
            )
            what = "1 check-in" if count == 1 else f"{count} check-ins"
            self.app.say(f"Skipped {what} with {entry.client_name}; {coming}")

    def action_menu(self) -> None:
        """Show what can be done with the check-in."""
        if entry := self._entry():
            from clientdesk.tui.verbs.checkin import checkin_menu

            checkin_menu(self.app, entry)

    def action_trash(self) -> None:
        """Put the check-in under the cursor in the trash."""
        entry = self._entry()
        if entry is None:
            return
        if entry.record_table != CheckIn.table:
            self.app.say(f"A {entry.kind} is trashed where it is kept: enter opens it.")
            return
        self.app.attempt(
            lambda: self.workbench.calendar.trash(entry.record_id),
            said=f"In the trash: check-in with {entry.client_name}; u brings it back",
        )

    def action_add(self) -> None:
        """Plan a check-in with the client."""
        from clientdesk.tui.verbs.planning import plan_checkin

        plan_checkin(self.app, self.client_id)

    def action_move(self) -> None:
        """Move the entry to another time."""
        if entry := self._entry():
            from clientdesk.tui.verbs.planning import move_entry

            move_entry(self.app, entry)

    def action_renegotiate(self) -> None:
        """Give the promise under the cursor another date."""
        entry = self._entry()
        if entry is None:
            return
        if entry.record_table != Promise.table:
            self.app.say(f"A {entry.kind} is no promise; m gives it another time, if it has one.")
            return
        from clientdesk.tui.practices.opening import move_promise

        move_promise(self.app, entry.record_id)

    def _entry(self) -> Entry | None:
        entry = self.entry
        if entry is None:
            self.app.say(NO_ENTRY)
        return entry
