"""Several nested values: a list whose rows are edited in forms of their own."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType

from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.forms.values import Around, made, summary
from clientdesk.tui.host import DeskHost
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.line_list import Line, LineList, Piece


class ValueList(LineList[Any]):
    """Nested values, one a line."""

    app = getters.app(DeskHost)

    def lines_of(self, row: Any, width: int) -> Sequence[Line]:
        """Return a value in a few words."""
        del width
        return (Line([Piece(summary(row, curtain=self.app.curtain))]),)

    def empty_lines(self) -> Sequence[Line]:
        """Say which key adds the first."""
        return (
            Line([Piece("Nothing here yet", "strong")]),
            Line(),
            Line([Piece("n  ", "accent"), Piece("add one", "muted")]),
        )


class Several(Dialog[tuple[Any, ...]]):
    """Edits a tuple of values of one kind; esc gives it as it stands then.

    With `keep` every change is handed over at once.
    """

    DEFAULT_CSS = """
    Several > Sheet { padding: 1 1; height: 16; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "add", "New", "Add one.", ident="several.new"),
        key("enter", "edit", "Edit", "Edit this one.", ident="several.edit"),
        key("d", "remove", "Remove", "Remove this one.", ident="several.remove"),
        key("u", "bring_back", "Back", "Bring back the one that was removed last.",
            ident="several.bring_back"),
        key("J", "shift(1)", "Down", "Move this one down.", ident="several.shift_down"),
        key("K", "shift(-1)", "Up", "Move this one up.", ident="several.shift_up"),
    ]  # fmt: skip

    _list = getters.query_one(ValueList)

    def __init__(
        self,
        kind: type,
        heading: str,
        around: Around,
        values: tuple[Any, ...],
        keep: Callable[[tuple[Any, ...]], object] | None = None,
    ) -> None:
        super().__init__()
        self._kind = kind
        self._heading = heading
        self._around = around
        self._values = values
        self._keep = keep
        self._removed: list[tuple[int, Any]] = []

    def compose(self) -> ComposeResult:
        """Show the list."""
        foot = "n new  enter edit  d remove  u back  J K move  esc done"
        with Sheet(self._heading, foot=foot):
            yield ValueList()

    def on_mount(self) -> None:
        """List the values."""
        self._list.set_rows(self._values)

    def _put(self, rows: Sequence[Any], cursor: int | None = None) -> None:
        self._list.set_rows(rows, cursor)
        if self._keep is not None:
            self._keep(tuple(rows))

    def action_close(self) -> None:
        """Give the values as they stand."""
        self.dismiss(tuple(self._list.rows))

    def action_add(self) -> None:
        """Add one."""
        self._open({}, len(self._list.rows))

    @on(LineList.Chosen)
    def action_edit(self) -> None:
        """Edit the one under the cursor."""
        from clientdesk.tui.forms.form import values_of

        if self._list.row is not None:
            self._open(values_of(self._list.row), self._list.cursor)

    def _open(self, values: dict[str, Any], index: int) -> None:
        from clientdesk.tui.forms.form import Form
        from clientdesk.tui.forms.nesting import around_one

        def put(found: dict[str, Any] | None) -> None:
            if found is not None:
                rows = list(self._list.rows)
                rows[index : index + 1] = [made(self._kind, {**values, **found}, self._around.now)]
                self._put(rows, index)

        known = around_one(self._kind, self._around, tuple(self._list.rows), index)
        self.app.push_screen(Form(self._kind, self._heading, known, values), put)

    def action_remove(self) -> None:
        """Remove the one under the cursor."""
        rows = list(self._list.rows)
        if rows:
            at = self._list.cursor
            self._removed.append((at, rows.pop(at)))
            self._put(rows)

    def action_bring_back(self) -> None:
        """Bring back the one that was removed last."""
        if self._removed:
            at, value = self._removed.pop()
            rows = list(self._list.rows)
            rows.insert(at, value)
            self._put(rows, at)

    def action_shift(self, step: int) -> None:
        """Move the one under the cursor."""
        rows, at = list(self._list.rows), self._list.cursor
        if rows and 0 <= at + step < len(rows):
            rows[at], rows[at + step] = rows[at + step], rows[at]
            self._put(rows, at + step)
