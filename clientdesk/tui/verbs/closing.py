"""The page at the end of a day: what is left, each line settled by a key, and then good night."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from clientdesk.services.planning.entries import Entry, EntryKind
from clientdesk.services.practices.closing import Left, Part
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.host import Change
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.agenda_list import AgendaList
from clientdesk.tui.widgets.agenda_rows import Gap, Heading, Item, Row, short
from clientdesk.tui.widgets.line_list import Line, LineList, Piece

WIDE = 74
"""Columns of the line that says what comes first, in the narrowest terminal."""


class LeftList(AgendaList):
    """What the day leaves open, part by part."""

    def empty_lines(self) -> tuple[Line, ...]:
        """Say that the day is done."""
        return (
            Line([Piece("Everything is said, sent and kept.", "fine")]),
            Line(),
            Line([Piece("Nothing waits for you in the next days either.", "muted")]),
            Line(),
            Line([Piece("Q  ", "accent"), Piece("close the desk. Good night.", "muted")]),
        )


class Closing(Dialog[None]):
    """Lists what is left of the day; esc goes back to work, Q closes the desk."""

    DEFAULT_CSS = """
    Closing {
        & > Sheet { width: 84; height: 90%; padding: 1 2; }
        & .closing--said { height: 3; margin-bottom: 0; }
        & .closing--keys { margin-top: 1; height: 1; }
    }
    """
    covers: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", "Open", "Open what this line is about.", ident="closing.open",
            show=True),
        key("x", "done", "Done", "Say that it is done: kept, sent, given.", ident="closing.done",
            show=True),
        key("z", "snooze", "Snooze", "Put it off.", ident="closing.snooze", show=True),
        key("c", "write", "Write", "Write the mail that it asks for.", ident="closing.write",
            show=True),
        key("q", "close", "Back", "Back to the desk.", ident="closing.back"),
        key("Q", "app.quit", "Good night", "Save everything and close the desk.",
            ident="closing.quit", show=True),
    ]  # fmt: skip

    _list = getters.query_one(LeftList)

    def compose(self) -> ComposeResult:
        """Show how much is left, the lines, and the keys."""
        with Sheet("Close the desk"):
            yield Static(classes="closing--said")
            yield LeftList()
            yield Static(_KEYS, classes="closing--keys")

    def on_mount(self) -> None:
        """List what is left, and follow the desk."""
        super().on_mount()
        self.app.flush()
        self.app.desk_changed.subscribe(self, self._show)
        self.watch(self.app, "curtain", self._fill, init=False)
        self._fill()

    def _show(self, change: Change) -> None:
        del change
        self._fill()

    def _fill(self) -> None:
        left = self.app.workbench.closing.left()
        open_now = [one for one in left if one.part is not Part.FIRST]
        first = next((one.entry for one in left if one.part is Part.FIRST), None)
        said = Content("\n").join([_said(len(open_now)), self._first(first)])
        self.query_one(".closing--said", Static).update(said)
        self._list.list_rows(self._rows(left))

    def _first(self, entry: Entry | None) -> Content:
        """Say what comes first, so that it is in sight above the longest list."""
        if entry is None:
            return Content("")
        hour, words = _hour(entry), _words(entry)
        day = f"{entry.when:%a} {entry.when.day} {entry.when:%b}"
        told = f"First thing on {day}{f', {hour}' if hour else ''}: {words}"
        return Content(told).truncate(WIDE, ellipsis=True)

    def _rows(self, left: list[Left]) -> list[Row]:
        rows: list[Row] = []
        today = self.app.workbench.clock().date()
        for part in Part:
            here = [one.entry for one in left if one.part is part]
            if not here:
                continue
            late = any(entry.overdue for entry in here) and part is not Part.FIRST
            day = here[0].when.date()
            aside = short(day) if part is Part.FIRST else str(len(here))
            rows += [Gap()] if rows else []
            rows.append(Heading(part, aside, today, late=late))
            rows += [Item(entry, _hour(entry), _words(entry)) for entry in here]
        return rows

    # ---- settling

    @property
    def _entry(self) -> Entry | None:
        return self._list.entry

    @on(LineList.Chosen)
    def action_open(self) -> None:
        """Open what the line is about."""
        from clientdesk.tui.verbs.planning import open_entry

        if entry := self._entry:
            open_entry(self.app, entry)

    def action_done(self) -> None:
        """Say that it is done; a draft is sent after its review."""
        entry = self._entry
        if entry is None:
            return
        if entry.kind is EntryKind.DRAFT:
            self.app.say("A draft is sent after its review: enter, then ctrl+r.")
            return
        agenda = self.app.workbench.agenda
        self.app.attempt(lambda: agenda.done(entry), said=f"Done: {entry.text or entry.kind}")

    def action_snooze(self) -> None:
        """Put it off."""
        from clientdesk.tui.verbs.planning import snooze_entry

        entry = self._entry
        if entry is not None and entry.kind is EntryKind.DRAFT:
            from clientdesk.tui.drafts.holding import hold

            hold(self.app, self.app.workbench.composer.get(entry.record_id))
        elif entry is not None:
            snooze_entry(self.app, entry)

    def action_write(self) -> None:
        """Write the mail that it asks for."""
        from clientdesk.tui.verbs.entry_mail import write_about

        if entry := self._entry:
            write_about(self.app, entry)


def _words(entry: Entry) -> str:
    """Return whose it is and what; whose stands first, as the end may be cut off."""
    name, text = entry.client_name, entry.text or str(entry.kind)
    return text if not name or name in text else f"{name}: {text}"


def _hour(entry: Entry) -> str:
    if entry.kind in {EntryKind.HOLD, EntryKind.DRAFT} or not entry.has_time:
        return ""
    return f"{entry.when:%H:%M}"


def _said(count: int) -> Content:
    if not count:
        return Content.styled("The day is done: nothing is left open.", "$fine")
    things = "One thing is" if count == 1 else f"{count} things are"
    told = f"{things} left; what stays is on tomorrow's agenda."
    return Content.styled(told, "$muted")


_KEYS = Content("   ").join(
    Content.assemble((sign, "bold $focus"), " ", (does, "$muted"))
    for sign, does in (
        ("enter", "open"), ("x", "done"), ("z", "later"), ("c", "write"), ("esc", "back"),
        ("Q", "good night"),
    )
)  # fmt: skip
