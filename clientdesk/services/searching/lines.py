"""The lines of a record that can be found: every text of it, but never a SECRET one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clientdesk.model.client import Client
from clientdesk.model.field import Control, Privacy, fields_of
from clientdesk.model.record import Record
from clientdesk.services.kinds import of_clients

_WORDED = frozenset(
    {Control.LINE, Control.TEXT, Control.LINES, Control.TAGS, Control.RECORD, Control.RECORDS}
)
_READ = {
    Privacy.CLIENT: frozenset({Privacy.CLIENT}),
    Privacy.INTERNAL: frozenset({Privacy.CLIENT, Privacy.INTERNAL}),
}


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line that holds what was looked for."""

    line: str
    """The line as it stands, without space around it."""
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
    number: int
    """Which line of its field it is, from 0."""
    near: bool = False
    """Whether it holds only something near to what was typed."""


def searched() -> tuple[type[Record], ...]:
    """Return the kinds of records that are searched: clients, and whatever belongs to one."""
    return (Client, *of_clients())


def texts_of(record: Record, audience: Privacy) -> Iterator[tuple[int, str]]:
    """Yield every line of a record that an audience may read, with its place in its field."""
    return _texts(record, _READ[audience])


def moment_of(record: Any) -> datetime:
    """Return when a record was written or said."""
    at: datetime = getattr(record, "at", None) or getattr(record, "fresh_at", record.created_at)
    return at


def client_of(record: Record) -> str:
    """Return the id of the client that a record is, or belongs to."""
    return record.id if isinstance(record, Client) else getattr(record, "client", "")


def _texts(value: Any, read: frozenset[Privacy]) -> Iterator[tuple[int, str]]:
    for info in fields_of(value.__class__):
        if info.about.privacy in read and info.about.control in _WORDED:
            yield from _lines(getattr(value, info.name), read)


def _lines(held: Any, read: frozenset[Privacy]) -> Iterator[tuple[int, str]]:
    if isinstance(held, str):
        yield from ((number, line) for number, line in enumerate(held.split("\n")) if line.strip())
    elif isinstance(held, tuple):
        for item in held:
            yield from _lines(item, read)
    elif hasattr(held, "__dataclass_fields__"):
        yield from _texts(held, read)
