"""A note from the shell: one record appended to the desk at the same cost at any size.

The desk is not loaded. Its header, the journal's first line and its last one say all that a writer
must know; whatever is not exactly as expected there is left to a full opening of the desk.
"""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from clientdesk.store import files
from clientdesk.store.encoding import encode
from clientdesk.store.journal import write_line
from clientdesk.store.lines import (
    Change,
    Line,
    Mark,
    Op,
    change_line,
    mark_line,
    read_line,
)
from clientdesk.store.lock import Lock
from clientdesk.store.names import ClientName, name_in, read_names
from clientdesk.store.places import Places
from clientdesk.store.schema import step_names
from clientdesk.store.snapshot import FORMAT, Header, encoded, read_header, read_whole
from clientdesk.store.undo import TABLE, Step, entry

_SMALL = 256 << 10
_LONGEST_JOURNAL = 4 << 20
_HEAD = 65_536
_TAIL = 65_536


class _OddError(Exception):
    """The files are not as a writer left them a moment ago: the desk must be opened in full."""


def clients(desk: Path) -> list[ClientName]:
    """Return what the clients of a desk answer to, those in the trash included.

    Raises DeskError and its kinds if the desk cannot be read.
    """
    places = Places.of(desk)
    names = read_names(places)
    if names is not None:
        return names
    from clientdesk.store.desk import Desk
    from clientdesk.store.encoding import decode

    with Desk.open(desk) as opened:
        return [name_in(decode(held)) for _, held in opened.documents("clients").items()]


def append(
    desk: Path, table: str, document: Mapping[str, Any], *, label: str, at: datetime
) -> tuple[str, ...]:
    """Add a document to a table of the desk, with its undo, and return sentences for the user.

    It is on the disk when this returns. Raises DeskBusyError, and DeskError if it was not saved.
    """
    places = Places.of(desk)
    held = encode(document)
    if os.path.lexists(places.desk) and os.path.lexists(places.journal):
        try:
            with Lock(places.lock):
                _append(places, table, held, label, int(at.timestamp()))
        except _OddError:
            pass
        except OSError as error:
            raise files.not_saved(error) from error
        else:
            return ()
    from clientdesk.store.desk import Desk

    with Desk.open(desk) as opened:
        with opened.change(label, at=at) as change:
            change.put(table, None, document)
        return opened.notices


def _append(places: Places, table: str, held: bytes, label: str, at: int) -> None:
    with files.opening(places.desk, os.O_RDONLY) as descriptor:
        header = read_header(files.read(descriptor, _HEAD, 0))
        size = os.fstat(descriptor).st_size
    if header is None or header.format != FORMAT:
        raise _OddError
    if header.schema != len(step_names()):
        raise _OddError
    with files.opening(places.journal, os.O_RDWR) as journal:
        last, end = _last_line(journal)
        _must_fit(header, _first_line(journal), last)
        if end > _LONGEST_JOURNAL:
            raise _OddError
        number = last.last + 1
        step = Step(table, number, None, held)
        ops = [
            Op(table, number, held),
            Op(TABLE, number + 1, entry(label, at, [step])),
        ]
        line = change_line(last.now + 1, at, number + 1, last.base, ops)
        write_line(journal, line, end, safe=True)
        if size <= _SMALL and end <= _SMALL:
            _bring_up_to_date(places, journal, end + len(line))


def _last_line(journal: int) -> tuple[Line, int]:
    """Return the journal's last line and where the next one goes; zeros after it do not count."""
    size = os.fstat(journal).st_size
    length = _TAIL
    while True:
        start = max(0, size - length)
        tail = files.read(journal, size - start, start)
        end = tail.rfind(b"\n")
        begin = tail.rfind(b"\n", 0, max(0, end))
        if end >= 0 and (begin >= 0 or start == 0):
            break
        if start == 0:
            raise _OddError
        length *= 8
    line = read_line(tail[begin + 1 : end])
    if line is None or tail[end + 1 :].strip(b"\0"):
        raise _OddError
    return line, start + end + 1


def _first_line(journal: int) -> Line | None:
    return read_line(files.read(journal, _HEAD, 0).partition(b"\n")[0])


def _must_fit(header: Header, first: Line | None, last: Line) -> None:
    if not isinstance(first, Mark) or first.desk != header.desk:
        raise _OddError
    if not last.base <= header.seq <= last.now:
        raise _OddError


def _bring_up_to_date(places: Places, journal: int, end: int) -> None:
    """Write a small desk file at once, so that plain TinyDB sees the new document.

    The change is safe already: where anything stands in the way it is left to the next opening.
    """
    state = read_whole(places.desk)
    if state is None:
        return
    for line in map(read_line, files.read(journal, end, 0).split(b"\n")[:-1]):
        if line is None:
            return
        if isinstance(line, Change) and line.seq > state.seq:
            state.apply(line.ops())
            state.seq = line.seq
        state.last = max(state.last, line.last)
    try:
        files.replace(places.desk, encoded(state))
        mark = mark_line(Mark(state.seq, state.seq, state.last, state.desk))
        write_line(journal, mark, end, safe=False)
    except OSError:
        return
