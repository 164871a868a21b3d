"""What an import would do, row by row, before anything is done."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from clientdesk.importing import ImportPlan, Outcome, PlannedRow
from clientdesk.model.text import clean_line
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.line_list import Line, LineList, Piece

ROLES = {
    Outcome.NEW: "fine",
    Outcome.ADDS: "fine",
    Outcome.CHANGED: "fine",
    Outcome.SAME: "muted",
    Outcome.GROUP: "muted",
    Outcome.CONFLICT: "overdue",
    Outcome.UNUSABLE: "due",
}
"""The colour of each verdict; its word says the same."""
_STAYS_OUT = {Outcome.CONFLICT, Outcome.UNUSABLE}
_PLACE = 10
_NAME = 30


class RowList(LineList[Any]):
    """The rows of a plan: the place, the verdict, the name, and why; or what columns mean."""

    def lines_of(self, row: Any, width: int) -> Sequence[Line]:
        """Return a row in one line."""
        del width
        if isinstance(row, PlannedRow):
            return (_line(row),)
        header, what = row
        shown = clean_line(header)[:_NAME] or "(empty)"
        return (Line([Piece(f"{shown:<{_NAME}}  ", "name"), Piece(clean_line(what), "muted")]),)

    def empty_lines(self) -> Sequence[Line]:
        """Say that there is nothing to list."""
        return (Line([Piece("Nothing to list here", "strong")]),)


def _line(row: PlannedRow) -> Line:
    name = clean_line(row.name)[:_NAME]
    return Line(
        [
            Piece(f"{row.outcome.value:<9} ", ROLES[row.outcome]),
            Piece(f"{clean_line(row.place):<{_PLACE}} ", "muted"),
            Piece(name),
            Piece("  " if name else ""),
            Piece(clean_line(row.why), "muted"),
        ]
    )


class Preview(Dialog[bool]):
    """Lists what an import would do; y does it."""

    DEFAULT_CSS = """
    Preview > Sheet {
        width: 100;
        height: 85%;
        padding: 1 1;
        & > Static { height: auto; margin: 0 0 1 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("y", "answer(True)", "Import", "Import these rows.", ident="preview.yes"),
        key("n", "answer(False)", "Leave", "Import nothing.", ident="preview.no"),
        key("m", "mapping", "Columns", "Show what each column or line is taken for.",
            ident="preview.mapping"),
        key("f", "filter", "What stays out", "List only the rows that stay out.",
            ident="preview.filter"),
    ]  # fmt: skip

    def __init__(self, name: str, plan: ImportPlan) -> None:
        super().__init__()
        self._file = name
        self._plan = plan
        self._shown = "rows"

    def compose(self) -> ComposeResult:
        """List the rows."""
        foot = "y import  n leave it  m columns  f what stays out"
        with Sheet(f"Import {self._file}", foot=foot):
            yield Static(Content(self._counts()))
            yield RowList()

    def _counts(self) -> str:
        counts = [f"{count} {each.value}" for each in Outcome if (count := self._plan.count(each))]
        remark = clean_line(self._plan.incomings.remark)
        return f"{', '.join(counts) or 'nothing in it'}  ({remark})"

    def on_mount(self) -> None:
        """Fill the list."""
        self._show("rows")

    def _show(self, what: str) -> None:
        self._shown = what
        rows: Sequence[Any] = self._plan.rows
        if what == "mapping":
            rows = self._plan.incomings.mapping
        elif what == "filter":
            rows = tuple(row for row in self._plan.rows if row.outcome in _STAYS_OUT)
        self.query_one(RowList).set_rows(rows, 0)

    def action_mapping(self) -> None:
        """Show what each column or line is taken for, or the rows again."""
        self._show("rows" if self._shown == "mapping" else "mapping")

    def action_filter(self) -> None:
        """List only the rows that stay out, or all again."""
        self._show("rows" if self._shown == "filter" else "filter")

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)
