"""The records of one kind: found by id and by client without reading the others."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from clientdesk.model.errors import NotFoundError
from clientdesk.model.record import Record
from clientdesk.store.codec import UnreadableError, decoder
from clientdesk.store.index import TextIndex

if TYPE_CHECKING:
    from clientdesk.store.core import Core

R = TypeVar("R", bound=Record)
T = TypeVar("T")
_REMEMBERED = 20_000


class Unreadable(NamedTuple):
    """A document that is no record of its kind: somebody edited it. It stays as it is."""

    table: str
    number: int
    why: str
    """Which field and why, as msgspec says it."""


class Records(Generic[R]):
    """The records of one kind, as frozen values, in the order in which they were added.

    What is read is as new as the last change or `Desk.catch_up`. Records in the trash are included.
    """

    def __init__(self, desk: "Core", kind: type[R]) -> None:
        self._desk = desk
        self._kind = kind
        self.table = kind.table
        """The table that holds them."""
        self._by_id = TextIndex(desk, kind.table, "id", whole=True)
        self._by_client = TextIndex(desk, kind.table, "client", whole=False)
        self._decoded: dict[int, tuple[bytes, R | None]] = {}
        self._unreadable: dict[int, Unreadable] = {}

    def get(self, name: str) -> R:
        """Return the record with an id. Raises NotFoundError."""
        found = self.find(name)
        if found is None:
            raise NotFoundError(f"this {self._kind.noun} is not in the desk any more")
        return found

    def find(self, name: str) -> R | None:
        """Return the record with an id, or None."""
        number = self.number_of(name)
        document = None if number is None else self._desk.documents(self.table).get(number)
        return None if number is None or document is None else self._read(number, document)

    def all(self) -> list[R]:
        """Return every record."""
        return self._read_all(self._desk.documents(self.table).items())

    def of_client(self, client: str) -> list[R]:
        """Return the records whose `client` is the client with an id."""
        documents = self._desk.documents(self.table)
        numbers = self._by_client.numbers(client)
        return self._read_all(
            [(number, held) for number in numbers if (held := documents.get(number)) is not None]
        )

    def numbers_of(self, client: str) -> list[int]:
        """Return the numbers of the documents whose `client` is the client with an id, in order."""
        return self._by_client.numbers(client)

    def numbered(self, number: int) -> R | None:
        """Return the record in the document with a number, or None."""
        document = self._desk.documents(self.table).get(number)
        return None if document is None else self._read(number, document)

    def holding(self, wanted: Callable[[bytes], object]) -> list[R]:
        """Return the records whose encoded document passes a look; no other is read."""
        items = self._desk.documents(self.table).items()
        return self._read_all([item for item in items if wanted(item[1])])

    def count(self) -> int:
        """Return how many documents there are, without reading any."""
        return len(self._desk.documents(self.table))

    def project(self, view: type[T]) -> list[T]:
        """Return every record as a value of a smaller class that names only the fields wanted.

        A dataclass or a msgspec.Struct; much faster than `all` for a list that shows three fields.
        """
        read = decoder(view)
        found: list[T] = []
        for number, document in self._desk.documents(self.table).items():
            try:
                found.append(read(document))
            except UnreadableError as error:
                self._unreadable[number] = Unreadable(self.table, number, str(error))
        return found

    @property
    def unreadable(self) -> tuple[Unreadable, ...]:
        """What was met so far and could not be read; it is left out of every answer."""
        return tuple(self._unreadable.values())

    def number_of(self, name: str) -> int | None:
        """Return the number of the document of the record with an id, or None."""
        return next(iter(self._by_id.numbers(name)), None)

    def told(self, number: int, before: bytes | None, now: bytes | None) -> None:
        """Take note of a document that changed."""
        self._by_id.told(number, before, now)
        self._by_client.told(number, before, now)
        self._unreadable.pop(number, None)
        if now is None:
            self._decoded.pop(number, None)

    def warm(self) -> None:
        """Work out where every record is before anybody waits for it; meant for a thread."""
        self._by_id.complete()
        self._by_client.complete()

    def forget(self) -> None:
        """Forget everything that was worked out: the desk was read anew."""
        self._by_id = TextIndex(self._desk, self.table, "id", whole=True)
        self._by_client = TextIndex(self._desk, self.table, "client", whole=False)
        self._decoded.clear()
        self._unreadable.clear()

    def _read_all(self, documents: list[tuple[int, bytes]]) -> list[R]:
        read = (self._read(number, document) for number, document in documents)
        return [record for record in read if record is not None]

    def _read(self, number: int, document: bytes) -> R | None:
        kept = self._decoded.get(number)
        if kept is not None and kept[0] is document:
            return kept[1]
        record: R | None = None
        try:
            record = decoder(self._kind)(document)
        except UnreadableError as error:
            self._unreadable[number] = Unreadable(self.table, number, str(error))
        if len(self._decoded) < _REMEMBERED or number in self._decoded:
            self._decoded[number] = (document, record)
        return record
