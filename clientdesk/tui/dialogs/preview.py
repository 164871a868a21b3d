"""What an import would do, row by row, before anything is done."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from clientdesk.model.text import clean_line
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.line_list import Line, LineList, Piece

ROLES = {"new": "fine", "same": "muted", "conflict": "overdue", "changed": "due"}
"""The colour of each verdict; its word says the same."""


class RowList(LineList[Any]):
    """The rows of a plan: the verdict, the name, and why."""

    def lines_of(self, row: Any, width: int) -> Sequence[Line]:
        """Return a row in one line."""
        del width
        state = str(getattr(row, "state", "new"))
        name = clean_line(str(getattr(row, "name", row)))
        why = clean_line(str(getattr(row, "why", "")))
        verdict = Piece(f"{state:<9}", ROLES.get(state, "name"))
        return (Line([verdict, Piece(name), Piece("  "), Piece(why, "muted")]),)

    def empty_lines(self) -> Sequence[Line]:
        """Say that the file holds nothing."""
        return (Line([Piece("The file holds nobody", "strong")]),)


class Preview(Dialog[bool]):
    """Lists what an import would do; y does it."""

    DEFAULT_CSS = """
    Preview > Sheet { width: 90; height: 80%; padding: 1 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("y", "answer(True)", "Import", "Import these rows.", ident="preview.yes"),
        key("n", "answer(False)", "Leave", "Import nothing.", ident="preview.no"),
    ]

    def __init__(self, name: str, plan: Any) -> None:
        super().__init__()
        self._file = name
        self._rows = tuple(getattr(plan, "rows", ()))

    def compose(self) -> ComposeResult:
        """List the rows."""
        with Sheet(f"Import {self._file}", foot="y import  n leave it"):
            yield RowList()

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(RowList).set_rows(self._rows)

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)
