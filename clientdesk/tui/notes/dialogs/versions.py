"""The earlier texts of a note, each with what changed, line by line; one key puts one back."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType

from clientdesk.model.version import Version
from clientdesk.services.notes.differing import DiffLine, counts, differences
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.line_list import Line, LineList, Piece

ROLES = {"+": "fine", "-": "overdue", " ": "muted", ".": "faint"}
"""The colour of each kind of line; its sign says the same."""


class TextList(LineList[Version]):
    """Earlier texts, newest first."""

    def lines_of(self, row: Version, width: int) -> Sequence[Line]:
        """Return until when a text stood, and how long it was."""
        del width
        at = row.created_at.astimezone(self.app.workbench.clock().tzinfo)
        words = f"{len(row.text.split())} words"
        return (Line([Piece(f"until {at:%a %d %b %Y %H:%M}")], [Piece(words, "muted")]),)


class DiffList(LineList[DiffLine]):
    """A comparison: `+` came, `-` went."""

    def lines_of(self, row: DiffLine, width: int) -> Sequence[Line]:
        """Return a line with its sign."""
        del width
        role = ROLES[row.sign]
        if row.sign == ".":
            many = "line" if row.text == "1" else "lines"
            return (Line([Piece(f"  {self.app.glyphs.more} {row.text} {many} the same", role)]),)
        return (Line([Piece(f"{row.sign} ", role), Piece(row.text, role)]),)

    def empty_lines(self) -> Sequence[Line]:
        """Say that both texts are the same."""
        return (Line([Piece("Nothing is different", "muted")]),)


class NoteVersions(Dialog[str]):
    """Gives the id of the version that shall be put back."""

    DEFAULT_CSS = """
    NoteVersions {
        & > Sheet { width: 100; height: 90%; padding: 0 1; }
        & TextList { height: 30%; min-height: 4; border-bottom: solid $rule; }
        & DiffList { height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "put_back", "Put back", "Put this text back; u undoes it.",
            ident="note_versions.put_back"),
        key("c", "compare", "Compare", "Compare with the next text, or with the note as it is.",
            ident="note_versions.compare"),
    ]  # fmt: skip

    _list = getters.query_one(TextList)
    _diff = getters.query_one(DiffList)
    _sheet = getters.query_one(Sheet)

    def __init__(self, versions: Sequence[Version], now: str) -> None:
        """Compare versions, newest first, with the text as it is now."""
        super().__init__()
        self._versions = versions
        self._now = now
        self._with_now = True

    def compose(self) -> ComposeResult:
        """Lay out the versions over what changed."""
        foot = "enter puts it back  c compares otherwise  tab  esc"
        with Sheet("Earlier texts of this note", foot=foot):
            yield TextList()
            yield DiffList()

    def on_mount(self) -> None:
        """List the versions."""
        self._list.set_rows(self._versions)
        self._compare()

    @on(LineList.Moved)
    def follow(self, event: LineList.Moved) -> None:
        """Compare the version under the cursor."""
        if event.lines is self._list:
            self._compare()

    def _compare(self) -> None:
        version = self._list.row
        if version is None:
            return
        at = self._list.cursor
        with_now = self._with_now or not at
        after = self._now if with_now else self._versions[at - 1].text
        found = differences(version.text, after)
        came, went = counts(found)
        what = "from it to now" if with_now else "in the session after it"
        self._sheet.border_title = f"Earlier texts: {what}, +{came} -{went}"
        self._diff.set_rows(found, 0)

    def action_compare(self) -> None:
        """Compare with the next text, or with the note as it is."""
        self._with_now = not self._with_now
        self._compare()

    def action_put_back(self) -> None:
        """Give the version under the cursor."""
        if self._list.row is not None:
            self.dismiss(self._list.row.id)


def versions_of(
    found: Sequence[Version], now: str, take: Callable[[str], object]
) -> tuple[NoteVersions, Callable[[str | None], None]]:
    """Return the dialog of a note's versions, and what to do with its answer."""

    def taken(version_id: str | None) -> None:
        if version_id is not None:
            take(version_id)

    return NoteVersions(found, now), taken
