"""The desk's lock: one writer at a time, freed by the kernel when its holder dies.

It is the kernel's own lock on `desk.lock`, taken directly: a locking library costs 57 ms of
processor time to import, which is as much as the whole of `clientdesk note` may take.
"""

import errno
import os
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from clientdesk.model.errors import DeskBusyError, DeskError
from clientdesk.store import files

BUSY = "another clientdesk is busy with this desk; try again"
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_SHORTEST, _LONGEST = 0.0005, 0.02


class Lock:
    """A lock for one desk, for every thread of every process; the same thread may take it again.

    Entering raises DeskBusyError when others hold it for longer than `wait` seconds.
    """

    def __init__(self, path: Path, *, wait: float = 10.0) -> None:
        self._path = path
        self._wait = wait
        self._thread = threading.RLock()
        self._depth = 0
        self._descriptor = -1

    def __enter__(self) -> Self:
        """Wait for the lock and take it."""
        if not self._thread.acquire(timeout=self._wait):
            raise DeskBusyError(BUSY)
        try:
            if self._depth == 0:
                self._descriptor = take(self._path, self._wait)
            self._depth += 1
        except BaseException:
            self._thread.release()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the lock back."""
        self._depth -= 1
        if self._depth == 0:
            os.close(self._descriptor)
        self._thread.release()

    @property
    def depth(self) -> int:
        """How many times the thread that holds the lock has taken it."""
        return self._depth


def take(path: Path, wait: float) -> int:
    """Wait for the lock on a file, made if absent; return the descriptor that holds it.

    Raises DeskBusyError after `wait` seconds, DeskError if the folder cannot be used or locked.
    """
    until = time.monotonic() + wait
    pause = _SHORTEST
    while True:
        try:
            descriptor = _opened(path)
        except OSError as error:
            raise files.cannot("use", path, error) from error
        try:
            if _try_to_lock(descriptor) and _still_there(descriptor, path):
                return descriptor
        except OSError as error:
            os.close(descriptor)
            raise DeskError(
                f"{path.parent} cannot be locked: {error.strerror}; "
                "keep the desk on a disk of this machine"
            ) from error
        os.close(descriptor)
        if time.monotonic() > until:
            raise DeskBusyError(BUSY)
        time.sleep(pause)
        pause = min(pause * 1.5, _LONGEST)


def _opened(path: Path) -> int:
    # Only a desk's first opening needs space for this; a full disk must not close the desk.
    try:
        return files.opened(path, os.O_RDWR)
    except FileNotFoundError:
        return files.opened(path, os.O_RDWR | os.O_CREAT)


def _try_to_lock(descriptor: int) -> bool:
    try:
        if os.name == "posix":
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # Windows only
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


def _still_there(descriptor: int, path: Path) -> bool:
    """Tell whether the file that was locked is still the one that the next process will open."""
    found = files.identity(path)
    return found is not None and found.inode == os.fstat(descriptor).st_ino
