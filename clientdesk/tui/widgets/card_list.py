"""Cards on the screen: headings with their key, and lines that open what they are about."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events

from clientdesk.services.clients.card import Card, CardLine
from clientdesk.tui.widgets.line_list import Line, LineList, Piece

INDENT = "  "
"""What stands before the lines of a card."""


class CardRow(NamedTuple):
    """One line of the screen."""

    card: Card | None
    """The card it belongs to; None for a line between two cards."""
    line: CardLine | None
    """The line that it shows; None for a heading."""
    text: str = ""
    """The part of the line's text that fits here."""
    first: bool = True
    """Whether it is the first part of its line, where the cursor may stand."""
    place: tuple[str, int] = ("", 0)
    """Key of the card and number of the line in it, from 0; -1 for the heading."""


class CardList(LineList[CardRow]):
    """Lists cards; the cursor goes from line to line, over what lies between."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.cards: Sequence[Card] = ()
        """What is listed."""
        self._laid_out = 0

    def show_cards(self, cards: Sequence[Card]) -> None:
        """List cards; the cursor stays on its line."""
        self.cards = cards
        self._lay_out()

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew for another width."""
        del event
        if self.scrollable_content_region.width != self._laid_out:
            self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width:
            return
        self._laid_out = width
        here = self.row.place if self.row else ("", 0)
        rows = list(rows_of(self.cards, width - 2))
        at = next((n for n, row in enumerate(rows) if row.place == here and row.first), 0)
        self.set_rows(rows, at)

    def go_to(self, key: str) -> None:
        """Put the cursor on a card."""
        place = next((n for n, row in enumerate(self.rows) if row.place == (key, -1)), None)
        if place is not None:
            self.cursor = place

    def lines_of(self, row: CardRow, width: int) -> Sequence[Line]:
        """Return a heading with its key, or a line with what stands at its right."""
        del width
        if row.card is None:
            return (Line(),)
        if row.line is None:
            empty = "" if row.card.lines else f"  {row.card.empty}"
            return (
                Line(
                    [Piece(row.card.heading, "heading"), Piece(empty, "muted")],
                    [Piece(row.card.key, "faint")],
                ),
            )
        aside = row.line.aside if row.first else ""
        role = row.line.role
        right = [Piece(aside, role if role in {"due", "overdue"} else "muted")] if aside else []
        return (Line([Piece(INDENT), Piece(row.text, role)], right),)

    def action_move(self, step: int) -> None:
        """Move the cursor to another line, over those where it does not stand."""
        if not self.rows:
            return
        towards = 1 if step > 0 else -1
        at = max(0, min(len(self.rows) - 1, self.cursor + step))
        while 0 <= at < len(self.rows) and not _stands(self.rows[at]):
            at += towards
        if not 0 <= at < len(self.rows):
            at = self.cursor
        self.cursor = at

    def text(self) -> str:
        """Return the text of the line under the cursor."""
        if self.row is None or self.row.card is None:
            return ""
        return self.row.line.text if self.row.line else self.row.card.heading


def _stands(row: CardRow) -> bool:
    return row.card is not None and row.first


def rows_of(cards: Sequence[Card], width: int) -> Iterator[CardRow]:
    """Yield the lines of the screen for cards: long texts broken, a free line after each card."""
    for number, card in enumerate(cards):
        if number and (card.lines or cards[number - 1].lines):
            yield CardRow(None, None, first=False)
        yield CardRow(card, None, place=(card.key, -1))
        for index, line in enumerate(card.lines):
            room = max(8, width - len(INDENT))
            parts = broken(line.text, room, room - cell_len(line.aside) - 2 * bool(line.aside))
            for part, text in enumerate(parts):
                yield CardRow(card, line, text, first=part == 0, place=(card.key, index))


def broken(text: str, room: int, first: int) -> list[str]:
    """Return a text in lines of at most `room` cells, the first of `first`, broken at spaces."""
    lines, line, limit = [], "", max(8, first)
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and cell_len(longer) > limit:
            lines.append(line)
            line, limit = word, room
        else:
            line = longer
    return [*lines, line]
