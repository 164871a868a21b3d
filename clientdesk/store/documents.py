"""One table of the desk in memory: encoded documents by number, split only when needed."""

import re
from collections.abc import Iterator
from threading import RLock

_DOCUMENT = re.compile(rb'"(\d+)":(\{.*\})')
_PIECE = 1_000
_SLICE = 1 << 20


class Documents:
    """The documents of one table, encoded, in the order of their numbers.

    A table read from the desk file stays the one run of bytes that it is there until it must be
    taken apart; documents are parsed by whoever needs their insides. Any thread may read.
    """

    __slots__ = ("_count", "_found", "_in_order", "_lines", "_lock", "_section")

    def __init__(self, section: bytes = b"", count: int = 0) -> None:
        self._section = section
        self._count = count
        self._lines: dict[int, bytes] | None = None if section else {}
        self._in_order = True
        self._lock = RLock()
        self._found: dict[int, bytes] = {}

    @classmethod
    def of(cls, documents: dict[int, bytes]) -> "Documents":
        """Return a table of documents that are encoded already, in any order."""
        table = cls()
        table._lines = dict(sorted(documents.items()))
        return table

    def split(self) -> dict[int, bytes]:
        """Take the table apart, if it is not yet, and return it; it is not to be changed.

        Done in small slices, so that other threads get their turn between them.
        """
        lines = self._lines
        if lines is not None and self._in_order:
            return lines
        with self._lock:
            if self._lines is None:
                self._lines = self._taken_apart()
                self._section = b""
                self._found = {}
            elif not self._in_order:
                self._lines = dict(sorted(self._lines.items()))
            self._in_order = True
            return self._lines

    def _taken_apart(self) -> dict[int, bytes]:
        lines: dict[int, bytes] = {}
        start = 0
        while start < len(self._section):
            end = self._section.find(b"\n", start + _SLICE)
            end = len(self._section) if end < 0 else end
            found = _DOCUMENT.findall(self._section, start, end)
            lines.update((int(number), document) for number, document in found)
            start = end
        return lines

    def __len__(self) -> int:
        return self._count if self._lines is None else len(self._lines)

    def __contains__(self, number: object) -> bool:
        return number in self.split()

    def get(self, number: int) -> bytes | None:
        """Return one encoded document, or None."""
        found = self._found.get(number)
        return self.split().get(number) if found is None else found

    def items(self) -> list[tuple[int, bytes]]:
        """Return numbers and encoded documents of one moment, in the order of the numbers."""
        return list(self.split().items())

    def numbers(self) -> list[int]:
        """Return the numbers of one moment, in order."""
        return list(self.split())

    def containing(self, needle: bytes) -> list[tuple[int, bytes]]:
        """Return the documents whose bytes contain others; the table is not taken apart for it.

        The needle holds no newline.
        """
        with self._lock:
            if self._lines is not None:
                return [item for item in self.items() if needle in item[1]]
            found = list(self._search(needle))
            self._found.update(found)
            return found

    def _search(self, needle: bytes) -> Iterator[tuple[int, bytes]]:
        section, place = self._section, -1
        while (place := section.find(needle, place + 1)) >= 0:
            start = section.rfind(b"\n", 0, place) + 1
            found = _DOCUMENT.match(section, start)
            if found is not None and found.start(2) <= place:
                yield int(found[1]), found[2]
            if found is not None:
                place = found.end()

    def put(self, number: int, document: bytes | None) -> bytes | None:
        """Put a document in its place, or take it out with None; return what stood there before."""
        with self._lock:
            lines = self.split()
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
        with self._lock:
            if self._lines is None:
                return Documents(self._section, self._count)
            copy = Documents()
            copy._lines = dict(self.split())
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
