"""The desk file: one JSON object, one document a line.

    {"desk":{"1":{"format":1,"schema":0,"desk":"6b1f0c2a9d3e4f57","seq":812,"last":9001,
    "crc":"1a2b3c4d","tables":[["notes",1,42]],"check":"5d3b9c01"}},
    "notes":{
    "17":{"id":"01K...","text":"prefers calls"}
    }}

The header stands on the first line; it is a TinyDB table too. `crc` is the CRC-32 of every byte
after that line, `tables` says how many documents and bytes each table has, and `check` is the
CRC-32 of the header without itself.
"""

import json
import os
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from clientdesk.store import files
from clientdesk.store.documents import Documents
from clientdesk.store.state import State

FORMAT = 1
"""The version of the file's own layout."""
HEADER = "desk"
"""The table that holds the header."""
LONGEST_HEADER = 65_536
"""How many bytes of a file are looked at for its header."""


class Header(NamedTuple):
    """The first line of a desk file."""

    format: int
    schema: int
    desk: str
    seq: int
    last: int
    crc: str
    tables: tuple[tuple[str, int, int], ...]
    """Each table's name, number of documents and number of bytes between its braces."""

    def state(self) -> State:
        """Return the picture of the desk that the header promises, without its tables."""
        return State(self.desk, self.schema, seq=self.seq, last=self.last, base=self.seq)


def encoded(state: State) -> Iterator[bytes]:
    """Yield the bytes of a desk file, in pieces; the first is the header."""
    pieces: list[bytes] = []
    tables: list[tuple[str, int, int]] = []
    for name, table in sorted(state.tables.items()):
        if not table:
            continue
        section = list(table.section())
        tables.append((name, len(table), sum(map(len, section))))
        pieces.append(b"%b:{\n" % json.dumps(name).encode("ascii"))
        pieces += section
        pieces.append(b"\n},\n")
    if pieces:
        pieces[-1] = b"\n}}\n"
    crc = 0
    for piece in pieces:
        crc = zlib.crc32(piece, crc)
    header = Header(
        FORMAT, state.schema, state.desk, state.seq, state.last, f"{crc:08x}", tuple(tables)
    )
    yield _first_line(header, more=bool(pieces))
    yield from pieces


def _first_line(header: Header, *, more: bool) -> bytes:
    document = {**header._asdict(), "check": _check(header._asdict())}
    text = json.dumps({HEADER: {"1": document}}, separators=(",", ":"))
    return (text[:-1] + (",\n" if more else "}\n")).encode("ascii")


def _check(document: dict[str, Any]) -> str:
    kept = {key: value for key, value in document.items() if key != "check"}
    return f"{zlib.crc32(json.dumps(kept, sort_keys=True).encode('ascii')):08x}"


def format_of(document: object) -> int | None:
    """Return the file format that a header names; None if it is damaged.

    A later format is believed without its checksum, which that format may compute in its own way.
    """
    if not isinstance(document, dict):
        return None
    found = document.get("format")
    if not isinstance(found, int):
        return None
    return found if found > FORMAT or document.get("check") == _check(document) else None


def header_of(document: object) -> Header | None:
    """Return the header that a document holds; None if it is not exactly as it was written."""
    if not isinstance(document, dict) or document.get("check") != _check(document):
        return None
    try:
        tables = tuple(
            (str(name), int(count), int(size)) for name, count, size in document["tables"]
        )
        values = {name: document[name] for name in Header._fields}
        return Header(**(values | {"tables": tables}))
    except (KeyError, TypeError, ValueError):
        return None


def read_header(start: bytes) -> Header | None:
    """Return the header in the first bytes of a desk file, or None."""
    line, newline, _ = start[:LONGEST_HEADER].partition(b"\n")
    if not newline or not line.startswith(b'{"desk":{"1":{'):
        return None
    try:
        whole = json.loads(line.removesuffix(b",") + b"}" if line.endswith(b",") else line)
        return header_of(whole[HEADER]["1"])
    except (ValueError, RecursionError, KeyError, TypeError):
        return None


def read_state(header: Header, start: int, read: Callable[[int, int], bytes]) -> State | None:
    """Return the desk in a file that is exactly as it was written, or None.

    `start` is where its header ends, `read` gives some bytes from some offset; a table is read in
    one piece and not looked into: the CRC says that all of it is as it was written.
    """
    state = header.state()
    crc, offset = 0, start

    def part(size: int) -> bytes:
        nonlocal crc, offset
        data = read(size, offset)
        offset += size
        crc = zlib.crc32(data, crc)
        return data

    for index, (name, count, size) in enumerate(header.tables, 1):
        opening = b"%b:{\n" % json.dumps(name).encode("ascii")
        closing = b"\n}}\n" if index == len(header.tables) else b"\n},\n"
        if part(len(opening)) != opening:
            return None
        state.tables[name] = Documents(part(size), count)
        if part(len(closing)) != closing:
            return None
    whole = f"{crc:08x}" == header.crc and not read(1, offset)
    return state if whole else None


def read_whole(path: Path) -> State | None:
    """Return the desk in a file that is exactly as it was written, or None if it is not.

    Raises FileNotFoundError, and DeskError if the file cannot be read.
    """
    try:
        with files.opening(path, os.O_RDONLY) as descriptor:
            head = files.read(descriptor, LONGEST_HEADER, 0)
            header = read_header(head)
            if header is None or header.format != FORMAT:
                return None
            start = head.index(b"\n") + 1
            return read_state(header, start, partial(files.read, descriptor))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise files.cannot("read", path, error) from error
