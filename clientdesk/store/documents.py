"""One table of the desk in memory: encoded documents by number, split only when somebody looks."""

import re
from collections.abc import Iterator

_DOCUMENT = re.compile(rb'"(\d+)":(\{.*\})')
_PIECE = 1_000


class Documents:
    """The documents of one table, encoded, in the order of their numbers.

    A table read from the desk file stays the one run of bytes that it is there until a document is
    asked for; documents are parsed by whoever needs their insides.
    """

    __slots__ = ("_count", "_in_order", "_lines", "_section")

    def __init__(self, section: bytes = b"", count: int = 0) -> None:
        self._section = section
        self._count = count
        self._lines: dict[int, bytes] | None = None if section else {}
        self._in_order = True

    @classmethod
    def of(cls, documents: dict[int, bytes]) -> "Documents":
        """Return a table of documents that are encoded already."""
        table = cls()
        table._lines = documents
        table._in_order = False
        return table

    def _split(self) -> dict[int, bytes]:
        if self._lines is None:
            found = _DOCUMENT.findall(self._section)
            self._lines = {int(number): document for number, document in found}
            self._section = b""
        if not self._in_order:
            self._lines = dict(sorted(self._lines.items()))
            self._in_order = True
        return self._lines

    def __len__(self) -> int:
        return self._count if self._lines is None else len(self._lines)

    def __contains__(self, number: object) -> bool:
        return number in self._split()

    def get(self, number: int) -> bytes | None:
        """Return one encoded document, or None."""
        return self._split().get(number)

    def items(self) -> list[tuple[int, bytes]]:
        """Return numbers and encoded documents of one moment, in the order of the numbers."""
        return list(self._split().items())

    def numbers(self) -> list[int]:
        """Return the numbers of one moment, in order."""
        return list(self._split())

    def put(self, number: int, document: bytes | None) -> bytes | None:
        """Put a document in its place, or take it out with None; return what stood there before."""
        lines = self._split()
        before = lines.get(number)
        if document is None:
            lines.pop(number, None)
            return before
        if before is None and lines and number < next(reversed(lines)):
            self._in_order = False
        lines[number] = document
        return before

    def frozen(self) -> "Documents":
        """Return the table as it stands now, untouched by what is changed later."""
        if self._lines is None:
            return Documents(self._section, self._count)
        copy = Documents()
        copy._lines = dict(self._split())
        return copy

    def section(self) -> Iterator[bytes]:
        """Yield the table as it stands in the desk file, between its braces, in pieces.

        Pieces are small so that other threads get their turn between them.
        """
        if self._lines is None:
            yield self._section
            return
        items = self.items()
        for start in range(0, len(items), _PIECE):
            piece = b",\n".join(b'"%d":%b' % item for item in items[start : start + _PIECE])
            yield b",\n" + piece if start else piece
