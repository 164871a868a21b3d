"""The list of drafts: by client and state, filtered as you type, and what can be done with one."""

from collections.abc import Callable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.text import clean_line
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.drafts.listing import DraftList, Shown, rows_of
from clientdesk.tui.host import Change
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.line_list import LineList

HINTS = (
    (("enter", "open"), ("/", "filter"), ("s", "state"), ("a", "all clients"), ("v", "versions")),
    (("D", "duplicate"), ("h", "hold"), ("r", "release"), ("d", "trash"), ("b", "bring back")),
)
"""The keys of the list, in two lines that fit 80 columns."""


class DraftsDialog(Dialog[None]):
    """Every draft; opening one changes nothing of it."""

    DEFAULT_CSS = """
    DraftsDialog {
        & > Sheet { width: 92; height: 80%; padding: 1 1; }
        & Input { display: none; margin: 0 1 1 1; }
        & Input.-shown { display: block; }
        & .drafts--keys { margin: 1 1 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", "Open", "Open it; nothing of it changes.", ident="drafts.open",
            show=True),
        key("slash", "filter", "Filter", "Filter as you type: subject, client, state, words.",
            ident="drafts.filter", show=True, sign="/"),
        key("s", "state", "State", "Show all, drafts, held, sent, or those in the trash.",
            ident="drafts.state", show=True),
        key("a", "everybody", "All clients", "Those to all clients, or to this one only.",
            ident="drafts.everybody"),
        key("v", "versions", "Versions", "Its earlier texts, with what changed.",
            ident="drafts.versions"),
        key("D", "duplicate", "Duplicate", "Begin a draft with its text.",
            ident="drafts.duplicate"),
        key("h", "hold", "Hold", "Hold it until a moment that is typed.", ident="drafts.hold"),
        key("r", "release", "Release", "End its hold.", ident="drafts.release"),
        key("d", "trash", "Trash", "Put it in the trash for 30 days.", ident="drafts.trash"),
        key("b", "bring_back", "Bring back", "Take it out of the trash.",
            ident="drafts.bring_back"),
        key("u", "app.undo", "Undo", "Take back what was done last.", ident="drafts.undo"),
        key("U", "app.redo", "Redo", "Do again what was taken back.", ident="drafts.redo"),
    ]  # fmt: skip

    _list = getters.query_one(DraftList)
    _line = getters.query_one(Input)
    _sheet = getters.query_one(Sheet)

    def __init__(self, client_id: str = "") -> None:
        """List the drafts to a client, or to all."""
        super().__init__()
        self._client = client_id
        self._only = client_id
        self._shown = Shown.ALL

    def compose(self) -> ComposeResult:
        """Lay out the filter over the list over the keys."""
        with Sheet("Drafts"):
            yield Input(placeholder="Filter", compact=True)
            yield DraftList()
            yield Static(
                Content("\n").join(
                    Content("   ").join(
                        Content.assemble((sign, "bold $focus"), " ", (does, "$muted"))
                        for sign, does in line
                    )
                    for line in HINTS
                ),
                classes="drafts--keys",
            )

    def on_mount(self) -> None:
        """Fill the list, and follow the desk."""
        super().on_mount()
        self._fill(0)
        self._list.focus()
        self.app.desk_changed.subscribe(self, self._follow)

    def _follow(self, change: Change) -> None:
        del change
        self._fill()

    def _fill(self, cursor: int | None = None) -> None:
        rows = rows_of(self.app.workbench, self._only, self._shown)
        words = clean_line(self._line.value).casefold().split()
        found = [row for row in rows if row.holds(words)]
        self._list.set_rows(found, cursor)
        whose = self.app.workbench.roster.name_of(self._only) if self._only else "all clients"
        number = f"{len(found)} of {len(rows)}" if words else str(len(rows))
        state = "" if self._shown is Shown.ALL else f", {self._shown}"
        self._sheet.border_title = Content(f"Drafts: {whose}{state} ({number})")

    # ---- what is shown

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(0)

    @on(Input.Submitted)
    def _filtered(self, event: Input.Submitted) -> None:
        event.stop()
        self._list.focus()

    def action_filter(self) -> None:
        """Type what to look for."""
        self._line.add_class("-shown")
        self._line.focus()

    def action_close(self) -> None:
        """Leave the filter, and lose it; else close."""
        if self._line.has_class("-shown"):
            self._line.value = ""
            self._line.remove_class("-shown")
            self._list.focus()
        else:
            self.dismiss(None)

    def action_state(self) -> None:
        """Show the drafts of the next state."""
        states = list(Shown)
        self._shown = states[(states.index(self._shown) + 1) % len(states)]
        self._fill(0)

    def action_everybody(self) -> None:
        """Show the drafts to all clients, or to this one again."""
        if not self._client:
            self.app.say("There is no one client here: these are the drafts to all.")
            return
        self._only = "" if self._only else self._client
        self._fill(0)

    # ---- what is done with one

    def _draft(self) -> Draft | None:
        row = self._list.row
        return row.draft if row else None

    @on(LineList.Chosen)
    def action_open(self) -> None:
        """Open the draft under the cursor."""
        draft = self._draft()
        if draft is None:
            return
        if draft.trashed_at is not None:
            self.app.say("It is in the trash: b brings it back.")
            return
        self.dismiss(None)
        self.app.open_record(draft.table, draft.id, draft.client)

    def action_versions(self) -> None:
        """Show the earlier texts of the draft under the cursor."""
        from clientdesk.tui.drafts.dialogs.versions import show_versions

        if draft := self._draft():
            show_versions(self.app, draft)

    def action_duplicate(self) -> None:
        """Begin a draft with the text of the one under the cursor."""
        composer = self.app.workbench.composer
        self._do(lambda draft: composer.duplicate(draft.id), "Duplicated: {}")

    def action_hold(self) -> None:
        """Ask until when to hold it."""
        from clientdesk.tui.drafts.holding import hold

        draft = self._draft()
        if draft is not None and draft.trashed_at is None:
            hold(self.app, draft)

    def action_release(self) -> None:
        """End its hold."""
        draft = self._draft()
        if draft is not None and draft.state is not DraftState.HELD:
            self.app.say("It is not held; h holds it.")
        else:
            composer = self.app.workbench.composer
            self._do(lambda draft: composer.release(draft.id), "Held no more: {}")

    def action_trash(self) -> None:
        """Put it in the trash."""
        draft = self._draft()
        if draft is not None and draft.trashed_at is not None:
            self.app.say("It is in the trash already: b brings it back.")
        else:
            composer = self.app.workbench.composer
            self._do(lambda draft: composer.trash(draft.id), "In the trash: {}; u brings it back")

    def action_bring_back(self) -> None:
        """Take it out of the trash."""
        draft = self._draft()
        if draft is not None and draft.trashed_at is None:
            self.app.say("It is not in the trash; s shows what is.")
        else:
            composer = self.app.workbench.composer
            self._do(lambda draft: composer.bring_back(draft.id), "Brought back: {}")

    def _do(self, verb: Callable[[Draft], object], said: str) -> None:
        draft = self._draft()
        if draft is not None:
            told = said.format(draft.subject or "no subject")
            self.app.attempt(lambda: verb(draft), said=told)
