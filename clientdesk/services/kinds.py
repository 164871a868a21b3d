"""The kinds of records that a desk keeps, found in the model by their modules."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from clientdesk import model
from clientdesk.discovery import modules_in
from clientdesk.model.errors import NotFoundError
from clientdesk.model.field import FieldInfo, fields_of
from clientdesk.model.record import Record


@cache
def kinds() -> tuple[type[Record], ...]:
    """Return every class of records that has a table, by table."""
    found: dict[str, type[Record]] = {}
    for name, module in modules_in(model).modules.items():
        for thing in vars(module).values():
            own = isinstance(thing, type) and thing.__module__ == f"{model.__name__}.{name}"
            if own and issubclass(thing, Record) and hasattr(thing, "table"):
                found[thing.table] = thing
    return tuple(found[table] for table in sorted(found))


def kind_of(table: str) -> type[Record]:
    """Return the class of the records in a table. Raises NotFoundError."""
    for kind in kinds():
        if kind.table == table:
            return kind
    raise NotFoundError(f"there is no table {table!r}; there are {', '.join(_tables())}")


def _tables() -> list[str]:
    return [kind.table for kind in kinds()]


@dataclass(frozen=True, slots=True)
class Schema:
    """What a form or an export has to know of one kind of record."""

    kind: type[Record]
    """The class."""
    fields: tuple[FieldInfo, ...]
    """Its fields in order, with label, privacy and control."""

    @property
    def belongs_to_client(self) -> bool:
        """Whether each record is one client's."""
        return any(info.name == "client" for info in self.fields)


def schema(kind: type[Record]) -> Schema:
    """Return the schema of a kind of record."""
    record_class: Any = kind
    return Schema(kind, fields_of(record_class))


def of_clients() -> tuple[type[Record], ...]:
    """Return the kinds whose records belong to a client each."""
    return tuple(kind for kind in kinds() if schema(kind).belongs_to_client)
