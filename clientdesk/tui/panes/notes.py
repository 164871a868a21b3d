"""The notes' pane: what I know of the client, in Markdown, saved by itself."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from clientdesk.model.errors import NotFoundError
from clientdesk.model.note import Note
from clientdesk.services.keeper import Typed
from clientdesk.services.workbench import Workbench
from clientdesk.tui.choice import Choice
from clientdesk.tui.host import Change
from clientdesk.tui.keys import key
from clientdesk.tui.note_desk import NoteDesk, Saved
from clientdesk.tui.pane import Pane, Place
from clientdesk.tui.widgets.editor import Editor

HINT = "Who are they, what do they make, who decides?\nPaste a link or a line you want to remember."
EDITOR = "notes"
"""The name under which typed text is kept against a crash."""


class NotesPane(Pane):
    """One note of the client in an editor; the others are a key away."""

    heading = "Notes"
    fkey = "f3"
    order = 2
    place = Place.MIDDLE
    tables = frozenset({Note.table})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+t", "section", "Section", "Say in which of the sections this note belongs.",
            ident="notes.section", show=True, sign="^t"),
        key("ctrl+o", "own_editor", "Own editor", "Write this note in $VISUAL or $EDITOR.",
            ident="notes.own_editor", show=True, sign="^o"),
        key("escape", "back", "Back", "Save and go back to the clients.", ident="notes.back"),
    ]  # fmt: skip

    editor = getters.query_one("#note", Editor)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._desk = NoteDesk(workbench)

    def compose(self) -> ComposeResult:
        """Lay out the editor, and what stands there while the curtain is drawn."""
        yield Editor(id="note", hint=HINT, markdown=True)
        yield Static(Content("The curtain is drawn: press * to open it."), id="drawn")

    def on_mount(self) -> None:
        """Follow the curtain."""
        self.watch(self.app, "curtain", self._draw_curtain)

    def _draw_curtain(self, drawn: bool) -> None:
        self.set_class(drawn, "-drawn")

    # ---- what is shown

    def show_client(self, client_id: str) -> None:
        """Show the main note of a client."""
        self.flush()
        super().show_client(client_id)
        self._open(self.workbench.notebook.main(client_id) if client_id else None)

    def open_record(self, table: str, record_id: str) -> None:
        """Show one note."""
        del table
        self.flush()
        self._open(self.workbench.notebook.get(record_id))

    def _open(self, note: Note | None) -> None:
        self._desk.open(self.client_id, note)
        self.editor.load(self._desk.text)
        self.restate()

    def show_desk(self, change: Change) -> None:
        """Take in what changed elsewhere, without touching what is being typed."""
        if not self.client_id:
            return
        held = self._desk.refresh(self.editor.text, stay=self.editor.has_focus)
        if held.text is not None:
            self.editor.reload(held.text)
        if held.said and (change.foreign or held.must_say):
            self.app.say(held.said)
        self.restate()

    def restate(self) -> None:
        """Write into the frame whose note this is, which of how many, and how old."""
        if not self.client_id:
            self.subject = self.footnote = ""
            return
        name, place = self._desk.client_name, self._desk.place
        self.subject = f" {self.app.glyphs.dot} ".join(filter(None, (name, place)))
        self.footnote = self._desk.age

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
        if self.is_mounted and self._desk.is_typed(self.editor.text):
            owner = self._desk.note_id or self.client_id
            self.workbench.keeper.keep_typing(EDITOR, owner, self.editor.text)

    def flush(self) -> None:
        """Save the text of the editor as the note."""
        if not self.is_mounted or not self._desk.is_typed(self.editor.text):
            return
        saved = self.app.attempt(lambda: self._desk.save(self.editor.text))
        if isinstance(saved, Saved):
            self.workbench.keeper.typing_saved(EDITOR)
            if saved.said:
                self.app.say(saved.said)
            self.restate()

    def take_back(self, typed: Typed) -> bool:
        """Put back a text that was typed in an earlier run."""
        if typed.editor != EDITOR:
            return False
        client_id = self._desk.take_back(typed.record_id, typed.text, self.client_id)
        self.workbench.keeper.forget_typing(EDITOR)
        self.app.changed()
        self.app.say("What you typed is a note again.", heading=self._desk.name_of(client_id))
        return True

    # ---- verbs

    def choices(self) -> Sequence[Choice]:
        """Return the actions of this editor."""
        return (
            Choice("n", "new note", self.action_new_note),
            Choice("l", "other notes of this client", self.action_list),
            Choice("t", "section", self.action_section),
            Choice("p", "pin or unpin", self.action_pin),
            Choice("e", "facts and tags", self.action_fields),
            Choice("v", "earlier versions", self.action_versions),
            Choice("o", "own editor", self.action_own_editor),
            Choice("d", "put this note in the trash", self.action_trash),
        )

    def action_back(self) -> None:
        """Save and go back to the clients."""
        self.flush()
        self.app.call_later(self.app.run_action, "show_pane('Clients')")

    def action_new_note(self) -> None:
        """Begin another note of this client."""
        self.flush()
        self._open(None)
        self.focus_on(self.editor)

    def action_list(self) -> None:
        """Choose among the notes of this client."""
        from clientdesk.tui.dialogs.note_lists import notes_of

        self.flush()
        self.app.push_screen(notes_of(self.workbench, self.client_id, self._open_and_write))

    def _open_and_write(self, note: Note) -> None:
        self._open(note)
        self.focus_on(self.editor)

    def action_versions(self) -> None:
        """Choose among the earlier texts of this note."""
        from clientdesk.tui.dialogs.note_lists import versions_of

        self.flush()
        if self._desk.note_id:
            self.app.push_screen(versions_of(self.workbench, self._desk.note_id, self._put_back))
        else:
            self.app.say("This note has no earlier versions yet.")

    def _put_back(self, text: str) -> None:
        self.editor.replace(text, (0, 0), self.editor.document.end)
        self.flush()

    def action_section(self) -> None:
        """Choose the section of this note."""
        from clientdesk.tui.dialogs.note_lists import sections

        self.flush()
        if note := self._note():
            self.app.push_screen(sections(note, lambda section: self._save(note, section=section)))

    def action_pin(self) -> None:
        """Pin this note, so that it stands first; or unpin it."""
        self.flush()
        if note := self._note():
            self._save(note, pinned=not note.pinned)
            self.app.say("The note is no longer pinned." if note.pinned else "The note is pinned.")

    def action_fields(self) -> None:
        """Edit facts, tags and the other fields of this note."""
        from clientdesk.tui.dialogs.form import values_of
        from clientdesk.tui.forms import form_for

        self.flush()
        if note := self._note():
            form = form_for(self.app, Note, "Note", values_of(note), without={"client", "text"})
            self.app.push_screen(form, lambda found: self._save(note, **found) if found else None)

    def action_trash(self) -> None:
        """Put this note in the trash."""
        self.flush()
        if note := self._note():
            self.app.attempt(
                lambda: self.workbench.notebook.trash(note.id), said="In the trash: the note"
            )
            self._open(self.workbench.notebook.main(self.client_id))

    def action_own_editor(self) -> None:
        """Write this note in the user's own editor."""
        from clientdesk.tui.own_editor import edit

        before = self.editor.text
        text = edit(self.app, before, f"{self._desk.client_name}.md")
        if text is not None and text != before:
            self.editor.replace(text, (0, 0), self.editor.document.end)
            self.flush()

    def _note(self) -> Note | None:
        try:
            return self.workbench.notebook.get(self._desk.note_id)
        except NotFoundError:
            self.app.say("There is no note here yet: write one first.")
            return None

    def _save(self, note: Note, **fields: object) -> None:
        changed = replace(note, **fields)  # type: ignore[arg-type]  # the form gives each its type
        self.app.attempt(lambda: self.workbench.notebook.save(changed))
