"""The desk: the one object through which everything else reads and changes records."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from clientdesk.model.errors import DeskError, NotFoundError
from clientdesk.store.core import Core
from clientdesk.store.disk import Clock, Disk
from clientdesk.store.medium import MemoryMedium
from clientdesk.store.migrating import Step, newest_schema, shipped_steps
from clientdesk.store.places import Places
from clientdesk.store.state import State
from clientdesk.store.undo import TABLE, Undoable, redoables, turned, undoables

if TYPE_CHECKING:
    from clientdesk.store.tables import DeskTable

_REST = 2.0
_SHARE = 20


def system_clock() -> datetime:
    """Return the present as an aware moment in UTC."""
    return datetime.now(UTC)


class Desk(Core):
    """A desk that is open, to be closed: `with Desk.open(path) as desk`."""

    _next_checkpoint = 0.0

    @classmethod
    def open(
        cls, path: Path, *, clock: Clock = system_clock, steps: tuple[Step, ...] | None = None
    ) -> "Desk":
        """Open the desk whose file is `path`, made with its folder if there is none.

        Raises DeskDamagedError, DeskBusyError, or DeskError with a sentence for everything else.
        """
        steps = shipped_steps() if steps is None else steps
        return cls(Disk(Places.of(path), clock, steps), clock)

    @classmethod
    def in_memory(cls, *, clock: Clock = system_clock) -> "Desk":
        """Return an empty desk that is kept nowhere and behaves like one on the disk."""
        state = State(desk="0" * 16, schema=newest_schema(shipped_steps()))
        return cls(MemoryMedium(state), clock)

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the user about what was found and put right since the desk was opened."""
        return tuple(self._medium.notices)

    def table(self, name: str) -> "DeskTable":
        """Return a table with the whole of TinyDB's own interface; each call is one change."""
        from clientdesk.store.tables import DeskStorage, DeskTable

        return DeskTable(DeskStorage(self), name, cache_size=0)

    def undoables(self) -> list[Undoable]:
        """Return the changes that can be undone, newest first."""
        return undoables(self._state.table(TABLE))

    def redoables(self) -> list[Undoable]:
        """Return the changes that can be done again, the last undone first."""
        return redoables(self._state.table(TABLE))

    def undo(self, number: int | None = None, *, at: datetime | None = None) -> str:
        """Undo the newest change, or the one with a number of the list, and return its label.

        Raises NotFoundError if there is none, ConflictError if something has been changed since.
        """
        return self._turn(self.undoables, number, "there is nothing to undo", at)

    def redo(self, number: int | None = None, *, at: datetime | None = None) -> str:
        """Do the last change that was undone again and return its label; raises as `undo` does."""
        return self._turn(self.redoables, number, "there is nothing to do again", at)

    def _turn(
        self,
        listed: Callable[[], list[Undoable]],
        number: int | None,
        nothing: str,
        at: datetime | None,
    ) -> str:
        with self.change("undo", at=at, undoable=False) as change:
            found = [each for each in listed() if number in {None, each.number}]
            if not found:
                raise NotFoundError(nothing)
            entries = self._state.table(TABLE)
            steps, entry = turned(found[0].number, entries, self._state.tables)
            for step in steps:
                change.put_encoded(step.table, step.number, step.now)
            change.put_encoded(TABLE, found[0].number, entry)
        return found[0].label

    def checkpoint(self) -> None:
        """Bring the desk file itself up to date, and the day's backup. May run in any thread."""
        from clientdesk.store.checkpoint import checkpoint

        if isinstance(self._medium, Disk):
            checkpoint(self._medium, self._picture)

    def checkpoint_if_idle(self) -> bool:
        """Do as `checkpoint` if the desk has rested for 2 s; tell whether it was done.

        Meant for a timer. At most a twentieth of the time goes into checkpoints, however large the
        desk.
        """
        now = time.monotonic()
        rested = now - self._changed_at >= _REST
        behind = self._state.base < self._state.seq
        if not behind or not rested or now < self._next_checkpoint:
            return False
        try:
            self.checkpoint()
        finally:
            end = time.monotonic()
            self._next_checkpoint = end + _SHARE * (end - now)
        return True

    def backup(self) -> Path | None:
        """Make a backup now and return its path; None for a desk in memory. Raises DeskError."""
        from clientdesk.store.checkpoint import back_up_now

        if not isinstance(self._medium, Disk):
            return None
        try:
            self.checkpoint()
        except DeskError as error:
            # The backup does not need it: it is made of the desk in memory.
            self._medium.notices.append(str(error))
        return back_up_now(self._medium, self._picture)

    def _picture(self) -> State:
        self.follow()
        return self._state

    def close(self) -> None:
        """Bring the desk file up to date and let go of it.

        Where that cannot be, nothing is lost: the journal has every change, and `notices` says why.
        """
        try:
            self.checkpoint()
        except DeskError as error:
            self._medium.notices.append(str(error))
        self._medium.close()

    def __enter__(self) -> Self:
        """Return the desk, to be closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the desk."""
        self.close()
