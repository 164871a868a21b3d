"""Searching every text of a desk by line: notes, what was said, promises and drafts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from clientdesk.model.draft import Draft
from clientdesk.model.note import Note
from clientdesk.model.promise import Promise
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.model.touch import Touch
from clientdesk.services.folding import fold

KINDS: tuple[type[Record], ...] = (Note, Touch, Promise, Request, Draft)
"""The kinds of records whose texts are searched."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line that holds what was looked for."""

    line: str
    """The line as it stands."""
    noun: str
    """What kind of record it stands in."""
    table: str
    """The record's table."""
    record_id: str
    """The record's id."""
    client_id: str
    """Id of the client it belongs to; empty for none."""
    at: datetime
    """When it was written or said."""
    folded: str
    """The line as it is compared."""


def lines_of(records: Iterable[Record]) -> Iterator[FoundLine]:
    """Yield every line of the records' texts; SECRET fields are never among them."""
    for record in records:
        at: datetime = getattr(record, "at", getattr(record, "fresh_at", record.created_at))
        for line in _texts(record):
            if line.strip():
                yield FoundLine(
                    line.strip(),
                    record.noun,
                    record.table,
                    record.id,
                    getattr(record, "client", ""),
                    at,
                    fold(line),
                )


def _texts(record: Record) -> Iterator[str]:
    match record:
        case Note():
            yield from record.text.splitlines()
            yield from (fact.text for fact in record.facts)
        case Touch():
            yield from (str(line) for line in record.lines)
        case Promise():
            yield record.what
        case Request():
            yield from record.words.splitlines()
        case Draft():
            yield record.subject
            yield from record.body.splitlines()


def matching(lines: Iterable[FoundLine], typed: str, most: int = 200) -> list[FoundLine]:
    """Return the lines that hold every word typed, newest first, at most so many."""
    words = fold(typed).split()
    if not words:
        return []
    found = [line for line in lines if all(word in line.folded for word in words)]
    return sorted(found, key=lambda line: line.at, reverse=True)[:most]
