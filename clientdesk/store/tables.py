"""TinyDB's own interface to the desk: its Storage, and a Table over two of its private methods.

`_update_table` is where TinyDB changes a table and `_get_next_id` where it chooses a document's id;
tests/store/test_tinydb_contract.py fails if a later TinyDB goes other ways.
"""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Table

from clientdesk.model.errors import InvalidInputError
from clientdesk.store.documents import Documents
from clientdesk.store.encoding import Document, decode, encode

if TYPE_CHECKING:
    from clientdesk.store.core import Core


class TableView(Mapping[str, Document]):
    """A table as TinyDB reads it: ids as text, every document a copy of its own."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def __getitem__(self, number: str) -> Document:
        held = self._documents.get(int(number))
        if held is None:
            raise KeyError(number)
        return decode(held)

    def __iter__(self) -> Iterator[str]:
        return map(str, self._documents.numbers())

    def __len__(self) -> int:
        return len(self._documents)


class DeskStorage(Storage):
    """The desk as TinyDB reads it."""

    def __init__(self, desk: "Core") -> None:
        self.desk = desk
        """The desk that keeps the documents."""

    def read(self) -> dict[str, Mapping[str, Document]]:  # type: ignore[override]  # views
        """Return the tables, caught up with what other processes wrote."""
        self.desk.follow()
        names = self.desk.table_names
        return {name: TableView(self.desk.documents(name)) for name in names}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Refuse: the desk is changed document by document."""
        raise NotImplementedError("the desk is changed through its tables, not as a whole")


class Overlay(MutableMapping[int, Document]):
    """A table that is being changed: documents are copied when they are first touched."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._touched: dict[int, Document] = {}
        self._gone: dict[int, None] = {}

    def __getitem__(self, number: int) -> Document:
        if number in self._touched:
            return self._touched[number]
        held = None if number in self._gone else self._documents.get(number)
        if held is None:
            raise KeyError(number)
        return self._touched.setdefault(number, decode(held))

    def __setitem__(self, number: int, document: Document) -> None:
        if number < 0:
            raise InvalidInputError(f"the id {number} cannot be kept; ids are whole numbers from 0")
        self._gone.pop(number, None)
        self._touched[number] = document

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._touched.pop(number, None)
        self._gone[number] = None

    def __contains__(self, number: object) -> bool:
        if number in self._touched:
            return True
        return number not in self._gone and number in self._documents

    def __iter__(self) -> Iterator[int]:
        old = [number for number in self._documents.numbers() if number not in self._gone]
        yield from old
        yield from [number for number in self._touched if number not in self._documents]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def changed(self) -> dict[int, Document | None]:
        """What was touched: the document to keep, or None where it is gone."""
        gone = [number for number in self._gone if number in self._documents]
        return {**dict.fromkeys(gone), **self._touched}


class DeskTable(Table):
    """A table of the desk with the whole of TinyDB's interface; each call is one change."""

    _storage: DeskStorage

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document and return its id, which is chosen and written in one go."""
        with self._storage.desk.hold():
            return super().insert(document)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the documents that match, or insert this one; one change either way."""
        with self._storage.desk.change(f"change {self.name}"):
            return super().upsert(document, cond)

    def _get_next_id(self) -> int:
        return self._storage.desk.next_number()

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._storage.desk.change(f"change {self.name}") as change:
            overlay = Overlay(self._storage.desk.documents(self.name))
            updater(overlay)
            documents = self._storage.desk.documents(self.name)
            for number, document in overlay.changed.items():
                if document is None:
                    change.delete(self.name, number)
                elif encode(document) != documents.get(number):
                    change.put(self.name, number, document)
