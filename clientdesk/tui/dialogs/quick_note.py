"""The quick note: over any screen, in any moment; the first line is its title."""

from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from clientdesk.model.note import Note
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys.binding import key
from clientdesk.tui.notes.words import completions, last_word, name_of
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
        & #offers { height: 1; color: $muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "close", "Save", "Save the note and go back to where you were.",
            ident="quick_note.save"),
        key("ctrl+s", "close", "Save", "Save the note and go back to where you were.",
            ident="quick_note.save_now"),
        key("tab", "complete", "Complete", "Complete the @client or #tag that you are typing.",
            ident="quick_note.complete"),
        key("ctrl+l", "drop", "Drop", "Put this note in the trash; u brings it back.",
            ident="quick_note.drop"),
    ]  # fmt: skip

    _editor = getters.query_one(Editor)
    _offers = getters.query_one("#offers", Static)

    def __init__(self, text: str = "", *, client_id: str = "") -> None:
        super().__init__()
        self._text = text
        self._client_id = client_id or self.app.client_id

    def compose(self) -> ComposeResult:
        """Lay out the editor over what can be completed."""
        name = name_of(self.app.workbench, self._client_id)
        heading = f"Note {self.app.glyphs.dot} {name}" if name else "Note"
        with Sheet(heading, foot="esc saves  tab completes @client #tag  ^l drops"):
            yield Editor(
                hint="First line is the title. @client names another client.", markdown=True
            )
            yield Static(Content(" "), id="offers")

    def on_mount(self) -> None:
        """Put in what was pasted."""
        if self._text:
            self._editor.insert(self._text)

    @on(Editor.Changed)
    def offer(self) -> None:
        """Show what the word under the cursor can become."""
        found = completions(self.app.workbench, self._word())[:4]
        glyphs = self.app.glyphs
        self._offers.update(Content.styled(f"  {glyphs.dot}  ".join(found) or " ", "$hint"))

    def _word(self) -> str:
        row, column = self._editor.cursor_location
        return last_word(self._editor.document.get_line(row)[:column])

    def action_complete(self) -> None:
        """Complete the word under the cursor; else leave the key to the editor."""
        word = self._word()
        found = completions(self.app.workbench, word)
        if found:
            row, column = self._editor.cursor_location
            self._editor.replace(f"{found[0]} ", (row, column - len(word)), (row, column))

    @on(Editor.Typing)
    def keep_typing(self) -> None:
        """Keep what is typed against a crash."""
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

    def action_close(self) -> None:
        """Save the note; stay if nobody is named."""
        text = self._editor.text.strip()
        if not text:
            self.app.workbench.keeper.typing_saved(EDITOR)
            self.dismiss(None)
            return
        note = self.save()
        if note is not None:
            self.dismiss(None)

    def save(self) -> Note | None:
        """Make the text a note; None if it cannot be one, which is said."""
        notebook = self.app.workbench.notebook
        text = self._editor.text.strip()
        note = self.app.attempt(lambda: notebook.quick(text, self._client_id or None))
        if note is not None:
            self.app.workbench.keeper.typing_saved(EDITOR)
            self.app.say(note.title, heading="Noted")
        return note
