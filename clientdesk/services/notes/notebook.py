"""The notebook: what I know of clients, in Markdown."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.model.errors import ClientdeskError, InvalidInputError, NotFoundError
from clientdesk.model.note import Note, Section
from clientdesk.model.text import clean
from clientdesk.services.clients.roster import Roster
from clientdesk.services.folding import fold
from clientdesk.services.office import Office
from clientdesk.services.overview.sieve import holding

if TYPE_CHECKING:
    from clientdesk.model.version import Version


class Notebook:
    """The verbs of notes."""

    def __init__(self, office: Office, roster: Roster) -> None:
        """Keep the notes of a desk."""
        self._office = office
        self._roster = roster

    def notes(self, client_id: str) -> list[Note]:
        """Return the notes of a client: pinned ones first, then the newest."""
        found = self._office.living(Note, client_id)
        return sorted(found, key=lambda note: (note.pinned, note.fresh_at, note.id), reverse=True)

    def main(self, client_id: str) -> Note | None:
        """Return the note that stands open: the pinned one, else the last written, or None."""
        return next(iter(self.notes(client_id)), None)

    def get(self, note_id: str) -> Note:
        """Return a note. Raises NotFoundError."""
        return self._office.desk.records(Note).get(note_id)

    def add(
        self,
        client_id: str,
        text: str,
        *,
        section: Section = Section.GENERAL,
        tags: Iterable[str] = (),
    ) -> Note:
        """Add a note; words after `#` in its text become tags too."""
        from clientdesk.services.notes.writing import new_note

        client = self._office.client(client_id)
        note = new_note(client.id, text, now=self._office.now(), section=section, tags=tags)
        return self._office.save(note, f"Note on {client.name}")

    def write(self, note_id: str, text: str) -> Note:
        """Change the text of a note; the text before is kept as a version.

        Unchanged text changes nothing.
        """
        from clientdesk.services.notes.tagging import tags_in
        from clientdesk.services.notes.writing import joined

        note = self.get(note_id)
        cleaned = clean(text)
        if cleaned == note.text:
            return note
        went = set(tags_in(note.text))
        tags = joined((tag for tag in note.tags if tag not in went), tags_in(cleaned))
        written = replace(note, text=cleaned, tags=tags, changed_at=self._office.now())
        return self._save_over(note, written)

    def save(self, note: Note) -> Note:
        """Save a note whose fields were edited."""
        before = self.get(note.id)
        if clean(note.text) != before.text:
            note = replace(note, changed_at=self._office.now())
        return self._save_over(before, note)

    def _save_over(self, before: Note, note: Note) -> Note:
        label = f"Note on {self._office.name(note.client)}"
        with self._office.change(label) as change:
            if before.text.strip() and before.text != note.text:
                from clientdesk.services.notes.versions import keep_version

                keep_version(self._office, change, before, text=before.text)
            return self._office.save(note, label)

    def put_back(self, note_id: str, version_id: str) -> Note:
        """Let a note say what it said in a version; what it says now is kept as one.

        Raises NotFoundError for a version that is none of this note.
        """
        from clientdesk.services.notes.tagging import tags_in
        from clientdesk.services.notes.versions import put_back
        from clientdesk.services.notes.writing import joined

        note = self.get(note_id)
        label = f"Put back an earlier text of a note on {self._office.name(note.client)}"
        with self._office.change(label) as change:
            text = put_back(self._office, change, note, version_id)
            went = set(tags_in(note.text))
            tags = joined((tag for tag in note.tags if tag not in went), tags_in(text))
            written = replace(note, text=text, tags=tags, changed_at=self._office.now())
            return self._office.save(written, label)

    def move(self, note_id: str, client_id: str) -> Note:
        """Give a note to another client, with its earlier texts; one undo takes it back.

        Raises NotFoundError for a client that is not there.
        """
        client = self._office.client(client_id)
        note = self.get(note_id)
        label = f"Move a note to {client.name}"
        with self._office.change(label) as change:
            for version in self.versions(note_id):
                change.save(replace(version, client=client.id))
            return self._office.save(replace(note, client=client.id), label)

    def share(self, note_id: str, *, shareable: bool = True) -> Note:
        """Let a client be shown the text of a note, or not any more."""
        note = replace(self.get(note_id), shareable=shareable)
        word = "Shareable" if shareable else "Private"
        return self._office.save(note, f"{word}: a note on {self._office.name(note.client)}")

    def pin(self, note_id: str, *, pinned: bool = True) -> Note:
        """Let a note stand first, or not any more."""
        note = replace(self.get(note_id), pinned=pinned)
        word = "Pin" if pinned else "Unpin"
        return self._office.save(note, f"{word} a note on {self._office.name(note.client)}")

    def trash(self, note_id: str) -> None:
        """Put a note in the trash."""
        note = self.get(note_id)
        self._office.trash(note, f"Delete a note on {self._office.name(note.client)}")

    def versions(self, note_id: str) -> "list[Version]":
        """Return the earlier texts of a note, newest first."""
        from clientdesk.services.notes.versions import versions_of

        note = self.get(note_id)
        return versions_of(self._office, note.id, note.client)

    def quick(self, typed: str, client_id: str | None) -> Note:
        """Add a note as it is typed anywhere: `@client` names the client, else it is `client_id`.

        Raises InvalidInputError if there is nothing in it or nobody to give it to.
        """
        from clientdesk.services.boundary import checked_text
        from clientdesk.services.notes.tagging import mentions, without_mention

        text = checked_text(typed, Note.noun)
        for start, end, words in mentions(text, self._names()):
            try:
                client = self._roster.find(words)
            except NotFoundError:
                continue
            rest = checked_text(without_mention(text, start, end), Note.noun)
            return self.add(client.id, rest)
        if client_id is None:
            raise InvalidInputError("whose note is it? begin with @ and the client's name")
        return self.add(client_id, text)

    def for_nobody(self, typed: str) -> Note:
        """Add a note that belongs to no client yet. Raises InvalidInputError if it is empty."""
        from clientdesk.services.notes.writing import new_note

        note = new_note("", typed, now=self._office.now())
        return self._office.save(note, "A note that is nobody's yet")

    def tags(self) -> dict[str, int]:
        """Return every tag of a living note with the number of such notes, by the alphabet."""
        from clientdesk.services.notes.tag_counts import tag_counts

        return tag_counts(self._office)

    def tagged(self, tag: str) -> list[Note]:
        """Return the notes of every client that have a tag, the newest first."""
        found = [note for note in holding(self._office, Note, _is_tagged) if tag in note.tags]
        return sorted(found, key=lambda note: (note.fresh_at, note.id), reverse=True)

    def linked(self, name: str) -> str:
        """Return the id of the client whom a `[[link]]` names in full, whatever case and accents.

        Raises NotFoundError for a name that is nobody's, with the one that is nearest to it.
        """
        folded = fold(name)
        rows = self._roster.rows(past=True)
        for row in rows:
            if folded == fold(row.name) or name == row.id:
                return row.id
        try:
            near = f"; did you mean {self._roster.find(name).name}?"
        except ClientdeskError:
            near = ""
        raise NotFoundError(f"no client is called {name}{near or '; F2, then n adds one'}")

    def _names(self) -> list[str]:
        return [row.name for row in self._roster.rows(past=True)]


def _is_tagged(document: bytes) -> bool:
    return b'"tags":["' in document
