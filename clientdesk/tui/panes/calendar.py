"""The calendar pane: a month to walk through, and beneath it what is owed, day by day."""

from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Rule, Static

from clientdesk.model.checkin import CheckIn
from clientdesk.services.agenda import Entry, EntryKind
from clientdesk.tui.host import Change
from clientdesk.tui.keys import key
from clientdesk.tui.pane import Pane, Place
from clientdesk.tui.upcoming import Upcoming, View, Wish
from clientdesk.tui.widgets.agenda_list import AgendaList
from clientdesk.tui.widgets.agenda_rows import short
from clientdesk.tui.widgets.line_list import LineList
from clientdesk.tui.widgets.month import Month

NO_ENTRY = "There is nothing under the cursor; a adds a check-in."
"""Said when a key needs an entry and there is none."""


class CalendarPane(Pane):
    """Check-ins and everything else that is due."""

    heading = "Calendar"
    fkey = "f4"
    order = 3
    place = Place.RIGHT
    tables = frozenset({CheckIn.table})
    BINDINGS: ClassVar[list[BindingType]] = [
        key("x", "done", "Done", "Say that it is done.", ident="calendar.done", show=True),
        key("z", "snooze", "Snooze", "Put it off.", ident="calendar.snooze", show=True),
        key("enter", "open", "Open", "Open what it is about.", ident="calendar.open", show=True),
        key("c", "compose", "Write", "Write to them.", ident="calendar.compose", show=True),
        key("m", "move", "Move", "Move it to another time.", ident="calendar.move", show=True),
        key("a", "add", "Add", "Add a check-in.", ident="calendar.add", show=True),
        key("d", "trash", "Trash", "Put the check-in in the trash.", ident="calendar.trash"),
        key("left_square_bracket", "turn(-1)", "Month before", "Go one month back.",
            ident="calendar.earlier", sign="["),
        key("right_square_bracket", "turn(1)", "Month after", "Go one month on.",
            ident="calendar.later", sign="]"),
        key("t", "today", "Today", "Go to today.", ident="calendar.today", show=True),
        key("D", "ask_date", "Go to date", "Go to a day that you type.", ident="calendar.date"),
        key("v", "view", "View", "Show the agenda, this week or this month.",
            ident="calendar.view"),
        key("f", "only", "One client", "Show this client only, or everybody.",
            ident="calendar.only"),
        key("T", "zones", "Zones", "Tell times in the client's zone, or in mine.",
            ident="calendar.zones"),
    ]  # fmt: skip

    month = getters.query_one(Month)
    agenda = getters.query_one(AgendaList)
    _context = getters.query_one(".calendar--context", Static)

    def compose(self) -> ComposeResult:
        """Put the month over the agenda."""
        yield Month()
        yield Rule(classes="calendar--rule")
        with Vertical(classes="calendar--upcoming"):
            yield AgendaList()
            yield Static(classes="calendar--context")

    def on_mount(self) -> None:
        """Show today."""
        self._said = ""
        self._upcoming = Upcoming(self.workbench)
        self._view = View(self.workbench.memory.get("calendar.view", View.AGENDA))
        self._one, self._theirs = False, False
        month = self.month
        month.first_weekday = self.workbench.me.get().first_weekday
        with month.prevent(Month.DayChanged):
            month.today = month.day = self.workbench.clock().date()
        self.refresh_rows()

    # ---- what is shown

    def refresh_rows(self) -> None:
        """Read the desk again."""
        month = self.month
        month.today = self.workbench.clock().date()
        client = self.client_id if self._one else None
        wish = Wish(month.day, self._view, client, self._theirs, month.first_weekday)
        rows, month.marks = self._upcoming.look(wish, *month.shown_range())
        self.agenda.list_rows(rows)
        told = "" if self._view is View.AGENDA else f"this {self._view}"
        parts = (told, "one client" if client else "", "their time" if self._theirs else "")
        self.footnote = " · ".join(part for part in parts if part)
        self._tell()

    def show_client(self, client_id: str) -> None:
        """Show this client's entries, where only those are wanted."""
        super().show_client(client_id)
        if self._one:
            self.refresh_rows()

    def show_desk(self, change: Change) -> None:
        """Read again: something has changed."""
        del change
        self.refresh_rows()

    def open_record(self, table: str, record_id: str) -> None:
        """Go to the next occurrence of a check-in."""
        del table
        checkin = self.workbench.calendar.get(record_id)
        start = checkin.upcoming or checkin.starts
        zone = ZoneInfo(checkin.zone)
        self.month.day = start.replace(tzinfo=zone).astimezone(self.workbench.me.zone()).date()
        self.agenda.focus()

    def focus_inside(self) -> None:
        """Take the focus where the entries are."""
        self.agenda.focus()

    @on(Month.DayChanged)
    def _day_changed(self, message: Month.DayChanged) -> None:
        message.stop()
        self.refresh_rows()
        self.agenda.go_to(message.day)

    @on(Month.DayOpened)
    def _day_opened(self, message: Month.DayOpened) -> None:
        message.stop()
        self.agenda.go_to(message.day)
        self.agenda.focus()

    @on(LineList.Moved)
    def _moved(self, message: LineList.Moved) -> None:
        message.stop()
        self._tell()

    @on(LineList.Chosen)
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.action_open()

    def _tell(self) -> None:
        entry = self.agenda.entry
        said = self.app.glyphs.plain(entry.context) if entry else ""
        if said != self._said:
            self._said = said
            self._context.update(Content(said))

    # ---- walking

    def action_turn(self, months: int) -> None:
        """Turn the page of the month."""
        self.month.action_turn(months)

    def action_today(self) -> None:
        """Go to today."""
        self.month.day = self.workbench.clock().date()

    def action_ask_date(self) -> None:
        """Ask for a day and go there."""
        from clientdesk.tui.dialogs.checkin import Asked, WhenBox

        def go(asked: Asked | None) -> None:
            if asked is not None:
                self.month.day = asked.when.moment.date()

        now = self.workbench.clock()
        box = WhenBox("Go to date", now=now, example="2 dec, or next tue", hour=False)
        self.app.push_screen(box, go)

    def action_view(self) -> None:
        """Show the agenda, the week or the month."""
        self._view = self._view.following
        self.workbench.memory.put("calendar.view", str(self._view))
        self.refresh_rows()

    def action_only(self) -> None:
        """Show this client only, or everybody."""
        if not self.client_id and not self._one:
            self.app.say("Choose a client first: F2.")
            return
        self._one = not self._one
        self.refresh_rows()

    def action_zones(self) -> None:
        """Tell times in the client's zone, or in mine."""
        self._theirs = not self._theirs
        self.refresh_rows()

    # ---- acting on the entry under the cursor

    def action_done(self) -> None:
        """Say that the entry is done."""
        if entry := self._entry():
            self.app.attempt(
                lambda: self.workbench.agenda.done(entry), said=f"Done: {entry.text or entry.kind}"
            )

    def action_snooze(self) -> None:
        """Put the entry off."""
        if entry := self._entry():
            from clientdesk.tui.dialogs.snooze import SnoozeBox

            def put_off(until: date | None) -> None:
                if until is not None:
                    self.app.attempt(
                        lambda: self.workbench.agenda.snooze(entry, until),
                        said=f"Put off until {short(until)}",
                    )

            named = f"{entry.client_name}: {entry.text or entry.kind}"
            self.app.push_screen(SnoozeBox(named, self.workbench.clock()), put_off)

    def action_open(self) -> None:
        """Open what the entry is about."""
        if entry := self._entry():
            self.app.open_record(entry.record_table, entry.record_id, entry.client_id)

    def action_compose(self) -> None:
        """Begin a draft to the client of the entry, with what it is about."""
        entry = self.agenda.entry
        client_id = entry.client_id if entry else self.client_id
        if not client_id:
            self.app.say("Choose a client first: F2.")
            return
        subject = "" if entry is None or entry.kind is EntryKind.CHECK_IN else entry.text
        draft = self.app.attempt(lambda: self.workbench.composer.new(client_id, subject=subject))
        if draft is not None:
            self.app.open_record(draft.table, draft.id, client_id)

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
        from clientdesk.tui.planning import plan_checkin

        plan_checkin(self.app, self.client_id)

    def action_move(self) -> None:
        """Move the entry to another time."""
        if entry := self._entry():
            from clientdesk.tui.planning import move_entry

            move_entry(self.app, entry)

    def _entry(self) -> Entry | None:
        entry = self.agenda.entry
        if entry is None:
            self.app.say(NO_ENTRY)
        return entry
