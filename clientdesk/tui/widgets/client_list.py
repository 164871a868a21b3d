"""The roster's list: two lines a client, with a mark whose shape says how they stand."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len

from clientdesk.model.person import Person
from clientdesk.services.clients.roster import Mark, RosterRow
from clientdesk.tui.widgets.line_list import Line, LineList, Piece

ROOMY = 60
"""From this width on, words are written out."""


class ClientList(LineList[RosterRow]):
    """Clients: mark and name, then when and the main contact."""

    row_height: ClassVar[int] = 2

    def __init__(self) -> None:
        super().__init__(id="clients")
        self.marked: set[str] = set()
        """Ids of the marked clients, on whom verbs act together."""
        self.filtered = False
        """Whether a filter hides clients."""

    def lines_of(self, row: RosterRow, width: int) -> Sequence[Line]:
        """Return the two lines of a client."""
        glyphs = self.app.glyphs
        role = str(row.mark) if row.mark is not Mark.NONE else "muted"
        sign = glyphs.chosen if row.id in self.marked else glyphs.mark(row.mark)
        stale = "stale notes" if width >= ROOMY else "stale"
        when = glyphs.plain(row.when)
        tone = role if row.mark in {Mark.OVERDUE, Mark.DUE} else "muted"
        contact = _fitting(row.contact, width - 4 - cell_len(when))
        return (
            Line(
                [Piece(sign, role), Piece(" "), Piece(row.name)],
                [Piece(stale, "aside")] if row.stale and not self.app.curtain else (),
            ),
            Line([Piece("  "), Piece(when, tone), Piece("  "), Piece(contact, "muted")]),
        )

    def empty_lines(self) -> Sequence[Line]:
        """Say that nobody is here, and which keys change that."""
        if self.filtered:
            return (
                Line([Piece("Nobody fits the filter", "strong")]),
                Line(),
                Line([Piece("esc  ", "accent"), Piece("show everybody", "muted")]),
                Line([Piece("n    ", "accent"), Piece("add a client", "muted")]),
            )
        return (
            Line([Piece("  No clients yet", "strong")]),
            Line(),
            Line([Piece("n  ", "accent"), Piece("add one by hand", "muted")]),
            Line([Piece("X  ", "accent"), Piece("import a file", "muted")]),
        )


def _fitting(contact: str, room: int) -> str:
    if cell_len(contact) <= room or not contact:
        return contact
    first = Person(id="", name=contact).first_name
    return first if cell_len(first) <= room else ""
