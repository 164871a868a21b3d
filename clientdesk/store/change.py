"""One change of the desk: several documents, one line of the journal, all or nothing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from clientdesk.model.errors import InvalidInputError, NotFoundError
from clientdesk.model.record import Record
from clientdesk.store import undo
from clientdesk.store.encoding import encode
from clientdesk.store.lines import Op
from clientdesk.store.snapshot import HEADER
from clientdesk.store.state import State, Watcher

if TYPE_CHECKING:
    from clientdesk.store.core import Core


class Change:
    """What is being changed, inside of `with desk.change(...) as change`.

    Everything is visible at once to whoever reads the desk in this process, and taken back if the
    block raises or the disk refuses.
    """

    def __init__(self, desk: "Core", state: State, tell: Watcher) -> None:
        self._desk = desk
        self._state = state
        self._tell = tell
        self._last = state.last
        self._before: dict[tuple[str, int], bytes | None] = {}

    def put(self, table: str, number: int | None, document: Mapping[str, Any]) -> int:
        """Put a document in a table, under a new number if none is given, and return its number.

        Raises DeskError if the document cannot be kept as JSON.
        """
        _refuse_header(table)
        encoded = encode(document)
        number = self.new_number() if number is None else number
        self.put_encoded(table, number, encoded)
        return number

    def delete(self, table: str, number: int) -> None:
        """Take a document out of a table. Raises NotFoundError if there is none."""
        _refuse_header(table)
        if number not in self._state.table(table):
            raise NotFoundError(f"there is no document {number} in {table} any more")
        self.put_encoded(table, number, None)

    def save(self, record: Record) -> None:
        """Put a record in its table, in the place of the one with its id if there is one.

        What a newer clientdesk wrote into that one and this one does not know is kept.
        """
        from clientdesk.store.codec import encode_record

        records = self._desk.records(type(record))
        number = records.number_of(record.id)
        before = None if number is None else self._state.table(record.table).get(number)
        number = self.new_number() if number is None else number
        self.put_encoded(record.table, number, encode_record(record, before))

    def remove(self, record: Record) -> None:
        """Take a record out of its table for good. Raises NotFoundError if it is not there."""
        number = self._desk.records(type(record)).number_of(record.id)
        if number is None:
            raise NotFoundError(f"this {record.noun} is not in the desk any more")
        self.put_encoded(record.table, number, None)

    def new_number(self) -> int:
        """Return a number that no document of any table ever had."""
        self._state.last += 1
        return self._state.last

    def put_encoded(self, table: str, number: int, document: bytes | None) -> None:
        """Put a document that is encoded already in its place, or None for nothing."""
        before = self._state.put(Op(table, number, document))
        self._before.setdefault((table, number), before)
        self._tell(table, number, before, document)

    def steps(self) -> list[undo.Step]:
        """Return what has changed so far, in order."""
        return [
            undo.Step(table, number, before, now)
            for (table, number), before in self._before.items()
            if (now := self._state.table(table).get(number)) != before
        ]

    def add_undo(self, label: str, at: int) -> None:
        """Leave the inverse of everything so far in the undo table, which forgets the oldest."""
        steps = [step for step in self.steps() if step.table != undo.TABLE]
        if not steps:
            return
        entries = self._state.table(undo.TABLE)
        for number in undo.undone_numbers(entries):
            self.put_encoded(undo.TABLE, number, None)
        for number in entries.numbers()[: max(0, len(entries) + 1 - undo.KEPT)]:
            self.put_encoded(undo.TABLE, number, None)
        self.put_encoded(undo.TABLE, self.new_number(), undo.entry(label, at, steps))

    def take_back(self) -> None:
        """Put everything back as it was before the change."""
        for (table, number), before in reversed(self._before.items()):
            now = self._state.put(Op(table, number, before))
            self._tell(table, number, now, before)
        self._before.clear()
        self._state.last = self._last


def _refuse_header(table: str) -> None:
    if table == HEADER:
        raise InvalidInputError(
            f"the table {HEADER!r} is the desk file's own header; choose another name"
        )
