"""What the desk asks of the place where it is kept: a disk, or memory in tests."""

from contextlib import AbstractContextManager
from typing import Protocol

from clientdesk.store.state import State, Watcher


class Medium(Protocol):
    """A place that keeps one desk."""

    @property
    def lock(self) -> AbstractContextManager[object]:
        """One writer at a time; the same thread may enter again."""

    @property
    def notices(self) -> list[str]:
        """Sentences for the user about what was found and put right."""

    def load(self) -> State:
        """Return the desk. Raises DeskError and its kinds."""

    def is_current(self) -> bool:
        """Tell, without the lock, whether nobody else has changed the desk since."""

    def catch_up(self, state: State, tell: Watcher) -> State:
        """Apply what others have changed since and return the picture to go on with.

        It is another picture than the one given where the desk had to be read anew.
        """

    def append(self, state: State, line: bytes) -> None:
        """Keep one more change; safe on return. Raises DeskError, and then nothing was kept."""

    def close(self) -> None:
        """Let go of everything that is held."""


class MemoryMedium:
    """A desk in memory that forgets everything; for tests, as strict as the disk."""

    def __init__(self, state: State) -> None:
        from threading import RLock

        self._state = state
        self.lock = RLock()
        self.notices: list[str] = []
        self.lines: list[bytes] = []
        """Every line that the journal would hold."""

    def load(self) -> State:
        """Return the desk."""
        return self._state

    def is_current(self) -> bool:
        """Return True: nobody else writes."""
        return True

    def catch_up(self, state: State, tell: Watcher) -> State:
        """Return the same picture: nobody else writes."""
        del tell
        return state

    def append(self, state: State, line: bytes) -> None:
        """Keep a line."""
        del state
        self.lines.append(line)

    def close(self) -> None:
        """Do nothing."""
