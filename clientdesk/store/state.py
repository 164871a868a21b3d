"""The desk in memory: its tables, how many changes made it, and the highest number ever given."""

from collections.abc import Callable, Iterable

from clientdesk.store.documents import Documents
from clientdesk.store.lines import Op

Watcher = Callable[[str, int, bytes | None, bytes | None], None]
"""Told of a document that changes: its table, its number, and how it was and is."""


class State:
    """One picture of the desk."""

    __slots__ = ("base", "desk", "last", "schema", "seq", "tables")

    def __init__(
        self, desk: str, schema: int, *, seq: int = 0, last: int = 0, base: int = 0
    ) -> None:
        self.desk = desk
        """The desk's own name, which its journal repeats: sixteen hexadecimal digits."""
        self.schema = schema
        """The version of the records' shape; -1 if it is not known yet."""
        self.seq = seq
        """How many changes it holds."""
        self.last = last
        """The highest number ever given to a document of any table."""
        self.base = base
        """How many of the changes the desk file is known to hold."""
        self.tables: dict[str, Documents] = {}

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
        copy = State(self.desk, self.schema, seq=self.seq, last=self.last, base=self.base)
        copy.tables = {name: table.frozen() for name, table in self.tables.items()}
        return copy
