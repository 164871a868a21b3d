"""A month of days to walk through, with a mark beside every day that has something due."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events, getters
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from clientdesk.services.when.months import month_later
from clientdesk.tui.host import DeskHost
from clientdesk.tui.keys.binding import key
from clientdesk.tui.look.glyphs import ASCII
from clientdesk.tui.widgets.month_grid import WEEKS, week_number, weeks_of
from clientdesk.tui.widgets.month_marks import sign_of

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
"""Headings of the columns, Monday first."""
LEFT = 3
"""Cells before the first day: the week's number and a space."""
CELL = 3
"""Cells of a day: two for the number, one for the mark."""
TOP = 2
"""Rows above the first week: the month's name and the weekdays."""
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""The days between which one can walk."""
SATURDAY = 5
EARLIER, LATER = 20, 23
"""Cells at which the two arrows of the title stand."""


class Month(Widget, can_focus=True):
    """Six weeks of days around one chosen day."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "month--title",
        "month--heading",
        "month--arrow",
        "month--week",
        "month--day",
        "month--weekend",
        "month--outside",
        "month--cursor",
        "month--overdue",
        "month--due",
        "month--fine",
    }

    DEFAULT_CSS = """
    Month {
        width: 24;
        height: 8;
        & > .month--title { color: $foreground; text-style: bold; }
        & > .month--arrow { color: $muted; }
        & > .month--heading { color: $muted; }
        & > .month--week { color: $faint; }
        & > .month--day { color: $foreground; }
        & > .month--weekend { color: $muted; }
        & > .month--outside { color: $faint; }
        & > .month--overdue { color: $overdue; }
        & > .month--due { color: $due; }
        & > .month--fine { color: $fine; }
        & > .month--cursor { color: $foreground; background: $row; text-style: bold; }
        &:focus > .month--cursor { color: $background; background: $focus; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("h", "move(-1)", "Day before", "Go to the day before.", ident="month.left"),
        key("left", "move(-1)", "Day before", "Go to the day before.", ident="month.left_arrow"),
        key("l", "move(1)", "Day after", "Go to the day after.", ident="month.right"),
        key("right", "move(1)", "Day after", "Go to the day after.", ident="month.right_arrow"),
        key("k", "move(-7)", "Week before", "Go one week back.", ident="month.up"),
        key("up", "move(-7)", "Week before", "Go one week back.", ident="month.up_arrow"),
        key("j", "move(7)", "Week after", "Go one week on.", ident="month.down"),
        key("down", "move(7)", "Week after", "Go one week on.", ident="month.down_arrow"),
        key("pageup", "turn(-1)", "Month before", "Go one month back.", ident="month.page_up"),
        key("pagedown", "turn(1)", "Month after", "Go one month on.", ident="month.page_down"),
        key("enter", "choose", "Look", "Go to what this day holds.", ident="month.open", show=True),
    ]

    day: reactive[date] = reactive(date(2000, 1, 1))
    """The chosen day; its month is the one that is shown."""
    today: reactive[date] = reactive(date(2000, 1, 1))
    """The day that is underlined."""
    first_weekday: reactive[int] = reactive(0)
    """0 for weeks that start on Monday, 6 for Sunday."""
    marks: reactive[Mapping[date, str]] = reactive(dict)
    """`overdue`, `due` or `fine` by day."""
    others: reactive[frozenset[date]] = reactive(frozenset)
    """The marked days whose gravest mark is of something else than a check-in."""
    holidays: reactive[Mapping[date, str]] = reactive(dict)
    """The public holidays, with their names."""

    class DayChanged(Message):
        """Another day was chosen."""

        def __init__(self, month: "Month", day: date) -> None:
            self.month = month
            """The widget."""
            self.day = day
            """The day that is chosen now."""
            super().__init__()

    class DayOpened(DayChanged):
        """The chosen day is to be looked into."""

    app = getters.app(DeskHost)

    def __init__(self) -> None:
        super().__init__()
        self._weeks: list[list[date]] = []
        self._shown: tuple[int, int, int] | None = None

    def shown_range(self) -> tuple[date, date]:
        """Return the first and the last day that are drawn."""
        weeks = self._layout_weeks()
        return weeks[0][0], weeks[-1][-1]

    def validate_day(self, day: date) -> date:
        """Stay within the days that can be drawn."""
        return min(max(day, EARLIEST), LATEST)

    def watch_day(self, old: date, new: date) -> None:
        """Tell the pane."""
        if old != new and self.is_mounted:
            self.post_message(self.DayChanged(self, new))

    def action_move(self, days: int) -> None:
        """Go some days further."""
        self.day += timedelta(days=days)

    def action_turn(self, months: int) -> None:
        """Turn the page."""
        self.day = month_later(self.day, months)

    def action_choose(self) -> None:
        """Look into the chosen day."""
        self.post_message(self.DayOpened(self, self.day))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Turn a page back."""
        event.stop()
        self.action_turn(-1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Turn a page on."""
        event.stop()
        self.action_turn(1)

    def on_click(self, event: events.Click) -> None:
        """Choose the day under the pointer, or turn the page at an arrow."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        if offset.y == 0 and offset.x >= EARLIER - 1:
            self.action_turn(-1 if offset.x <= EARLIER + 1 else 1)
        elif offset.y >= TOP and 0 <= (column := (offset.x - LEFT) // CELL) < len(WEEKDAYS):
            self.day = self._layout_weeks()[min(offset.y - TOP, WEEKS - 1)][column]
            if event.chain > 1:
                self.action_choose()

    def render_line(self, y: int) -> Strip:
        """Draw the title, the weekdays or one week."""
        base = self.rich_style
        if y == 0:
            segments = self._title(base)
        elif y == 1:
            segments = self._headings(base)
        elif y < TOP + WEEKS:
            segments = self._week(self._layout_weeks()[y - TOP], base)
        else:
            segments = []
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _layout_weeks(self) -> list[list[date]]:
        wanted = (self.day.year, self.day.month, self.first_weekday)
        if wanted != self._shown:
            self._shown = wanted
            self._weeks = weeks_of(self.day, self.first_weekday)
        return self._weeks

    def _styled(self, part: str) -> Style:
        return self.get_component_rich_style(f"month--{part}")

    def _title(self, base: Style) -> list[Segment]:
        arrow = self._styled("arrow")
        return [
            Segment(f"{self.day:%B %Y}".ljust(EARLIER), self._styled("title")),
            Segment(self.app.glyphs.back.ljust(LATER - EARLIER), arrow),
            Segment(self.app.glyphs.ahead, arrow),
            Segment(" ", base),
        ]

    def _headings(self, base: Style) -> list[Segment]:
        names = (WEEKDAYS[(self.first_weekday + day) % 7] for day in range(7))
        return [
            Segment(" " * LEFT, base),
            Segment("".join(name.ljust(CELL) for name in names), self._styled("heading")),
        ]

    def _week(self, week: list[date], base: Style) -> list[Segment]:
        segments = [Segment(f"{week_number(week):2} ", self._styled("week"))]
        plain = self.app.glyphs is ASCII
        for day in week:
            number, style = self._day_styles(day)
            mark, other = self.marks.get(day, ""), day in self.others
            sign = sign_of(mark, other=other, free=day in self.holidays, plain=plain)
            segments += [Segment(f"{day.day:2}", number), Segment(sign, style or base)]
        return segments

    def _day_styles(self, day: date) -> tuple[Style, Style | None]:
        """Return the styles of the number and of its mark."""
        part = "day"
        if (day.year, day.month) != (self.day.year, self.day.month):
            part = "outside"
        elif day.weekday() >= SATURDAY or day in self.holidays:
            part = "weekend"
        mark = self.marks.get(day, "")
        number, sign = self._styled(part), self._styled(mark) if mark else None
        if day == self.day:
            number = self._styled("cursor")
            if self.has_focus or sign is None:
                sign = number
            else:
                sign += Style(bgcolor=number.bgcolor)
        if day == self.today:
            number += Style(underline=True, bold=True)
        return number, sign
