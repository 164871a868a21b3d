"""The desk in memory: its tables, how many changes made it, and the highest number ever given."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from clientdesk.store.documents import Documents
from clientdesk.store.lines import Op

Watcher = Callable[[str, int, bytes | None, bytes | None], None]
"""Told of a document that changes: its table, its number, and how it was and is."""


@dataclass(slots=True)
class State:
    """One picture of the desk."""

    desk: str
    """The desk's own name, which its journal repeats: sixteen hexadecimal digits."""
    schema: int
    """The version of the records' shape."""
    seq: int = 0
    """How many changes it holds."""
    last: int = 0
    """The highest number ever given to a document of any table."""
    base: int = 0
    """How many of the changes the desk file is known to hold."""
    tables: dict[str, Documents] = field(default_factory=dict)

    def table(self, name: str) -> Documents:
        """Return a table; an empty one that is not kept if the desk has none of that name."""
        return self.tables.get(name) or Documents()

    def put(self, op: Op) -> bytes | None:
        """Apply one operation and return the document that stood there before."""
        table = self.tables.get(op.table)
        if table is None:
            if op.document is None:
                return None
            table = self.tables[op.table] = Documents()
        before = table.put(op.number, op.document)
        self.last = max(self.last, op.number)
        if not table:
            del self.tables[op.table]
        return before

    def apply(self, ops: Iterable[Op], tell: Watcher | None = None) -> None:
        """Apply operations in order, telling a watcher of each."""
        for op in ops:
            before = self.put(op)
            if tell is not None and before != op.document:
                tell(op.table, op.number, before, op.document)

    def frozen(self) -> "State":
        """Return this picture as it is now, for a reader in another thread."""
        tables = {name: table.frozen() for name, table in self.tables.items()}
        return State(self.desk, self.schema, self.seq, self.last, self.base, tables)

    def same_documents(self, other: "State") -> bool:
        """Tell whether another picture holds the same documents."""
        return {name: dict(table.items()) for name, table in self.tables.items()} == {
            name: dict(table.items()) for name, table in other.tables.items()
        }
