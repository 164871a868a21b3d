"""A new note, made the same way in the open desk and from the shell."""

from collections.abc import Iterable
from datetime import datetime

from clientdesk.model.ids import new_id
from clientdesk.model.note import Note, Section
from clientdesk.model.text import clean_line
from clientdesk.services.boundary import checked_text
from clientdesk.services.notes.tagging import tags_in


def new_note(
    client_id: str,
    typed: str,
    *,
    now: datetime,
    section: Section = Section.GENERAL,
    tags: Iterable[str] = (),
) -> Note:
    """Return a note as of an aware moment; words after `#` in its text are tags too.

    Raises InvalidInputError if nothing is in it.
    """
    text = checked_text(typed, Note.noun)
    return Note(
        id=new_id(now),
        created_at=now,
        client=client_id,
        text=text,
        section=section,
        tags=joined(map(clean_line, tags), tags_in(text)),
    )


def joined(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    """Return tags in order, each once."""
    return tuple(dict.fromkeys(tag for tag in (*first, *second) if tag))
