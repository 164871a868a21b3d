"""The notes' pane: what I know of the client, in Markdown, saved by itself."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from clientdesk.model.errors import NotFoundError
from clientdesk.model.note import Note
from clientdesk.tui.choice import Choice
from clientdesk.tui.keys.binding import key
from clientdesk.tui.notes.page import NotePage
from clientdesk.tui.pane import Place


class NotesPane(NotePage):
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

    async def action_back(self) -> None:
        """Save and go back to the clients."""
        self.flush()
        await self.app.run_action("show_pane('Clients')")

    def action_new_note(self) -> None:
        """Begin another note of this client."""
        self.flush()
        self.open_note(None)
        self.focus_on(self.editor)

    def action_list(self) -> None:
        """Choose among the notes of this client."""
        from clientdesk.tui.dialogs.note_lists import notes_of

        self.flush()
        self.app.push_screen(notes_of(self.workbench, self.client_id, self._open_and_write))

    def _open_and_write(self, note: Note) -> None:
        self.open_note(note)
        self.focus_on(self.editor)

    def action_versions(self) -> None:
        """Choose among the earlier texts of this note."""
        from clientdesk.tui.dialogs.note_lists import versions_of

        self.flush()
        if self.held.note_id:
            self.app.push_screen(versions_of(self.workbench, self.held.note_id, self._put_back))
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
        from clientdesk.tui.forms.making import form_for

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
            self.open_note(self.workbench.notebook.main(self.client_id))

    def action_own_editor(self) -> None:
        """Write this note in the user's own editor."""
        from clientdesk.tui.notes.own_editor import edit

        before = self.editor.text
        text = edit(self.app, before, f"{self.held.client_name}.md")
        if text is not None and text != before:
            self.editor.replace(text, (0, 0), self.editor.document.end)
            self.flush()

    def _note(self) -> Note | None:
        try:
            return self.workbench.notebook.get(self.held.note_id)
        except NotFoundError:
            self.app.say("There is no note here yet: write one first.")
            return None

    def _save(self, note: Note, **fields: object) -> None:
        changed = replace(note, **fields)  # type: ignore[arg-type]  # the form gives each its type
        self.app.attempt(lambda: self.workbench.notebook.save(changed))
