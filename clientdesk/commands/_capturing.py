"""A note from the shell, at the same cost whatever the size of the desk."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from clientdesk.config import Settings
from clientdesk.model.errors import NotFoundError
from clientdesk.model.note import Note, Section
from clientdesk.model.text import clean_line
from clientdesk.services.clients.finding import find
from clientdesk.services.notes.writing import new_note
from clientdesk.store.capture import append, clients
from clientdesk.store.names import ClientName
from clientdesk.store.places import Places

_TOLD = 72


@dataclass(frozen=True, slots=True)
class Captured:
    """A note that is on the disk."""

    told: str
    """What to tell of it, as one clean line."""
    notices: tuple[str, ...]
    """Sentences about the desk that the user should read."""


def whose(settings: Settings, words: str) -> ClientName:
    """Return the client meant. Raises NotFoundError, AmbiguousError, DeskError."""
    known = [] if not _is_there(settings) else clients(settings.desk)
    living = [client for client in known if not client.trashed]
    if not living:
        raise NotFoundError(
            f"the desk in {settings.home} has no clients yet; "
            "begin with: clientdesk add client NAME"
        )
    found = find(words, living)
    return next(client for client in living if client.id == found)


def _is_there(settings: Settings) -> bool:
    """Tell whether there is a desk or what is left of one: looking must not make a new one."""
    places = Places.of(settings.desk)
    return any(map(os.path.lexists, (places.desk, places.journal, places.backups)))


def capture(
    settings: Settings,
    words: str,
    text: str,
    *,
    section: Section = Section.GENERAL,
    tags: Iterable[str] = (),
) -> Captured:
    """Add a note to the client meant. It is on the disk when this returns.

    Raises InvalidInputError for an empty text, NotFoundError, AmbiguousError and DeskError; then
    nothing was added.
    """
    client = whose(settings, words)
    now = datetime.now().astimezone()
    note = new_note(client.id, text, now=now, section=section, tags=tags)
    name = clean_line(client.name)
    label = f"Note on {name}"
    notices = append(settings.desk, Note.table, _document(note), label=label, at=now)
    return Captured(f"noted on {name}: {_shortened(note.title)}", notices)


def _shortened(title: str) -> str:
    line = clean_line(title[:200])
    return line if len(line) <= _TOLD else f"{line[: _TOLD - 1]}…"


def _document(note: Note) -> dict[str, Any]:
    """Return the note as the desk file holds it; what has its default is left out."""
    held = {field.name: getattr(note, field.name) for field in fields(note)}
    held["created_at"] = note.created_at.isoformat()
    held["section"] = note.section.value
    held["tags"] = list(note.tags)
    return {name: value for name, value in held.items() if value not in (None, (), [], False)}
