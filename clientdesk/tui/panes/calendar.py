"""The calendar pane: a month to walk through, and beneath it what is owed, day by day."""

from datetime import date
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Rule, Static
from textual.worker import get_current_worker

from clientdesk.model.checkin import CheckIn
from clientdesk.services.planning.agenda import Entry
from clientdesk.tui.host import Change
from clientdesk.tui.keys.binding import key
from clientdesk.tui.look.glyphs import ASCII
from clientdesk.tui.pane import Place
from clientdesk.tui.upcoming import Seen, Upcoming, View, Wish
from clientdesk.tui.verbs.entry import EntryVerbs
from clientdesk.tui.widgets.agenda_list import AgendaList
from clientdesk.tui.widgets.agenda_rows import Item
from clientdesk.tui.widgets.line_list import LineList
from clientdesk.tui.widgets.month import Month

HOLIDAYS_AFTER = 1.5
"""Seconds after the start until public holidays are worked out: their library is slow to load."""
LATER = 0.2
"""Seconds after which a change made in another pane is shown; several then cost one look."""


class CalendarPane(EntryVerbs):
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

    month = getters.query_one(Month)
    agenda = getters.query_one(AgendaList)
    _reminder = getters.query_one(".calendar--context", Static)

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
        self._said = ("", "")
        self._later: Timer | None = None
        self._upcoming = Upcoming(self.workbench)
        self._view = View(self.workbench.memory.get("calendar.view", View.AGENDA))
        self._one, self._theirs = False, False
        self._shown: object = None
        self._wanted: date | None = None
        self._places: set[tuple[str, str]] = set()
        month = self.month
        with month.prevent(Month.DayChanged):
            month.today = month.day = self.workbench.clock().date()
        if self.workbench.agenda.is_long:
            self.agenda.visible = False  # nothing is to be read there, not even that nothing is due
            self.call_after_refresh(self.refresh_rows)
        else:
            self.refresh_rows()
        self.set_timer(HOLIDAYS_AFTER, self.learn_holidays)

    # ---- what is shown

    def refresh_rows(self) -> None:
        """Read the desk again; where that takes long, beside the event loop."""
        self._later = None
        month, today = self.month, self.workbench.clock().date()
        month.first_weekday = self.workbench.me.get().first_weekday
        if month.today != today:
            follow = month.day == month.today
            with month.prevent(Month.DayChanged):
                month.today = today
                month.day = today if follow else month.day
        client = self.client_id if self._one else None
        wish = Wish(month.day, self._view, client, self._theirs, month.first_weekday)
        self._shown = self._page(wish)
        span = month.shown_range()
        if self.workbench.agenda.is_long:
            self.workbench.overview.picture()  # brought up to date here, read beside the loop
            self._gather(wish, span, self.client_id)
        else:
            self._show(wish, self._upcoming.look(wish, *span, self.client_id))

    @work(thread=True, exclusive=True, group="agenda", exit_on_error=False)
    def _gather(self, wish: Wish, span: tuple[date, date], client_id: str) -> None:
        seen = self._upcoming.look(wish, *span, client_id)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show, wish, seen)

    def _show(self, wish: Wish, seen: Seen) -> None:
        month = self.month
        month.marks, month.others, month.holidays = seen.marks, seen.others, seen.holidays
        self.agenda.list_rows(seen.rows)
        self.agenda.visible = True
        if self._wanted is not None:
            self.agenda.go_to(self._wanted)
            self._wanted = None
        told = "" if wish.view is View.AGENDA else f"this {wish.view}"
        parts = (told, "one client" if wish.client_id else "", "their time" if wish.theirs else "")
        self.footnote = " · ".join(part for part in parts if part)
        self._tell()

    def _page(self, wish: Wish) -> object:
        """Return what two days have in common for which the same is shown."""
        today = self.workbench.clock().date()
        return (self._upcoming.span(wish, today), self.month.shown_range(), wish[1:], today)

    def learn_holidays(self) -> None:
        """Work out the public holidays that are not known yet, beside the event loop."""
        places = set(self._upcoming.places(self.client_id))
        if places - self._places:
            self._places |= places
            year = self.workbench.clock().year
            self._work_out(sorted(places), [year, year + 1])

    @work(thread=True, group="holidays", exit_on_error=False)
    def _work_out(self, places: list[tuple[str, str]], years: list[int]) -> None:
        from clientdesk.services.public_holidays import work_out

        if work_out(places, years):
            self.app.call_from_thread(self.refresh_rows)

    def show_client(self, client_id: str) -> None:
        """Show this client's public holidays, and their entries where only those are wanted."""
        super().show_client(client_id)
        if not self.is_mounted:
            return
        if self._one or self._places:
            self.refresh_rows()
        if self._places:
            self.learn_holidays()

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
        client = self.client_id if self._one else None
        month = self.month
        wish = Wish(month.day, self._view, client, self._theirs, month.first_weekday)
        if self._page(wish) == self._shown:
            self.agenda.go_to(message.day)
            self._tell()
            return
        self._wanted = message.day
        self.refresh_rows()

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
        row = self.agenda.row
        item = row if isinstance(row, Item) else None
        context = self.workbench.agenda.context(item.entry) if item else ""
        holiday = self.month.holidays.get(self.month.day, "")
        if holiday and not (item and item.entry.when.date() == self.month.day):
            told = f"{self.month.day:%a} {self.month.day.day} {self.month.day:%b}: {holiday}"
            said = (told, "")
        else:
            said = (item.words if item else "", self.app.glyphs.plain(context))
        if said != self._said:
            self._said = said
            room = 3 * max(24, self._reminder.size.width - 2) - 4
            said = (said[0] if len(said[0]) <= room else f"{said[0][:room]}…", said[1])
            self._reminder.update(Content.assemble((said[0], "$foreground"), "\n", said[1]))

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.agenda.entry

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
