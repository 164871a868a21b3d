"""What the notes' pane has open: which note, with which text, and what became of it elsewhere."""

from dataclasses import dataclass

from clientdesk.model.errors import NotFoundError
from clientdesk.model.note import Note, Section
from clientdesk.model.text import first_line
from clientdesk.services.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did."""

    note_id: str
    """Id of the note that holds the text now."""
    said: str = ""
    """A sentence for the user where something else happened too."""


@dataclass(frozen=True, slots=True)
class Held:
    """What to show after the desk has changed."""

    text: str | None = None
    """The text to show instead; None to leave what is there."""
    said: str = ""
    """A sentence for the user."""
    must_say: bool = False
    """Whether it is said even where this process made the change."""


class NoteDesk:
    """The note that stands open, as it was when it was read."""

    def __init__(self, workbench: Workbench) -> None:
        self._bench = workbench
        self.client_id = ""
        """Whose note it is."""
        self.note_id = ""
        """Id of the note; empty while it is not written yet."""
        self.text = ""
        """Its text as it stands in the desk, as far as we know."""
        self.section = Section.GENERAL
        """Where a new note will belong."""
        self._known: set[str] = set()

    # ---- reading

    def open(self, client_id: str, note: Note | None) -> None:
        """Open a note, whose client counts then, or the place for a new one of a client."""
        self.client_id = note.client if note else client_id
        self.note_id = note.id if note else ""
        self.text = note.text if note else ""
        self.section = note.section if note else Section.GENERAL
        self._known = self._ids()

    def begin(self, client_id: str, section: Section, text: str) -> None:
        """Open the place for a new note that begins with a text; alone, that is no note yet."""
        self.open(client_id, None)
        self.section, self.text = section, text

    @property
    def is_open(self) -> bool:
        """Whether there is a place to write in: a note, or a client for a new one."""
        return bool(self.client_id or self.note_id)

    def is_typed(self, text: str) -> bool:
        """Tell whether a text of the editor is not in the desk yet; an empty new one is none."""
        new_and_empty = not self.note_id and not text.strip()
        return self.is_open and text != self.text and not new_and_empty

    def refresh(self, text: str, *, stay: bool, foreign: bool = True) -> Held:
        """Read again; `text` is what the editor holds, `stay` whether somebody writes in it.

        What this process itself has added does not take the place of the note that stands open.
        """
        typed = self.is_typed(text)
        ids = self._ids()
        new = ids - self._known - {self.note_id}
        self._known = ids
        stored = self._stored()
        if new and (foreign or stored is None):
            title = first_line(self._bench.notebook.get(max(new)).text)
            if typed or stay:
                return Held(said=f"New note: {title} (ctrl+g l lists all)")
            before = self.note_id
            self.open(self.client_id, self._bench.notebook.main(self.client_id))
            return Held(text=None if before == self.note_id and text == self.text else self.text)
        if typed or (stored is None and not self.note_id):
            return Held()
        if stored is None:
            self.open(self.client_id, self._bench.notebook.main(self.client_id))
            return Held(text=self.text)
        if stored.text == self.text:
            return Held()
        self.text = stored.text
        return Held(text=self.text)

    def _stored(self) -> Note | None:
        try:
            note = self._bench.notebook.get(self.note_id) if self.note_id else None
        except NotFoundError:
            return None
        there = note and note.trashed_at is None and note.client == self.client_id
        return note if there else None

    def _ids(self) -> set[str]:
        notes = self._bench.notebook.notes(self.client_id) if self.is_open else []
        return {note.id for note in notes}

    # ---- saving

    def save(self, text: str) -> Saved:
        """Save a text as this note: nothing that stands there by then is lost."""
        with self._bench.keeper.steady():
            return self._save(text)

    def _save(self, text: str) -> Saved:
        stored = self._stored()
        if stored is None:
            was_open = bool(self.note_id)
            if not self.client_id:
                note = self._bench.notebook.for_nobody(text)
            else:
                note = self._bench.notebook.add(self.client_id, text, section=self.section)
            self.open(self.client_id, note)
            said = "The note was trashed or moved elsewhere; yours is a new one."
            return Saved(note.id, said if was_open else "")
        theirs = stored.text
        self._bench.notebook.write(self.note_id, text)
        clash = theirs not in {self.text, text}
        self.text = text
        if clash and theirs.strip():
            extra = self._bench.notebook.add(self.client_id, theirs)
            self._known.add(extra.id)
            said = "It was changed elsewhere too: that text is another note now (ctrl+g l)."
            return Saved(self.note_id, said)
        return Saved(self.note_id)

    def take_back(self, owner: str, text: str, client_id: str) -> str:
        """Make a text of an earlier run a note again; return its client. Raises NotFoundError."""
        try:
            note = self._bench.notebook.get(owner)
        except NotFoundError:
            note = None
        if note is not None:
            self._bench.notebook.write(note.id, text)
            return note.client
        if self.name_of(owner):
            client_id = owner
        self._bench.notebook.add(client_id, text)
        return client_id

    # ---- what the frame says

    @property
    def client_name(self) -> str:
        """The name of the client; empty for nobody."""
        return self.name_of(self.client_id)

    def name_of(self, client_id: str) -> str:
        """Return the name of a client, or nothing if there is none with this id."""
        return self._bench.roster.name_of(client_id)

    @property
    def place(self) -> str:
        """Which note of how many, `2 of 5`; empty if there is only one."""
        ids = [note.id for note in self._bench.notebook.notes(self.client_id)]
        if self.note_id not in ids:
            return "new note" if ids else ""
        return f"{ids.index(self.note_id) + 1} of {len(ids)}" if len(ids) > 1 else ""

    @property
    def note(self) -> Note | None:
        """The note as it stands in the desk; None while it is new."""
        return self._stored()

    @property
    def marks(self) -> list[str]:
        """What is said of the note at its frame: whether it is pinned, and who may see it."""
        note = self._stored()
        if note is None:
            return []
        pinned = ["pinned"] if note.pinned else []
        return [*pinned, "shareable" if note.shareable else "private"]

    @property
    def age(self) -> str:
        """How old the note is, `41 days old`; empty while it is new."""
        note = self._stored()
        if note is None:
            return ""
        days = (self._bench.clock() - note.fresh_at).days
        return f"{days} days old" if days > 1 else "yesterday" if days == 1 else "today"
