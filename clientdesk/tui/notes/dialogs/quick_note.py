"""The quick note: over any screen, in any moment; the first line is its title."""

from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.note import Note
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys.binding import key
from clientdesk.tui.notes.offering import Offers
from clientdesk.tui.widgets.editor import Editor

EDITOR = "quick note"
"""The name under which its text is kept against a crash."""


class QuickNote(Dialog[None]):
    """Writes a note for `@client`, else for the current one; esc saves it, empty is nothing."""

    types: ClassVar[bool] = True
    DEFAULT_CSS = """
    QuickNote {
        & > Sheet { width: 72; height: 14; padding: 0 1; }
        & Editor { height: 1fr; }
        & #said { height: 1; color: $muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "close", "Save", "Save the note and go back to where you were.",
            ident="quick_note.save"),
        key("ctrl+s", "close", "Save", "Save the note and go back to where you were.",
            ident="quick_note.save_now"),
        key("ctrl+n", "quick_note", "Quick note", "This is the quick note already.",
            ident="quick_note.again"),
        key("ctrl+l", "drop", "Drop", "Put this note in the trash; u brings it back.",
            ident="quick_note.drop"),
    ]  # fmt: skip

    _editor = getters.query_one(Editor)
    _offers = getters.query_one(Offers)
    _said = getters.query_one("#said", Static)

    def __init__(self, text: str = "", *, client_id: str = "") -> None:
        super().__init__()
        self._text = text
        self._client_id = client_id or self.app.client_id
        self._warned = False

    def compose(self) -> ComposeResult:
        """Lay out the editor over what can be completed."""
        name = self.app.workbench.roster.name_of(self._client_id)
        heading = f"Note {self.app.glyphs.dot} {name or 'nobody yet'}"
        with Sheet(heading, foot="esc saves  enter next line  ^l drops"):
            editor = Editor(
                hint="First line is the title. @client says whose it is.", markdown=True
            )
            yield editor
            yield Offers(editor)
            yield Static(Content.styled("@client #tag [[client]] complete by tab", "$faint"),
                         id="said")  # fmt: skip

    def on_mount(self) -> None:
        """Put in what was pasted."""
        if self._text:
            self._editor.insert(self._text)

    @on(Editor.Changed)
    def changed(self) -> None:
        """Ask again whose it is, once it says something else."""
        self._warned = False
        self._offers.follow()

    @on(Editor.SelectionChanged)
    def offer(self) -> None:
        """Offer what the word under the cursor can become."""
        self._offers.follow()

    @on(Editor.Typing)
    def keep_typing(self) -> None:
        """Keep what is typed against a crash."""
        if not self.is_mounted or self.gone:
            return
        self.app.workbench.keeper.keep_typing(EDITOR, self._client_id, self._editor.text)

    def on_click(self, event: events.Click) -> None:
        """Save when the page behind is clicked."""
        if event.widget is self:
            self.action_close()

    def action_drop(self) -> None:
        """Put the note in the trash; one that nobody is named for stays where it is."""
        if self._editor.text.strip():
            note = self.save()
            if note is None:
                return
            self.app.workbench.notebook.trash(note.id)
        self.dismiss(None)

    def action_quick_note(self) -> None:
        """Stay: this is the quick note already."""
        self.app.say("This is the quick note: esc saves it.")

    def action_close(self) -> None:
        """Save the note; where nobody is named, ask once, then keep it as nobody's."""
        text = self._editor.text.strip()
        if not text:
            self.app.workbench.keeper.typing_saved(EDITOR)
            self.dismiss(None)
            return
        note = self._save_for_nobody() if self._warned else self.save()
        if note is not None:
            self.dismiss(None)

    def save(self) -> Note | None:
        """Make the text a note; None if it cannot be one, which is said."""
        notebook = self.app.workbench.notebook
        text = self._editor.text.strip()
        if not self._client_id and not self._warned:
            try:
                note = notebook.quick(text, None)
            except InvalidInputError:
                self._warned = True
                said = "Whose note is it? @client names one; esc again keeps it as nobody's."
                self._said.update(Content.styled(said, "$due"))
                return None
            self.app.changed()
        else:
            found = self.app.attempt(lambda: notebook.quick(text, self._client_id or None))
            if found is None:
                return None
            note = found
        return self._noted(note)

    def _save_for_nobody(self) -> Note | None:
        notebook = self.app.workbench.notebook
        note = self.app.attempt(lambda: notebook.for_nobody(self._editor.text.strip()))
        return self._noted(note) if note is not None else None

    def _noted(self, note: Note) -> Note:
        self.app.workbench.keeper.typing_saved(EDITOR)
        whose = self.app.workbench.roster.name_of(note.client)
        where = "nobody's; F3, then ctrl+g l lists it and ctrl+g m gives it to a client"
        self.app.say(f"{note.title} ({whose or where})", heading="Noted")
        return note
