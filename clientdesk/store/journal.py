"""Writing one line at the end of the journal: all of it, or none of it."""

import contextlib
import os

from clientdesk.store import files


def write_line(journal: int, line: bytes, end: int, *, safe: bool) -> None:
    """Write a line where the last whole one ends; what a dead writer left behind that is cut off.

    With `safe` it is on the disk itself when this returns. The caller holds the lock. Raises
    OSError, its own or the disk's; then the journal ends where it did.
    """
    if os.fstat(journal).st_size > end:
        os.ftruncate(journal, end)
    try:
        files.write(journal, line, end)
        if safe:
            files.sync(journal)
    except BaseException:
        with contextlib.suppress(OSError):
            os.ftruncate(journal, end)
        raise
