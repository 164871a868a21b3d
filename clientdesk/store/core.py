"""What every verb of the desk stands on: a picture in memory, changing it, following others."""

import contextlib
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from clientdesk.model.record import Record
from clientdesk.store import undo
from clientdesk.store.change import Change
from clientdesk.store.disk import Clock
from clientdesk.store.documents import Documents
from clientdesk.store.encoding import leading_text
from clientdesk.store.lines import Op, change_line
from clientdesk.store.medium import Medium
from clientdesk.store.state import State, Watcher

if TYPE_CHECKING:
    from clientdesk.store.records import Records

R = TypeVar("R", bound=Record)


class Core:
    """A desk in memory, kept by a medium: reading is free, and a change is safe on return."""

    def __init__(self, medium: Medium, clock: Clock) -> None:
        self._medium = medium
        self._clock = clock
        self._state = medium.load()
        self._change: Change | None = None
        self._foreign: set[tuple[str, str]] = set()
        self._records: dict[type[Record], Records[Any]] = {}
        self.revision = 0
        """Grows with every change, of this process or another's that was caught up with."""
        self._changed_at = time.monotonic()
        self._watchers: list[tuple[Watcher, Callable[[], None]]] = []

    def watch(self, watcher: Watcher, anew: Callable[[], None]) -> None:
        """Tell a watcher of every document that changes, and `anew` when the desk was read anew.

        Both are told inside of the change, also of what is taken back after all: they should only
        note what to look at later.
        """
        self._watchers.append((watcher, anew))

    @property
    def seq(self) -> int:
        """How many changes made the desk."""
        return self._state.seq

    @property
    def table_names(self) -> tuple[str, ...]:
        """The names of the tables that hold anything, in order."""
        return tuple(sorted(self._state.tables))

    def documents(self, table: str) -> Documents:
        """Return the encoded documents of a table as they are in memory; not to be changed."""
        return self._state.table(table)

    def records(self, kind: type[R]) -> "Records[R]":
        """Return the records of one kind."""
        found = self._records.get(kind)
        if found is None:
            from clientdesk.store.records import Records

            found = self._records[kind] = Records(self, kind)
        return found

    def warm(self) -> None:
        """Work out where everything is before anybody waits for it; meant for a thread."""
        for table in list(self._state.tables.values()):
            table.split()
        for records in list(self._records.values()):
            records.warm()

    @contextlib.contextmanager
    def change(
        self, label: str, *, at: datetime | None = None, undoable: bool = True
    ) -> Iterator[Change]:
        """Change several documents as one: one line of the journal, one undo, all or nothing.

        `label` names the change in the undo list, `at` is its moment. A change inside of another
        joins it. Nothing is written if nothing changed. Raises DeskBusyError, and DeskError if the
        disk refuses; then, and if the block raises, memory is as it was.
        """
        with self._medium.lock:
            if self._change is not None:
                yield self._change
                return
            self.follow()
            change = self._change = Change(self, self._state, self._told)
            try:
                yield change
                self._commit(change, label, at or self._clock(), undoable=undoable)
            except BaseException:
                change.take_back()
                raise
            finally:
                self._change = None

    def _commit(self, change: Change, label: str, at: datetime, *, undoable: bool) -> None:
        if not change.steps():
            return
        moment = int(at.timestamp())
        if undoable:
            change.add_undo(label, moment)
        ops = [Op(step.table, step.number, step.now) for step in change.steps()]
        state = self._state
        self._medium.append(state, change_line(state.seq + 1, moment, state.last, state.base, ops))
        state.seq += 1
        self._touch()

    def _touch(self) -> None:
        self.revision += 1
        self._changed_at = time.monotonic()

    def hold(self) -> contextlib.AbstractContextManager[object]:
        """Keep every other thread and process from changing the desk for the time of a block."""
        return self._medium.lock

    def next_number(self) -> int:
        """Return a number that no document ever had; meant to be called while the desk is held."""
        if self._change is not None:
            return self._change.new_number()
        self.follow()
        return self._state.last + 1

    def catch_up(self) -> set[tuple[str, str]]:
        """Take in what other processes changed; return the table and id of each record concerned.

        A document without an `id` is named by its number. What was taken in by a change since the
        last call is included. Costs one look at a file where nothing happened.
        """
        self.follow()
        foreign, self._foreign = self._foreign, set()
        return foreign

    def follow(self) -> None:
        """Take in what other processes changed; `catch_up` tells later what that was."""
        if self._medium.is_current():
            return
        with self._medium.lock:
            if self._change is not None:
                return
            before, seq = self._state, self._state.seq
            state = self._medium.catch_up(before, self._told_by_others)
            if state is not before:
                self._adopt(state)
            elif state.seq != seq:
                self._touch()

    def _adopt(self, state: State) -> None:
        """Go on with a desk that was read anew."""
        old = {name: dict(table.items()) for name, table in self._state.tables.items()}
        new = {name: dict(table.items()) for name, table in state.tables.items()}
        self._state = state
        for records in list(self._records.values()):
            records.forget()
        for _, anew in self._watchers:
            anew()
        for name in old.keys() | new.keys():
            was, now = old.get(name, {}), new.get(name, {})
            for number in was.keys() | now.keys():
                if was.get(number) != now.get(number):
                    self._note_foreign(name, number, was.get(number), now.get(number))
        self._touch()

    def _told(self, table: str, number: int, before: bytes | None, now: bytes | None) -> None:
        for records in list(self._records.values()):
            if records.table == table:
                records.told(number, before, now)
        for watcher, _ in self._watchers:
            watcher(table, number, before, now)

    def _told_by_others(
        self, table: str, number: int, before: bytes | None, now: bytes | None
    ) -> None:
        self._told(table, number, before, now)
        self._note_foreign(table, number, before, now)

    def _note_foreign(
        self, table: str, number: int, before: bytes | None, now: bytes | None
    ) -> None:
        if table != undo.TABLE:
            name = leading_text(now or before or b"{}", "id")
            self._foreign.add((table, name or str(number)))
