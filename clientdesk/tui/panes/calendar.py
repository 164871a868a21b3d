"""The calendar pane: a month to walk through, and beneath it what is owed, day by day."""

from typing import ClassVar
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Rule, Static

from clientdesk.model.checkin import CheckIn
from clientdesk.tui.calendar_page import CalendarPage
from clientdesk.tui.host import Change
from clientdesk.tui.keys.binding import key
from clientdesk.tui.look.glyphs import ASCII
from clientdesk.tui.pane import Place
from clientdesk.tui.widgets.agenda_list import AgendaList
from clientdesk.tui.widgets.line_list import LineList
from clientdesk.tui.widgets.month import Month

HOLIDAYS_AFTER = 1.5
"""Seconds after the start until public holidays are worked out: their library is slow to load."""
LATER = 0.2
"""Seconds after which a change made in another pane is shown; several then cost one look."""


class CalendarPane(CalendarPage):
    """Check-ins and everything else that is due."""

    heading = "Calendar"
    fkey = "f4"
    order = 3
    place = Place.RIGHT
    tables = frozenset({CheckIn.table})
    BINDINGS: ClassVar[list[BindingType]] = [
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

    def compose(self) -> ComposeResult:
        """Put the month over the agenda."""
        yield Month()
        plain = self.app.glyphs is ASCII
        yield Rule(line_style="ascii" if plain else "solid", classes="calendar--rule")
        with Vertical(classes="calendar--upcoming"):
            yield AgendaList()
            yield Static(classes="calendar--context")

    def on_mount(self) -> None:
        """Show today."""
        self.begin()
        month = self.month
        with month.prevent(Month.DayChanged):
            month.today = month.day = self.workbench.clock().date()
        if self.workbench.agenda.is_long:
            self.agenda.visible = False  # nothing is to be read there, not even that nothing is due
            self.call_after_refresh(self.refresh_rows)
        else:
            self.refresh_rows()
        self.set_timer(HOLIDAYS_AFTER, self.learn_holidays)
        self.watch(self.app, "curtain", self.retell, init=False)

    # ---- what is shown

    def show_client(self, client_id: str) -> None:
        """Show this client's public holidays, and their entries where only those are wanted."""
        super().show_client(client_id)
        if not self.is_mounted:
            return
        if self._one:
            self.refresh_rows()
        elif self._learns and self._upcoming.places(client_id) != self._told_places:
            if self._later is not None:
                self._later.stop()
            self._later = self.set_timer(LATER, self.refresh_rows)

    def show_desk(self, change: Change) -> None:
        """Read again: at once where one works here, else when the hand has rested."""
        del change
        if self.active:
            self.refresh_rows()
        elif self._later is None:
            self._later = self.set_timer(LATER, self.refresh_rows)

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
        self.focus_on(self.agenda)

    @on(Month.DayChanged)
    def _day_changed(self, message: Month.DayChanged) -> None:
        message.stop()
        self.go_to_day(message.day)

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
