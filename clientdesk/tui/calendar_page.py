"""What the calendar pane shows: read from the desk, beside the event loop where that takes long."""

from datetime import date

from textual import getters, work
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import get_current_worker

from clientdesk.services.planning.agenda import Entry
from clientdesk.tui.upcoming import Seen, Upcoming, View, Wish
from clientdesk.tui.verbs.entry import EntryVerbs
from clientdesk.tui.widgets.agenda_list import AgendaList
from clientdesk.tui.widgets.agenda_rows import Item
from clientdesk.tui.widgets.month import Month


class CalendarPage(EntryVerbs):
    """A month, a list, and what is told of the entry under the cursor."""

    month = getters.query_one(Month)
    agenda = getters.query_one(AgendaList)
    _reminder = getters.query_one(".calendar--context", Static)

    def begin(self) -> None:
        """Begin with nothing shown."""
        self._said = ("", "")
        self._later: Timer | None = None
        self._upcoming = Upcoming(self.workbench)
        self._view = View(self.workbench.memory.get("calendar.view", View.AGENDA))
        self._one, self._theirs = False, False
        self._shown: object = None
        self._wanted: date | None = None
        self._learns = False
        self._told_places: list[tuple[str, str]] = []
        self._learnt: set[tuple[tuple[str, str], int]] = set()

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
        wish = self._wish()
        self._shown = self._page(wish)
        self._told_places = self._upcoming.places(self.client_id)
        if self._learns:
            self.learn_holidays()
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
        self._learns = True
        year = self.workbench.clock().year
        years = {year, year + 1, *(day.year for day in self.month.shown_range())}
        places = self._upcoming.places(self.client_id)
        wanted = {(place, each) for place in places for each in years}
        if wanted - self._learnt:
            self._learnt |= wanted
            self._work_out(places, sorted(years))

    @work(thread=True, group="holidays", exit_on_error=False)
    def _work_out(self, places: list[tuple[str, str]], years: list[int]) -> None:
        from clientdesk.services.public_holidays import work_out

        # Another part of the program may have worked them out: they are not on the page for that.
        work_out(places, years)
        self.app.call_from_thread(self.refresh_rows)

    def _wish(self) -> Wish:
        client, month = self.client_id if self._one else None, self.month
        return Wish(month.day, self._view, client, self._theirs, month.first_weekday)

    def go_to_day(self, day: date) -> None:
        """Show a day; where the same stands on the page nothing is read."""
        if self._page(self._wish()) == self._shown:
            self.agenda.go_to(day)
            self._tell()
            return
        self._wanted = day
        self.refresh_rows()

    def retell(self) -> None:
        """Tell of the entry under the cursor what may be seen now."""
        self._tell()

    def _tell(self) -> None:
        row = self.agenda.row
        item = row if isinstance(row, Item) else None
        context = ""
        if item is not None:
            known = "" if self.app.curtain else self.workbench.agenda.context(item.entry)
            parts = (self._upcoming.both_times(item.entry), known)
            context = " · ".join(part for part in parts if part)
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
