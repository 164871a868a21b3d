"""The agenda list: entries under the headings of their days; the cursor stands on entries only."""

from collections.abc import Sequence
from datetime import date

from clientdesk.services.planning.agenda import Entry
from clientdesk.tui.widgets.agenda_rows import HOUR_WIDTH, Heading, Item, Remark, Row
from clientdesk.tui.widgets.line_list import Line, LineList, Piece


class AgendaList(LineList[Row]):
    """What is owed, day by day."""

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor, or None."""
        row = self.row
        return row.entry if isinstance(row, Item) else None

    def list_rows(self, rows: Sequence[Row]) -> None:
        """List other rows; the cursor stays with its entry, or near it."""
        before, number = self.entry, self.cursor
        same = (
            index
            for index, row in enumerate(rows)
            if isinstance(row, Item) and before is not None and _same(row.entry, before)
        )
        self.set_rows(rows, next(same, _item_near(rows, number)))

    def go_to(self, day: date) -> None:
        """Put the cursor on the first entry of a day, or of the next day that has one."""
        heading = next(
            (
                index
                for index, row in enumerate(self.rows)
                if isinstance(row, Heading) and not row.late and row.day >= day
            ),
            None,
        )
        if heading is not None:
            with self.prevent(LineList.Moved):
                self.cursor = heading + 1
            self.scroll_to(y=heading, animate=False)

    def action_move(self, step: int) -> None:
        """Move the cursor by entries; the heading of a day comes into sight with its first."""
        items = [index for index, row in enumerate(self.rows) if isinstance(row, Item)]
        if not items:
            return
        here = items.index(self.cursor) if self.cursor in items else 0
        self.cursor = items[max(0, min(len(items) - 1, here + step))]
        above = self.cursor
        while above and isinstance(self.rows[above - 1], (Heading, Remark)):
            above -= 1
        if above < self.cursor:
            self.scroll_to(y=min(self.scroll_offset.y, above), animate=False)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on entries, also when a heading is clicked."""
        return _item_near(self.rows, cursor)

    def lines_of(self, row: Row, width: int) -> Sequence[Line]:
        """Draw a heading, an entry or a gap."""
        if isinstance(row, Heading):
            role = "overdue" if row.late else "accent" if row.name == "Today" else "strong"
            room = len(row.name) + len(row.aside) < width
            aside = (Piece(row.aside, "muted"),) if room else ()
            return (Line((Piece(row.name, role),), aside),)
        if isinstance(row, Item):
            role = "overdue" if row.entry.overdue else "muted"
            hour = row.hour or (self.app.glyphs.overdue if row.entry.overdue else "")
            return (Line((Piece(hour.ljust(HOUR_WIDTH) + " ", role), Piece(row.words))),)
        if isinstance(row, Remark):
            return (Line((Piece(" " * (HOUR_WIDTH + 1)), Piece(row.text, "muted"))),)
        return (Line(),)

    def empty_lines(self) -> Sequence[Line]:
        """Say that nothing is planned, and how to plan something."""
        return (
            Line((Piece("Nothing planned", "muted"),)),
            Line(),
            Line((Piece("a", "accent"), Piece("  add a check-in", "muted"))),
        )


def _same(one: Entry, other: Entry) -> bool:
    return (one.record_id, one.original, one.kind) == (other.record_id, other.original, other.kind)


def _item_near(rows: Sequence[Row], index: int) -> int:
    """Return the index of the first entry at or after a row, else of the last one before it."""
    items = [number for number, row in enumerate(rows) if isinstance(row, Item)]
    after = next((number for number in items if number >= index), None)
    if after is not None:
        return after
    return items[-1] if items else 0
