"""What can be done with the note that stands open, beside writing in it."""

from collections import Counter
from dataclasses import replace

from clientdesk.model.errors import ClientdeskError, NotFoundError
from clientdesk.model.note import Note, Section
from clientdesk.services.notes.starters import Starter
from clientdesk.services.notes.tagging import link_at, tag_at
from clientdesk.tui.messages import ClientChosen
from clientdesk.tui.notes.page import NotePage


class NoteVerbs(NotePage):
    """The verbs of notes; each dialog is imported when it is first wanted."""

    # ---- which note

    def action_new_note(self) -> None:
        """Begin another note of this client."""
        if self._has_client():
            self.begin_note()

    def action_list(self) -> None:
        """Choose among the notes of this client, and those of nobody."""
        from clientdesk.tui.notes.dialogs.lists import notes_of

        self.flush()
        self.app.push_screen(notes_of(self.workbench, self.client_id, self.open_and_write))

    def open_and_write(self, note: Note) -> None:
        """Open a note, of whichever client, and go into it."""
        if note.client and note.client != self.client_id:
            self.app.open_record(Note.table, note.id, note.client)
            return
        self.flush()
        self.open_note(note)
        self.focus_on(self.editor)

    def action_tags(self) -> None:
        """Choose a tag, then one of its notes."""
        from clientdesk.tui.notes.dialogs.lists import tags

        self.flush()
        self.app.push_screen(tags(self.workbench, self.show_tagged))

    def show_tagged(self, tag: str) -> None:
        """Choose among every client's notes with a tag."""
        from clientdesk.tui.notes.dialogs.lists import tagged

        self.flush()
        pick = tagged(self.workbench, tag, self.open_and_write, self.held.name_of)
        self.app.push_screen(pick)

    def action_follow(self) -> None:
        """Go where the link under the cursor leads: to a client, or to the notes of a tag."""
        row, column = self.editor.cursor_location
        line = self.editor.document.get_line(row)
        if name := link_at(line, column):
            try:
                client_id = self.workbench.notebook.linked(name)
            except ClientdeskError as error:
                self.app.problem(error)
                return
            self.flush()
            self.post_message(ClientChosen(client_id))
            self.app.say(f"Here is {self.held.name_of(client_id)}")
        elif tag := tag_at(line, column):
            self.show_tagged(tag)
        else:
            self.app.say("Put the cursor on a [[client]] or a #tag first.")

    # ---- where it belongs

    def action_section(self) -> None:
        """Choose the section of this note, begin a note in one, or begin from a template."""
        from clientdesk.tui.notes.dialogs.lists import SectionMenu

        self.flush()
        if not self.held.is_open:
            self._has_client()
            return
        notes = self.workbench.notebook.notes(self.client_id) if self.client_id else []
        counts = Counter(note.section for note in notes)
        shelf = self.workbench.knowing.starters(self.client_id)
        for broken in shelf.broken:
            self.app.problem(f"{broken.name} cannot be used: {broken.error}")
        menu = SectionMenu(self.held.section, counts, self._put_in, self.begin_in)
        self.app.push_screen(menu.with_templates(shelf.free, self._begin_from))

    def _put_in(self, section: Section) -> None:
        note = self.held.note
        if note is None and not self.editor.text.strip():
            self.begin_in(section)
        elif note is not None:
            self._save(note, section=section)
            self.held.section = section
            self.restate()

    def begin_in(self, section: Section) -> None:
        """Begin a note in a section, with its questions."""
        if self._has_client():
            self.begin_note(section, self.workbench.knowing.for_section(section, self.client_id))

    def _begin_from(self, starter: Starter) -> None:
        if self._has_client():
            text = self.workbench.knowing.begun(starter, self.client_id)
            self.begin_note(starter.section, text)

    def action_next_empty(self) -> None:
        """Begin a note in the next section that says nothing yet."""
        if not self._has_client():
            return
        self.flush()
        empty = self.workbench.knowing.completeness(self.client_id).empty
        if not empty:
            self.app.say("All eight sections say something.")
            return
        order = list(Section)
        here = 0 if self.held.note_id else order.index(self.held.section)
        after = [section for section in empty if order.index(section) > here]
        self.begin_in((after or empty)[0])

    def action_move(self) -> None:
        """Give this note to another client."""
        from clientdesk.tui.notes.dialogs.lists import clients

        self.flush()
        if note := self._note():
            self.app.push_screen(
                clients(self.workbench, "Move this note to", self._move_to, without=note.client)
            )

    def _move_to(self, client_id: str) -> None:
        note = self._note()
        if note is None:
            return
        name = self.held.name_of(client_id)
        notebook = self.workbench.notebook
        if self.app.attempt(lambda: notebook.move(note.id, client_id), said=f"Moved to {name}"):
            self.open_note(notebook.main(self.client_id) if self.client_id else None)

    # ---- what is said of it

    def action_pin(self) -> None:
        """Pin this note, so that it stands first; or unpin it."""
        self.flush()
        if note := self._note():
            said = "The note is no longer pinned." if note.pinned else "The note is pinned."
            notebook = self.workbench.notebook
            self.app.attempt(lambda: notebook.pin(note.id, pinned=not note.pinned), said=said)

    def action_share(self) -> None:
        """Let a client be shown this note, or nobody."""
        self.flush()
        if note := self._note():
            said = "private again" if note.shareable else "shareable: a client may be shown it"
            notebook = self.workbench.notebook
            self.app.attempt(
                lambda: notebook.share(note.id, shareable=not note.shareable),
                said=f"The note is {said}.",
            )

    def action_facts(self) -> None:
        """List the facts of this client: how old they are, and what to ask."""
        from clientdesk.tui.notes.dialogs.facts import Facts

        if self._has_client():
            self.flush()
            self.app.push_screen(
                Facts(self.client_id, self.held.name_of(self.client_id), self._home)
            )

    def _home(self) -> str | None:
        """Return the id of the note that a new fact goes under; an empty note if there is none."""
        if self.held.note_id and self.held.client_id == self.client_id:
            return self.held.note_id
        main = self.workbench.notebook.main(self.client_id)
        if main is None:
            cabinet = self.workbench.cabinet
            main = self.app.attempt(lambda: cabinet.add(Note, client=self.client_id))
        return main.id if main else None

    def action_fields(self) -> None:
        """Edit the tags and the other fields of this note."""
        from clientdesk.tui.forms.form import values_of
        from clientdesk.tui.forms.making import form_for

        self.flush()
        if note := self._note():
            form = form_for(self.app, Note, "Note", values_of(note), without={"client", "text"})
            self.app.push_screen(form, lambda found: self._save(note, **found) if found else None)

    # ---- what the other verbs need

    def _has_client(self) -> bool:
        if not self.client_id:
            self.app.say("A note belongs to a client: F2, then n adds one.")
        return bool(self.client_id)

    def _note(self) -> Note | None:
        try:
            return self.workbench.notebook.get(self.held.note_id)
        except NotFoundError:
            self.app.say("There is no note here yet: write one first.")
            return None

    def _save(self, note: Note, **fields: object) -> None:
        changed = replace(note, **fields)  # type: ignore[arg-type]  # the form gives each its type
        self.app.attempt(lambda: self.workbench.notebook.save(changed))
