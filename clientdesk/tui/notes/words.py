"""Names and words that can be completed while a note is typed."""

import re

from clientdesk.model.errors import NotFoundError
from clientdesk.model.note import Note
from clientdesk.services.workbench import Workbench

_LAST_WORD = re.compile(r"(?:^|\s)([@#][^\s@#]*)$")
SHORTEST = 2
"""So many characters, the sign included, before anything is offered."""


def last_word(before: str) -> str:
    """Return the `@word` or `#word` that ends a line; empty if none does."""
    match = _LAST_WORD.search(before)
    return match[1] if match else ""


def completions(bench: Workbench, word: str) -> list[str]:
    """Return what an `@word` (a client) or `#word` (a tag) can become, best first."""
    if len(word) < SHORTEST:
        return []
    if word[0] == "@":
        rows = bench.roster.rows(word[1:])
        return [f"@{row.name}" for row in rows[:8]]
    tags = {tag for note in bench.cabinet.list(Note) for tag in note.tags}
    found = {f"#{tag}" for tag in tags if tag.startswith(word[1:])}
    return sorted(found - {word})


def name_of(bench: Workbench, client_id: str) -> str:
    """Return the name of a client; empty if there is none with this id."""
    try:
        return bench.roster.get(client_id).name if client_id else ""
    except NotFoundError:
        return ""
