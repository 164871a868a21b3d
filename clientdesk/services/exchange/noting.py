"""Putting the notes of a file beside those of the desk: new, the same, edited, or in conflict."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from clientdesk.importing import Written
from clientdesk.model.ids import new_id
from clientdesk.model.note import Note
from clientdesk.model.text import clean, clean_line
from clientdesk.services.boundary import checked
from clientdesk.services.notes.tagging import tags_in
from clientdesk.services.notes.writing import joined, new_note

_ID_LENGTH = 26


class NoteShelf:
    """The notes that are known, growing row by row, and those that are new or changed."""

    def __init__(self, notes: Iterable[Note], now: datetime) -> None:
        self._now = now
        self._texts: dict[str, set[str]] = {}
        self._by_id: dict[str, Note] = {}
        self.touched: dict[str, Note] = {}
        """Notes to save, by id."""
        for note in notes:
            self._learn(note)

    def plain(self, client_id: str, text: str) -> Note | None:
        """Return a new note with a text, unless the client has it or there is none."""
        if not text.strip():
            return None
        note = checked(new_note(client_id, text, now=self._now))
        return None if note.text in self._texts.get(client_id, ()) else note

    def conflict(self, client_id: str, written: Written) -> str:
        """Return why a note of a file cannot come in, or an empty text."""
        known = self._by_id.get(written.id)
        if known is None or self._says_the_same(known, written):
            return ""
        if known.trashed_at is not None:
            return "the note is in the trash; bring it back first"
        if known.client != client_id:
            return "the note is on another client by now"
        if known.text != clean(written.text) and known.fresh_at != self._fresh(written, known):
            return "the note was changed on the desk since it was exported"
        return ""

    def take(self, client_id: str, written: Written) -> Note | None:
        """Return a note of a file as it is to be saved; None if it is known just so."""
        known = self._by_id.get(written.id)
        if known is not None:
            return None if self._says_the_same(known, written) else self._edited(known, written)
        if clean(written.text) in self._texts.get(client_id, ()):
            return None
        return checked(self._new(client_id, written))

    def knows(self, note_id: str) -> bool:
        """Tell whether there is a note with an id."""
        return note_id in self._by_id

    def keep(self, notes: Iterable[Note]) -> None:
        """Keep notes, to be saved."""
        for note in notes:
            self.touched[note.id] = note
            self._learn(note)

    def _learn(self, note: Note) -> None:
        self._by_id[note.id] = note
        if note.trashed_at is None:
            self._texts.setdefault(note.client, set()).add(note.text)

    def _new(self, client_id: str, written: Written) -> Note:
        """Return a note as the file has it; tags in its text count unless it was exported."""
        mine = len(written.id) == _ID_LENGTH and written.id.isalnum() and written.id.isascii()
        created = self._aware(written.created_at) or self._now
        return Note(
            id=written.id.upper() if mine else new_id(self._now),
            created_at=created,
            client=client_id,
            text=clean(written.text),
            section=written.section,
            facts=written.facts,
            tags=joined(
                map(clean_line, written.tags), () if mine else tags_in(clean(written.text))
            ),
            pinned=written.pinned,
            shareable=written.shareable,
            changed_at=self._aware(written.changed_at),
        )

    def _edited(self, known: Note, written: Written) -> Note:
        made = self._new(known.client, written)
        if made.text != known.text:
            made = replace(made, tags=joined(made.tags, tags_in(made.text)))
        changed = self._now if made.text != known.text else known.changed_at
        return checked(replace(made, id=known.id, created_at=known.created_at, changed_at=changed))

    def _says_the_same(self, known: Note, written: Written) -> bool:
        made = self._new(known.client, written)
        return known.trashed_at is None and all(
            getattr(known, name) == getattr(made, name)
            for name in ("text", "section", "facts", "tags", "pinned", "shareable")
        )

    def _fresh(self, written: Written, known: Note) -> datetime | None:
        return self._aware(written.changed_at) or (
            self._aware(written.created_at) or known.created_at
        )

    def _aware(self, moment: datetime | None) -> datetime | None:
        if moment is None or moment.tzinfo is not None:
            return moment
        return moment.replace(tzinfo=self._now.tzinfo)
