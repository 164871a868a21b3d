"""The earlier texts of a draft: a list of them, and what changed since the one that is chosen."""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Rule, Static

from clientdesk.model.draft import Draft
from clientdesk.model.text import first_line
from clientdesk.model.version import Version
from clientdesk.services.mail.differing import counted, parts
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.drafts.listing import ago
from clientdesk.tui.host import DeskHost
from clientdesk.tui.keys.binding import key
from clientdesk.tui.look.glyphs import ASCII
from clientdesk.tui.widgets.line_list import Line, LineList, Piece

MOST = 20_000
"""Characters of both texts up to which they are compared while the cursor moves."""


class DraftVersionList(LineList[Version]):
    """Versions, one line each."""

    def lines_of(self, row: Version, width: int) -> Sequence[Line]:
        """Draw when it was, its first words, and how long it is."""
        del width
        now = self.app.workbench.clock()
        at = row.created_at.astimezone(now.tzinfo)
        words = len(row.text.split())
        return (
            Line(
                (Piece(f"{at:%a} {at.day} {at:%b %H:%M}  "), Piece(first_line(row.text), "muted")),
                (Piece(f"{words} words", "muted"), Piece(f"  {ago(row.created_at, now)}", "faint")),
            ),
        )

    def empty_lines(self) -> Sequence[Line]:
        """Say when there will be one."""
        return (
            Line((Piece("There is no earlier text yet", "strong"),)),
            Line(),
            Line((Piece("One is kept every ten minutes in which you write", "muted"),)),
        )


class DraftVersions(Dialog[Version]):
    """Shows what has changed; gives the version that is to be put back."""

    DEFAULT_CSS = """
    DraftVersions {
        & > Sheet { width: 92; height: 85%; padding: 1 1; }
        & DraftVersionList { height: auto; max-height: 8; }
        & Rule { margin: 1 0; color: $rule; }
        & VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        & .versions--keys { margin: 1 1 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "put_back", "Put back", "Give the draft this text again; u takes it back.",
            ident="draft_versions.put_back", show=True),
        key("space", "scroll(1)", "Read on", "Read on in what changed.", ident="draft_versions.on",
            show=True),
        key("b", "scroll(-1)", "Read back", "Read back in what changed.",
            ident="draft_versions.back"),
    ]  # fmt: skip

    _list = getters.query_one(DraftVersionList)
    _page = getters.query_one(VerticalScroll)

    def __init__(self, draft: Draft, versions: Sequence[Version]) -> None:
        super().__init__()
        self._draft = draft
        self._versions = versions

    def compose(self) -> ComposeResult:
        """Lay out the list over what changed over the keys."""
        with Sheet(f"Earlier texts of “{self._draft.subject or 'no subject'}”"):
            yield DraftVersionList()
            yield Rule(line_style="ascii" if self.app.glyphs is ASCII else "solid")
            with VerticalScroll(can_focus=False):
                yield Static(id="changed")
            yield Static(
                Content("   ").join(
                    Content.assemble((sign, "bold $focus"), " ", (does, "$muted"))
                    for sign, does in (
                        ("enter", "put it back"), ("j k", "another"), ("space b", "read on, back"),
                        ("esc", "leave all as it is"),
                    )
                ),
                classes="versions--keys",
            )  # fmt: skip

    def on_mount(self) -> None:
        """Fill the list."""
        super().on_mount()
        self._list.set_rows(self._versions, 0)
        self._list.styles.height = min(8, len(self._versions) or 3)
        self._list.focus()
        self._compare()

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._compare()

    def _compare(self) -> None:
        version = self._list.row
        self._page.scroll_home(animate=False)
        told = Content("") if version is None else changed(version, self._draft)
        self.query_one("#changed", Static).update(told)

    def action_scroll(self, pages: int) -> None:
        """Move what changed by a page."""
        self._page.scroll_relative(y=pages * max(1, self._page.size.height - 1), animate=False)

    @on(LineList.Chosen)
    def action_put_back(self) -> None:
        """Close with the version under the cursor."""
        if self._list.row is not None:
            self.dismiss(self._list.row)


def changed(version: Version, draft: Draft) -> Content:
    """Return the draft with what came since a version underlined, and what went struck out."""
    pieces: list[tuple[str, str]] = []
    if version.subject != draft.subject:
        pieces += [("Subject  ", "$muted"), (version.subject or "none", "strike $overdue")]
        pieces += [("  ", ""), (draft.subject or "none", "underline $fine"), ("\n\n", "")]
    if len(version.text) + len(draft.body) > MOST:
        return Content.assemble(*pieces, (version.text, "$foreground"))
    found = parts(version.text, draft.body)
    came, went = counted(found)
    words = f"Since then {came} {'word' if came == 1 else 'words'} came (underlined), "
    pieces.append((f"{words}{went} went (struck out)\n\n", "$muted"))
    for part in found:
        style = "strike $overdue" if part.went else "underline $fine" if part.came else ""
        pieces.append((part.text, style or "$foreground"))
    return Content.assemble(*pieces)


def show_versions(app: DeskHost, draft: Draft) -> None:
    """Show the earlier texts of a draft; the chosen one is put back."""
    composer = app.workbench.composer

    def put_back(version: Version | None) -> None:
        if version is not None:
            app.attempt(
                lambda: composer.put_back(draft.id, version.id),
                said="The earlier text stands there again; u takes it back",
            )

    app.push_screen(DraftVersions(draft, composer.versions(draft.id)), put_back)
