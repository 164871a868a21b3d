"""A digest: the little that a list needs of every document of a table, read once a document."""

from collections.abc import Callable
from typing import Generic, TypeVar

from clientdesk.store.codec import UnreadableError, decoder
from clientdesk.store.desk import Desk

V = TypeVar("V")
T = TypeVar("T")


class Digest(Generic[V, T]):
    """What was made of each document; only documents that changed are read again.

    The desk replaces a document's bytes and never changes them, so that identity tells.
    """

    def __init__(
        self, desk: Desk, table: str, view: type[V], make: Callable[[V], T | None]
    ) -> None:
        """Make a value of each document, read as a smaller class; None leaves it out."""
        self._desk = desk
        self._table = table
        self._view = view
        self._make = make
        self._revision = -1
        self._kept: dict[int, tuple[bytes, T | None]] = {}
        self.version = 0
        """Grows whenever any value is another than before."""

    def refresh(self) -> int:
        """Take in what changed, and return the version."""
        if self._revision == self._desk.revision:
            return self.version
        self._revision = self._desk.revision
        kept = self._kept
        fresh: dict[int, tuple[bytes, T | None]] = {}
        changed = False
        for number, held in self._desk.documents(self._table).items():
            known = kept.get(number)
            if known is None or known[0] is not held:
                known = (held, self._read(held))
                changed = True
            fresh[number] = known
        if changed or len(fresh) != len(kept) or self.version == 0:
            self.version += 1
            self._kept = fresh
        return self.version

    def _read(self, document: bytes) -> T | None:
        try:
            return self._make(decoder(self._view)(document))
        except UnreadableError:
            return None  # the doctor lists what cannot be read; a list goes on without it

    def values(self) -> list[T]:
        """Return the values as they were at the last refresh, in the order of the documents."""
        return [value for _, value in self._kept.values() if value is not None]

    def forget(self) -> None:
        """Make every value anew at the next refresh."""
        self._kept = {}
        self._revision = -1
