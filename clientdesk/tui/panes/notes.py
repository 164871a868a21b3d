"""The notes' pane: what I know of the client, in Markdown, saved by itself."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from clientdesk.model.note import Note
from clientdesk.tui.choice import Choice
from clientdesk.tui.keys.binding import key
from clientdesk.tui.notes.verbs import NoteVerbs
from clientdesk.tui.pane import Place


class NotesPane(NoteVerbs):
    """One note of the client in an editor; the others are a key away."""

    heading = "Notes"
    fkey = "f3"
    order = 2
    place = Place.MIDDLE
    tables = frozenset({Note.table})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+t", "section", "Section",
            "Say where this note belongs, begin one in a section, or begin from a template.",
            ident="notes.section", show=True, sign="^t"),
        key("ctrl+o", "own_editor", "Own editor", "Write this note in $VISUAL or $EDITOR.",
            ident="notes.own_editor", show=True, sign="^o"),
        key("f9", "next_empty", "Next empty",
            "Begin a note in the next section that says nothing of this client yet.",
            ident="notes.next_empty", show=True, sign="F9"),
        key("ctrl+right_square_bracket", "follow", "Follow",
            "Go to the client or the tag under the cursor.", ident="notes.follow", sign="^]"),
        key("escape", "back", "Back", "Save and go back to the clients.", ident="notes.back"),
    ]  # fmt: skip

    def choices(self) -> Sequence[Choice]:
        """Return the actions of this editor."""
        return (
            Choice("n", "new note", self.action_new_note),
            Choice("l", "other notes of this client", self.action_list),
            Choice("t", "section or template", self.action_section),
            Choice("f", "facts: age, seen again, ask", self.action_facts),
            Choice("r", "find and replace in this note", self.action_find_here),
            Choice("k", "follow the link or tag here", self.action_follow),
            Choice("h", "notes by #tag", self.action_tags),
            Choice("p", "pin or unpin", self.action_pin),
            Choice("s", "shareable or private", self.action_share),
            Choice("m", "move to another client", self.action_move),
            Choice("v", "earlier versions", self.action_versions),
            Choice("o", "own editor", self.action_own_editor),
            Choice("e", "tags and other fields", self.action_fields),
            Choice("d", "put this note in the trash", self.action_trash),
        )

    async def action_back(self) -> None:
        """Save and go back to the clients."""
        self.flush()
        await self.app.run_action("show_pane('Clients')")

    def on_click(self, event: events.Click) -> None:
        """Follow a link that is clicked with ctrl."""
        if event.ctrl and event.widget is self.editor:
            self.action_follow()
        else:
            super().on_click(event)

    def action_find_here(self) -> None:
        """Find words in this note, and put others in their place."""
        from clientdesk.tui.notes.dialogs.find_here import FindHere

        self.app.push_screen(FindHere(self.editor))

    # ---- earlier texts

    def action_versions(self) -> None:
        """Look at the earlier texts of this note, and at what changed."""
        from clientdesk.tui.notes.dialogs.versions import versions_of

        self.flush()
        found = self.workbench.notebook.versions(self.held.note_id) if self.held.note_id else []
        if not found:
            self.app.say("This note has no earlier versions yet.")
            return
        self.app.push_screen(*versions_of(found, self.held.text, self._put_back))

    def _put_back(self, version_id: str) -> None:
        notebook = self.workbench.notebook
        note = self.app.attempt(lambda: notebook.put_back(self.held.note_id, version_id))
        if note is not None:
            self.app.say("The earlier text is back; u undoes it, and what stood here is a version.")

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

        if not self.held.is_open:
            self._has_client()
            return
        self.flush()
        name = self.held.client_name or "note"
        text = edit(self.app, self.editor.text, f"{name}.md")
        if text is not None:
            self.editor.replace(text, (0, 0), self.editor.document.end)
            self.flush()
