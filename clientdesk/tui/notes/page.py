"""The page of a note: what is shown in the editor, and how it is saved by itself."""

from textual import events, getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from clientdesk.model.note import Note, Section
from clientdesk.services.upkeep.keeper import Typed
from clientdesk.services.workbench import Workbench
from clientdesk.tui.host import Change
from clientdesk.tui.notes.desk import NoteDesk, Saved
from clientdesk.tui.notes.note_line import NoteLine
from clientdesk.tui.notes.offering import Offers
from clientdesk.tui.pane import Pane
from clientdesk.tui.widgets.editor import Editor

HINT = "Who are they, what do they make, who decides?\nPaste a link or a line you want to remember."
NOBODY = "A note belongs to a client.\nF2, then n adds one."
"""What stands there instead while no client is shown."""
EDITOR = "notes"
"""The name under which typed text is kept against a crash."""


class NotePage(Pane):
    """One note of the client in an editor; nothing typed in it is lost."""

    editor = getters.query_one("#note", Editor)
    offers = getters.query_one(Offers)
    under = getters.query_one(NoteLine)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self.held = NoteDesk(workbench)
        """Which note stands open."""
        self._kept = False

    def compose(self) -> ComposeResult:
        """Lay out the editor, and what stands there while the curtain is drawn."""
        editor = Editor(id="note", hint=NOBODY, markdown=True)
        editor.read_only = True
        yield editor
        yield Offers(editor)
        yield NoteLine()
        yield Static(Content("The curtain is drawn: press * to open it."), id="drawn")

    def on_mount(self) -> None:
        """Follow the curtain."""
        self.watch(self.app, "curtain", self._draw_curtain)

    def _draw_curtain(self, drawn: bool) -> None:
        self.set_class(drawn, "-drawn")

    def on_key(self, event: events.Key) -> None:
        """Say why nothing can be written while there is no client."""
        if not self.held.is_open and event.is_printable and self.editor.has_focus:
            self.app.say(" ".join(NOBODY.splitlines()))

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self.restate()

    @on(Editor.Changed, "#note")
    @on(Editor.SelectionChanged, "#note")
    def offer(self) -> None:
        """Offer what the word under the cursor can become."""
        if self.editor.has_focus:
            self.offers.follow()

    def on_descendant_blur(self) -> None:
        """Offer nothing to somebody who writes elsewhere."""
        self.offers.close()

    # ---- what is shown

    def show_client(self, client_id: str) -> None:
        """Show the main note of a client."""
        self.flush()
        super().show_client(client_id)
        self.open_note(self.workbench.notebook.main(client_id) if client_id else None)

    def open_record(self, table: str, record_id: str) -> None:
        """Show one note."""
        del table
        self.flush()
        self.open_note(self.workbench.notebook.get(record_id))

    def open_note(self, note: Note | None) -> None:
        """Show a note, or the place for a new one."""
        self.held.open(self.client_id, note)
        self._show_held()

    def begin_note(self, section: Section = Section.GENERAL, text: str = "") -> None:
        """Show the place for a new note in a section, which begins with a text."""
        self.flush()
        self.held.begin(self.client_id, section, text)
        self._show_held()
        self.focus_on(self.editor)
        self.editor.move_cursor(_first_gap(text))

    def _show_held(self) -> None:
        self.editor.read_only = not self.held.is_open
        self.editor.placeholder = Content(HINT if self.held.is_open else NOBODY)
        self.editor.load(self.held.text)
        self.restate()

    def show_desk(self, change: Change) -> None:
        """Take in what changed elsewhere, without touching what is being typed."""
        if not self.held.is_open:
            self.restate()
            return
        news = self.held.refresh(
            self.editor.text, stay=self.editor.has_focus, foreign=change.foreign
        )
        if news.text is not None:
            self.editor.reload(news.text)
        if news.said and (change.foreign or news.must_say):
            self.app.say(news.said)
        self.restate()

    def restate(self) -> None:
        """Write into the frame whose note this is, which of how many, and how old."""
        if not self.is_mounted:
            return
        # A narrow pane has no frame at its bottom that could say it.
        marks = self.held.marks if self.screen.has_class("-narrow") else ()
        self.under.say(
            self.workbench, self.app.glyphs, self.held.note, self.held.client_id, marks=marks
        )
        if not self.held.is_open:
            self.subject = self.footnote = ""
            return
        dot = f" {self.app.glyphs.dot} "
        name = self.held.client_name or "nobody's"
        new = "" if self.held.note_id else f"new in {self.held.section}"
        place = new if self.held.section is not Section.GENERAL and new else self.held.place
        self.subject = dot.join(filter(None, (name, place)))
        self.footnote = dot.join(filter(None, (*self.held.marks, self.held.age)))

    # ---- saving

    @on(Editor.Typing)
    def keep(self) -> None:
        """Keep what is typed against a crash."""
        self.keep_typing()

    @on(Editor.Settled)
    def save(self) -> None:
        """Save when nobody types any more."""
        self.flush()

    def keep_typing(self) -> None:
        """Keep the text of the editor in the recovery file."""
        if self.is_mounted and self.held.is_typed(self.editor.text):
            self._kept = True
            owner = self.held.note_id or self.held.client_id
            self.workbench.keeper.keep_typing(EDITOR, owner, self.editor.text)

    def flush(self) -> None:
        """Save the text of the editor as the note."""
        if not self.is_mounted:
            return
        if not self.held.is_typed(self.editor.text):
            if self._kept:
                self._kept = False
                self.workbench.keeper.typing_saved(EDITOR)
            return
        saved = self.app.attempt(lambda: self.held.save(self.editor.text))
        if isinstance(saved, Saved):
            self._kept = False
            self.workbench.keeper.typing_saved(EDITOR)
            if saved.said:
                self.app.say(saved.said)
            self.restate()

    def take_back(self, typed: Typed) -> bool:
        """Put back a text that was typed in an earlier run."""
        if typed.editor != EDITOR:
            return False
        client_id = self.held.take_back(typed.record_id, typed.text, self.client_id)
        self.app.changed()
        self.app.say("What you typed is a note again.", heading=self.held.name_of(client_id))
        return True


def _first_gap(text: str) -> tuple[int, int]:
    """Return the end of the first line of a template that waits for words; else its start."""
    lines = text.splitlines()
    at = (row for row, line in enumerate(lines) if line.rstrip().endswith((":", "-")))
    row = next(at, 0)
    return (row, len(lines[row])) if lines else (0, 0)
