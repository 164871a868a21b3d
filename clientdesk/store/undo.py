"""Undo: each change leaves its inverse in a table of the desk, where it survives a restart.

An entry holds, for each document that the change touched, what stood there before and the CRC-32 of
what it left there. Undoing puts the one in the place of the other and turns the entry round, so
that redoing is the same step again. A document that is not what was left there is not touched.
"""

import json
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from clientdesk.model.errors import ConflictError, NotFoundError
from clientdesk.store.documents import Documents
from clientdesk.store.encoding import decode, encode

TABLE = "undo"
"""The table that holds the entries."""
KEPT = 500
"""How many entries are kept."""
_UNDONE = b'{"undone":true'


class Undoable(NamedTuple):
    """A change that can be undone, or one that was and can be done again."""

    number: int
    """What `Desk.undo` and `Desk.redo` take to mean this one."""
    label: str
    """What the change did, in the words that it was given."""
    at: datetime
    """When it was made: an aware moment in UTC."""


class Step(NamedTuple):
    """One document that a change touched."""

    table: str
    number: int
    back: bytes | None
    """What stands there when the step is taken back; None for nothing."""
    now: bytes | None
    """What stands there as long as it is not."""


def entry(label: str, at: int, steps: Iterable[Step], *, undone: bool = False) -> bytes:
    """Return the entry of a change, encoded."""
    rows = b",".join(
        b'[%b,"%d",%b,%b]'
        % (json.dumps(table).encode("ascii"), number, back or b"null", _print_of(now))
        for table, number, back, now in steps
    )
    start = b"true" if undone else b"false"
    return b'{"undone":%b,"label":%b,"at":%d,"back":[%b]}' % (
        start,
        json.dumps(label).encode("ascii"),
        at,
        rows,
    )


def _print_of(document: bytes | None) -> bytes:
    return b"null" if document is None else b'"%08x"' % zlib.crc32(document)


def undoables(entries: Documents) -> list[Undoable]:
    """Return the changes that can be undone, newest first."""
    return [_undoable(*item) for item in reversed(entries.items()) if not _is_undone(item[1])]


def redoables(entries: Documents) -> list[Undoable]:
    """Return the changes that were undone and can be done again, the last undone first."""
    return [_undoable(*item) for item in entries.items() if _is_undone(item[1])]


def undone_numbers(entries: Documents) -> list[int]:
    """Return the numbers of the entries that were undone; a new change makes them meaningless."""
    return [number for number, held in entries.items() if _is_undone(held)]


def _is_undone(held: bytes) -> bool:
    return held.startswith(_UNDONE)


def _undoable(number: int, held: bytes) -> Undoable:
    # The documents inside may be large: the words stand before them.
    head = decode(held[: held.index(b',"back":[')] + b"}")
    return Undoable(number, head["label"], datetime.fromtimestamp(head["at"], UTC))


def turned(
    number: int, entries: Documents, tables: dict[str, Documents]
) -> tuple[list[Step], bytes]:
    """Return the steps that take a change back, and its entry turned round.

    Raises NotFoundError if there is no such entry, ConflictError if a document is not as the change
    left it.
    """
    held = entries.get(number)
    if held is None:
        raise NotFoundError("there is no such change to undo any more; look at the list again")
    document = decode(held)
    label = document["label"]
    steps = []
    for table, where, back, left in document["back"]:
        now = tables.get(table, Documents()).get(int(where))
        if _print_of(now) != (b"null" if left is None else b'"%b"' % left.encode("ascii")):
            raise ConflictError(
                f"“{label}” cannot be taken back: what it changed has been changed again since; "
                "nothing was changed, edit the record instead"
            )
        steps.append(Step(table, int(where), now, None if back is None else encode(back)))
    undone = not _is_undone(held)
    return steps, entry(label, document["at"], steps, undone=undone)
