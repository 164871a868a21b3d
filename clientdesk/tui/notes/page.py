"""The page of a note: what is shown in the editor, and how it is saved by itself."""

from textual import events, getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from clientdesk.model.note import Note
from clientdesk.services.upkeep.keeper import Typed
from clientdesk.services.workbench import Workbench
from clientdesk.tui.host import Change
from clientdesk.tui.notes.desk import NoteDesk, Saved
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

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self.held = NoteDesk(workbench)
        """Which note stands open."""

    def compose(self) -> ComposeResult:
        """Lay out the editor, and what stands there while the curtain is drawn."""
        editor = Editor(id="note", hint=NOBODY, markdown=True)
        editor.read_only = True
        yield editor
        yield Static(Content("The curtain is drawn: press * to open it."), id="drawn")

    def on_mount(self) -> None:
        """Follow the curtain."""
        self.watch(self.app, "curtain", self._draw_curtain)

    def _draw_curtain(self, drawn: bool) -> None:
        self.set_class(drawn, "-drawn")

    def on_key(self, event: events.Key) -> None:
        """Say why nothing can be written while there is no client."""
        if not self.client_id and event.is_printable and self.editor.has_focus:
            self.app.say(" ".join(NOBODY.splitlines()))

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
        self.editor.read_only = not self.client_id
        self.editor.placeholder = Content(HINT if self.client_id else NOBODY)
        self.editor.load(self.held.text)
        self.restate()

    def show_desk(self, change: Change) -> None:
        """Take in what changed elsewhere, without touching what is being typed."""
        if not self.client_id:
            return
        news = self.held.refresh(self.editor.text, stay=self.editor.has_focus)
        if news.text is not None:
            self.editor.reload(news.text)
        if news.said and (change.foreign or news.must_say):
            self.app.say(news.said)
        self.restate()

    def restate(self) -> None:
        """Write into the frame whose note this is, which of how many, and how old."""
        if not self.client_id:
            self.subject = self.footnote = ""
            return
        name, place = self.held.client_name, self.held.place
        self.subject = f" {self.app.glyphs.dot} ".join(filter(None, (name, place)))
        self.footnote = self.held.age

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
            owner = self.held.note_id or self.client_id
            self.workbench.keeper.keep_typing(EDITOR, owner, self.editor.text)

    def flush(self) -> None:
        """Save the text of the editor as the note."""
        if not self.is_mounted or not self.held.is_typed(self.editor.text):
            return
        saved = self.app.attempt(lambda: self.held.save(self.editor.text))
        if isinstance(saved, Saved):
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
