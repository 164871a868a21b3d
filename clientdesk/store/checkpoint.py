"""A checkpoint: the desk file brought up to date, and after it the day's backup.

The journal begins again only when the desk file and the newest backup both hold everything up to
its mark: whichever of the two is lost then, the other and the journal give the desk back.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC
from pathlib import Path

from clientdesk.model.errors import DeskError
from clientdesk.store import files
from clientdesk.store.backups import backups_of, keep_copy, remove_old, write_backup
from clientdesk.store.disk import Disk
from clientdesk.store.names import write_names
from clientdesk.store.reading import examine
from clientdesk.store.snapshot import encoded, read_header
from clientdesk.store.state import State

LONGEST_JOURNAL = 4 << 20
"""How many bytes the journal may have before it begins again."""


def checkpoint(disk: Disk, picture: Callable[[], State]) -> None:
    """Write the desk file if it is behind; then the backup, if there is none of today.

    `picture` gives the desk in memory, caught up, while the lock is held. Raises DeskError: then
    the journal has everything, and the desk file is as it was.
    """
    with disk.checkpointing:
        _checkpoint(disk, picture)


def _checkpoint(disk: Disk, picture: Callable[[], State]) -> None:
    try:
        with disk.lock:
            state = picture().frozen()
            behind = state.base < state.seq or files.identity(disk.places.desk) is None
        if behind:
            beside = files.write_beside(disk.places.desk, encoded(state))
            try:
                with disk.lock:
                    _put_in_place(disk, picture(), state, beside)
            finally:
                files.remove(beside)
        if _backup_is_due(disk):
            _back_up(disk, picture, state)
    except OSError as error:
        raise files.left_in_journal(error) from error
    # The names are derived: without them the next note from the shell takes longer, and no more.
    with suppress(OSError, DeskError):
        write_names(disk.places, state, disk.start)


def _put_in_place(disk: Disk, now: State, written: State, beside: Path) -> None:
    """Make the file just written the desk file, unless that is newer by now."""
    places = disk.places
    seen = files.identity(places.desk)
    if now.desk != written.desk or (seen is not None and now.base >= written.seq):
        return
    if seen is not None and seen != disk.desk_seen:
        found = examine(places.desk)
        if found.state is None or found.edited:
            kept = keep_copy(places, "edited", places.desk, disk.clock())
            disk.notices.append(
                f"{places.desk.name} was changed by another program while the desk was open; "
                f"the desk was written over it, and a copy is kept as {kept}"
            )
    files.put_in_place(beside, places.desk)
    disk.desk_seen = files.identity(places.desk)
    disk.mark(now, written.seq)


def _backup_is_due(disk: Disk) -> bool:
    backups = backups_of(disk.places)
    today = disk.clock().astimezone(UTC).date()
    return not backups or backups[0].at.date() != today or disk.size() > LONGEST_JOURNAL


def _back_up(disk: Disk, picture: Callable[[], State], state: State) -> None:
    write_backup(disk.places, state, disk.clock())
    with disk.lock:
        now = picture()
        if now.desk == state.desk and _desk_file_holds(disk, state.seq):
            disk.restart_journal(now, state.seq)
    remove_old(disk.places)


def _desk_file_holds(disk: Disk, seq: int) -> bool:
    with suppress(FileNotFoundError, DeskError), files.opening(disk.places.desk, 0) as descriptor:
        header = read_header(files.read(descriptor, 65_536, 0))
        return header is not None and header.seq >= seq
    return False


def back_up_now(disk: Disk, picture: Callable[[], State]) -> Path:
    """Write a backup of the desk as it is and return its path. Raises DeskError."""
    try:
        with disk.lock:
            state = picture().frozen()
        path = write_backup(disk.places, state, disk.clock()).path
        remove_old(disk.places)
    except OSError as error:
        raise files.cannot("write a backup in", disk.places.backups, error) from error
    return path
