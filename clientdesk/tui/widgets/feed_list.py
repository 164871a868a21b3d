"""The feed of a client on the screen: a row is read when it is seen."""

from collections.abc import Sequence
from typing import ClassVar

from clientdesk.services.clients.feed import Feed, FeedKey
from clientdesk.services.clients.feed_item import FeedItem
from clientdesk.services.clients.standing import day_text
from clientdesk.tui.widgets.line_list import Line, LineList, Piece

STATES = {"late": "overdue", "open": "due", "recap owed": "due", "held": "due", "not sent": "due",
          "update late": "overdue", "no why": "due", "needs two options": "due"}  # fmt: skip
"""The tone of a state that wants attention."""
WIDE = 60
"""From so many cells on, what a row is stands in a column of its own."""


class FeedList(LineList[FeedKey]):
    """Everything that happened, two lines each."""

    row_height: ClassVar[int] = 2
    source: Feed
    """Where rows are read from; set before any is listed."""
    words: Sequence[str] = ()
    """Folded words that every row holds; the line that holds them is shown."""
    filtered: str = ""
    """What the list is narrowed down to, in words; empty for everything."""

    @property
    def item(self) -> FeedItem | None:
        """What stands under the cursor, or None."""
        return self.source.item(self.row) if self.row is not None else None

    def show_keys(self, keys: Sequence[FeedKey]) -> None:
        """List rows; the cursor stays on its row, else in its place."""
        here = self.row
        if here is None:
            self.set_rows(keys)
            return
        places = (at for at, key in enumerate(keys) if key[1:] == here[1:])
        self.set_rows(keys, next(places, None))

    def lines_of(self, row: FeedKey, width: int) -> Sequence[Line]:
        """Return what and when, then the second line."""
        item = self.source.item(row)
        if item is None:
            return (Line([Piece("gone", "muted")]), Line())
        bench = self.app.workbench
        today = bench.clock().date()
        day = day_text(item.at.astimezone(bench.clock().tzinfo).date(), today)
        right = [Piece(day, "muted")]
        if item.state:
            state = Piece(f"{item.state}  ", STATES.get(item.state, "muted"))
            right.insert(0, state)
        hidden = self.app.curtain
        line, more = ("", "") if hidden else (item.line, item.more)
        if self.words and not hidden:
            holding = self.source.line_holding(row, list(self.words))
            more = holding if holding and holding != line else more
        column = 14 if width >= WIDE else 10
        noun = f"{item.noun.removeprefix('next ') if width < WIDE else item.noun:<{column}}"
        return (
            Line([Piece(noun, "hint"), Piece(line)], right),
            Line([Piece(" " * column), Piece(more, "muted")]),
        )

    def empty_lines(self) -> Sequence[Line]:
        """Say that nothing happened yet, or that nothing fits, and which keys change that."""
        if self.filtered:
            return (
                Line([Piece("Nothing fits", "strong")]),
                Line([Piece(self.filtered, "muted")]),
                Line(),
                Line([Piece("esc  ", "accent"), Piece("show everything", "muted")]),
            )
        return (
            Line([Piece("Nothing here yet", "strong")]),
            Line(),
            Line([Piece("i  ", "accent"), Piece("log that you talked", "muted")]),
            Line([Piece("a  ", "accent"), Piece("add a note and more", "muted")]),
            Line([Piece("p  ", "accent"), Piece("record a promise", "muted")]),
        )
