"""A desk on the disk: its journal, its lock, and the state in which each file was last seen."""

import os
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from clientdesk.model.errors import DeskDamagedError, DeskError
from clientdesk.store import files
from clientdesk.store.backups import keep_copy, remove_old, write_backup
from clientdesk.store.journal import write_line
from clientdesk.store.lines import Change, Line, Mark, mark_line, read_line, scan
from clientdesk.store.lock import Lock
from clientdesk.store.migrating import Step, is_older, migrated, newest_schema
from clientdesk.store.opening import TORN, Keep, Opened, find_desk
from clientdesk.store.places import Places
from clientdesk.store.snapshot import encoded
from clientdesk.store.state import State, Watcher

Clock = Callable[[], datetime]
"""Gives the present as an aware moment."""


class Disk:
    """The files of one desk. Methods are called with the lock held, `is_current` excepted."""

    def __init__(self, places: Places, clock: Clock, steps: tuple[Step, ...]) -> None:
        self.places = places
        self.clock = clock
        self.lock = Lock(places.lock)
        self.notices: list[str] = []
        self.desk_seen: files.Identity | None = None
        """The desk file as it was last read or written here."""
        self.start = 0
        """The change behind which the journal begins."""
        self.checkpointing = threading.Lock()
        """Held by the thread that writes a checkpoint."""
        self._steps = steps
        self._journal_seen: files.Identity | None = None
        self._end = 0

    def load(self) -> State:
        """Return the desk as `find_desk` proves it, with everything put right on the disk."""
        files.make_folder(self.places.folder)
        with self.lock:
            files.remove_temporaries(self.places.folder)
            files.remove_temporaries(self.places.backups)
            return self._taken_over(find_desk(self.places))

    def _taken_over(self, opened: Opened) -> State:
        state = opened.state
        if state.schema < 0:
            state.schema = newest_schema(self._steps)
        older = is_older(state, self._steps)
        try:
            self._put_right(opened)
            if older:
                state = self._migrate(state)
        except OSError as error:
            raise files.not_saved(error) from error
        self.notices += opened.notices
        if not opened.renew:
            self._end, self.start = opened.end, opened.start
        self._journal_seen = files.identity(self.places.journal)
        self.desk_seen = files.identity(self.places.desk)
        return state

    def _start_over(self, state: State) -> State:
        """Read the desk anew, unless this picture of it holds more than the files still do."""
        try:
            opened = find_desk(self.places)
        except DeskDamagedError:
            opened = Opened(State(state.desk, state.schema))
            paths = (self.places.desk, self.places.journal)
            opened.keep = [Keep("damaged", path) for path in paths if path.is_file()]
        gone = opened.state.schema < 0 and not opened.state.tables
        if not gone and (opened.state.desk != state.desk or opened.known >= state.seq):
            return self._taken_over(opened)
        state.seq = max(state.seq, opened.state.seq) + 1
        notice = (
            "the files of the desk were changed or removed while it was open; they were written "
            f"anew from the open desk, and copies of what was there are in {self.places.backups}"
        )
        opened.notices = [notice]
        return self._taken_over(replace(opened, state=state, renew=True))

    def _put_right(self, opened: Opened) -> None:
        for kind, path in opened.keep:
            try:
                keep_copy(self.places, kind, path, self.clock())
            except (OSError, DeskError):
                # A line cut off was never saved: a disk too full for its copy keeps no desk closed.
                if kind != TORN:
                    raise
        if opened.renew:
            self._renew(opened.state)

    def _migrate(self, state: State) -> State:
        write_backup(self.places, state, self.clock(), migration=True)
        newer = migrated(state, self._steps)
        self._renew(newer)
        self.notices.append(
            "the desk was brought to this clientdesk's shape; a backup was made before"
        )
        return newer

    def _renew(self, state: State) -> None:
        files.replace(self.places.desk, encoded(state))
        write_backup(self.places, state, self.clock())
        self.restart_journal(state, state.seq)
        remove_old(self.places)

    def restart_journal(self, state: State, base: int) -> None:
        """Begin the journal again behind a change that the desk file and the newest backup hold.

        Lines after that change are taken along. Raises OSError.
        """
        later = b""
        if base < state.seq:
            later = _lines_after(files.read_all(self.places.journal)[: self._end], base)
        mark = mark_line(Mark(base, base, state.last, state.desk))
        files.replace(self.places.journal, [mark, later])
        state.base = self.start = base
        self._end = len(mark) + len(later)
        self._journal_seen = files.identity(self.places.journal)

    def mark(self, state: State, base: int) -> None:
        """Note in the journal that the desk file holds all up to a change. Raises OSError."""
        state.base = max(state.base, base)
        line = mark_line(Mark(base, state.seq, state.last, state.desk))
        with files.opening(self.places.journal, os.O_RDWR) as journal:
            self._write(journal, line, safe=False)

    def append(self, state: State, line: bytes) -> None:
        """Write one change at the journal's end and return when it is on the disk."""
        del state
        try:
            with files.opening(self.places.journal, os.O_RDWR) as journal:
                self._write(journal, line, safe=True)
        except OSError as error:
            raise files.not_saved(error) from error

    def _write(self, journal: int, line: bytes, *, safe: bool) -> None:
        self._journal_seen = None
        write_line(journal, line, self._end, safe=safe)
        self._end += len(line)
        found = os.fstat(journal)
        self._journal_seen = files.Identity(found.st_ino, found.st_size, found.st_mtime_ns)

    def size(self) -> int:
        """Return how many bytes the journal has."""
        return self._end

    def is_current(self) -> bool:
        """Tell whether nobody else has written since; one look at the journal's size."""
        return self._journal_seen is not None and self._journal_seen == self._look()

    def _look(self) -> files.Identity | None:
        try:
            return files.identity(self.places.journal)
        except OSError as error:
            raise files.cannot("look at", self.places.journal, error) from error

    def catch_up(self, state: State, tell: Watcher) -> State:
        """Read what others have written since, or everything anew where that is not enough."""
        try:
            return state if self._read_on(state, tell) else self._start_over(state)
        except OSError as error:
            raise files.cannot("read", self.places.journal, error) from error

    def _read_on(self, state: State, tell: Watcher) -> bool:
        """Apply the new lines of the journal; False if the desk must be read anew."""
        seen = files.identity(self.places.journal)
        if seen is None:
            return False
        same = self._journal_seen is None or seen.inode == self._journal_seen.inode
        start = self._end if same and seen.size >= self._end else 0
        with files.opening(self.places.journal, os.O_RDONLY) as journal:
            data = files.read(journal, os.fstat(journal).st_size - start, start)
        found = scan(data)
        if found.damaged or (start == 0 and not _begins_at(found.lines, state)):
            return False
        for line in found.lines:
            if isinstance(line, Mark):
                if line.desk != state.desk:
                    return False
            elif line.seq == state.seq + 1:
                state.apply(line.ops(), tell)
                state.seq = line.seq
            elif line.seq > state.seq or start:
                return False
            state.base = max(state.base, line.base)
            state.last = max(state.last, line.last)
        if start == 0:
            self.start = found.lines[0].base
        self._end = start + found.end
        self._journal_seen = seen
        return True

    def close(self) -> None:
        """Do nothing: files are open only while something is done to them."""


def _begins_at(lines: list[Line], state: State) -> bool:
    """Tell whether a new journal begins at or before a picture's end, and reaches that far."""
    first = lines[0] if lines else None
    mine = isinstance(first, Mark) and first.base <= state.seq and first.desk == state.desk
    return mine and max(line.now for line in lines) >= state.seq


def _lines_after(journal: bytes, seq: int) -> bytes:
    kept = (
        line
        for line in journal.split(b"\n")
        if isinstance(read := read_line(line), Change) and read.seq > seq
    )
    return b"".join(line + b"\n" for line in kept)
