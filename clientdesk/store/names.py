"""Names of the clients in a small file, so that a note from the shell need not load the desk.

The file is derived: it may be missing, old or damaged, and is never more than a shortcut. It says
how many changes it holds; what the journal says of clients after that is laid on top.
"""

import json
import zlib
from pathlib import Path
from typing import Any, NamedTuple

from clientdesk.model.errors import DeskError
from clientdesk.store import files
from clientdesk.store.lines import Change, Mark, read_line
from clientdesk.store.places import Places
from clientdesk.store.state import State

_TABLE = "clients"
_TOUCHED = b'["clients",'


class ClientName(NamedTuple):
    """What a client answers to."""

    id: str
    """The client's ULID."""
    name: str
    company: str
    """The legal name; empty where it does not differ."""
    status: str
    """`active`, `prospect` or `past`; empty if unknown."""
    trashed: bool
    """Whether the client is in the trash."""


def name_in(document: dict[str, Any]) -> ClientName:
    """Return the names in the document of a client."""
    name, known, company, status = (
        str(document.get(key) or "") for key in ("id", "name", "company", "status")
    )
    return ClientName(name, known, company, status, document.get("trashed_at") is not None)


def write_names(places: Places, state: State, start: int) -> None:
    """Keep the clients' names, unless those kept still do for a journal that begins at `start`.

    Raises OSError and DeskError.
    """
    items = state.table(_TABLE).items()
    source = f"{zlib.crc32(b''.join(document for _, document in items)):08x}"
    held = _read_file(places.clients)
    if (
        held is not None
        and (held["desk"], held["source"]) == (state.desk, source)
        and held["seq"] >= start
    ):
        return
    names = [[number, *name_in(json.loads(document))] for number, document in items]
    held = {"desk": state.desk, "seq": state.seq, "source": source, "names": names}
    body = json.dumps(held).encode("ascii")
    files.replace(places.clients, [b"%08x\n" % zlib.crc32(body), body])


def _read_file(path: Path) -> dict[str, Any] | None:
    try:
        crc, _, body = files.read_all(path).partition(b"\n")
    except (FileNotFoundError, DeskError):
        return None
    if crc != b"%08x" % zlib.crc32(body):
        return None
    held: dict[str, Any] = json.loads(body)
    return held


def read_names(places: Places) -> list[ClientName] | None:
    """Return the clients' names in the order in which they were added; None if they are not known.

    Raises DeskError if the journal cannot be read.
    """
    held = _read_file(places.clients)
    if held is None:
        return None
    try:
        lines = files.read_all(places.journal).split(b"\n")
    except FileNotFoundError:
        return None
    first = read_line(lines[0])
    if not isinstance(first, Mark) or first.desk != held["desk"] or first.base > held["seq"]:
        return None
    names = {int(number): ClientName(*name) for number, *name in held["names"]}
    for line in filter(None, (read_line(line) for line in lines if _TOUCHED in line)):
        if isinstance(line, Change) and line.seq > held["seq"]:
            _apply(names, line)
    return list(names.values())


def _apply(names: dict[int, ClientName], change: Change) -> None:
    for op in change.ops():
        if op.table == _TABLE and op.document is None:
            names.pop(op.number, None)
        elif op.table == _TABLE and op.document is not None:
            names[op.number] = name_in(json.loads(op.document))
