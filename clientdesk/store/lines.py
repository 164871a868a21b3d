"""The lines of the journal: a change, or a mark that says how far the desk file is.

    {"crc":"9f2c1a77","seq":813,"at":1795298147,"last":9003,"base":812,"ops":[["notes","17",{...}]]}
    {"crc":"5d3b9c01","snapshot":813,"now":813,"last":9003,"desk":"6b1f0c2a9d3e4f57"}

`crc` is the CRC-32 of the bytes from column 18 to the end of the line; `seq` counts changes, `last`
is the highest number ever given to a document, `base` the newest mark. An operation holds the whole
document, or null where it was deleted, so that applying one twice does no harm.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clientdesk.store.encoding import encode

BORN = b'{"crc":"'
"""How every line begins."""
_BODY = 18
_CHANGE = re.compile(
    rb'\{"crc":"[0-9a-f]{8}","seq":(\d+),"at":(-?\d+),"last":(\d+),"base":(\d+),"ops":(?=\[)'
)
_MARK = re.compile(
    rb'\{"crc":"[0-9a-f]{8}","snapshot":(\d+),"now":(\d+),"last":(\d+),"desk":"([0-9a-f]*)"\}'
)


class Op(NamedTuple):
    """One document put in its place, or taken out of it."""

    table: str
    number: int
    document: bytes | None
    """The encoded document; None where it is deleted."""


class Change(NamedTuple):
    """A line that changes the desk."""

    seq: int
    at: int
    """When, in seconds since 1970."""
    last: int
    base: int
    raw: bytes
    """The operations, encoded."""

    @property
    def now(self) -> int:
        """The number of changes that this line knows of."""
        return self.seq

    def ops(self) -> Iterator[Op]:
        """Yield the operations. Raises ValueError, KeyError or TypeError if they are none."""
        for table, number, document in json.loads(self.raw):
            yield Op(str(table), int(number), None if document is None else encode(document))


class Mark(NamedTuple):
    """A line that says that the desk file held everything up to a change."""

    base: int
    now: int
    last: int
    desk: str
    """The desk's own name, given when it was made."""


Line = Change | Mark


def change_line(seq: int, at: int, last: int, base: int, ops: Iterable[Op]) -> bytes:
    """Return the line of one change."""
    written = b",".join(
        b'[%b,"%d",%b]' % (json.dumps(op.table).encode("ascii"), op.number, op.document or b"null")
        for op in ops
    )
    return _sealed(
        b'"seq":%d,"at":%d,"last":%d,"base":%d,"ops":[%b]}' % (seq, at, last, base, written)
    )


def mark_line(mark: Mark) -> bytes:
    """Return the line of a mark."""
    return _sealed(
        b'"snapshot":%d,"now":%d,"last":%d,"desk":"%b"}'
        % (mark.base, mark.now, mark.last, mark.desk.encode("ascii"))
    )


def _sealed(body: bytes) -> bytes:
    return b'%b%08x",%b\n' % (BORN, zlib.crc32(body), body)


def read_line(line: bytes) -> Line | None:
    """Return what a line without its newline says; None if it is not as it was written."""
    if line[:_BODY] != b'%b%08x",' % (BORN, zlib.crc32(line[_BODY:])):
        return None
    if found := _CHANGE.match(line):
        seq, at, last, base = map(int, found.groups())
        return Change(seq, at, last, base, line[found.end() : -1])
    if found := _MARK.fullmatch(line):
        base, now, last = map(int, found.groups()[:3])
        return Mark(base, now, last, found[4].decode("ascii"))
    return None


def is_torn(piece: bytes) -> bool:
    """Tell whether the end of a journal is a line that was never written to its end.

    It begins like one or is zeros, has no newline, or holds zeros where the disk had not got to.
    """
    begins = piece.startswith(BORN) if len(piece) >= len(BORN) else BORN.startswith(piece)
    return b"\0" in piece or (begins and not piece.endswith(b"\n"))


class Scan(NamedTuple):
    """What a journal says."""

    lines: list[Line]
    """Every line that is as it was written, in order."""
    end: int
    """Where the next line goes: after the last whole line."""
    damaged: int
    """How many lines are neither whole nor torn by a crash."""
    damaged_end: bool
    """Whether the last of them is damaged: what came after is unknown."""
    torn: bool
    """Whether it ends with a piece of a line, and not only with zeros."""


def scan(data: bytes) -> Scan:
    """Read the lines of a journal, or of a part of one that begins at a line."""
    lines: list[Line] = []
    pieces = data.split(b"\n")
    torn = pieces.pop()
    end = len(data) - len(torn)
    damaged = 0
    damaged_end = False
    for index, piece in enumerate(pieces):
        line = read_line(piece)
        if line is not None:
            lines.append(line)
        elif index == len(pieces) - 1 and not torn and is_torn(piece + b"\n"):
            return Scan(lines, end - len(piece) - 1, damaged, damaged_end, torn=True)
        else:
            damaged += 1
        damaged_end = line is None
    if torn and not is_torn(torn):
        damaged += 1
        damaged_end = True
    return Scan(lines, end, damaged, damaged_end, torn=bool(torn.strip(b"\0")))
