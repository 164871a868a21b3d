"""What the journal and the names of the backups prove about a desk."""

from clientdesk.store import files
from clientdesk.store.backups import Backup
from clientdesk.store.lines import Change, Mark, Scan, scan
from clientdesk.store.places import Places
from clientdesk.store.state import State


def read_journal(places: Places) -> Scan | None:
    """Return what the journal says; None if there is none. Raises DeskError if it is unreadable."""
    try:
        return scan(files.read_all(places.journal))
    except FileNotFoundError:
        return None


class History:
    """What the journal and the names of the backups say of the desk."""

    def __init__(self, journal: Scan | None, backups: list[Backup]) -> None:
        self.journal = journal
        self.backups = backups
        lines = journal.lines if journal else []
        self.changes = [line for line in lines if isinstance(line, Change)]
        self.marks = [line for line in lines if isinstance(line, Mark)]
        self.mark = max((mark.base for mark in self.marks), default=0)
        """How far the desk file was, at least."""
        self.now = max((line.now for line in lines), default=0)
        """How many changes the journal knows of."""
        self.highest = max(self.now, backups[0].seq if backups else 0)
        self.last = max((line.last for line in lines), default=0)

    def after(self, seq: int) -> list[Change]:
        """Return the changes after one."""
        return [change for change in self.changes if change.seq > seq]

    def reaches(self, seq: int) -> bool:
        """Tell whether the journal holds every change after `seq`, provably."""
        if self.journal is None or self.journal.damaged_end or not self.journal.lines:
            return False
        if self.marks and self.journal.lines[0] is self.marks[0] and self.marks[0].base > seq:
            return False
        follows = [change.seq for change in self.after(seq)]
        return follows == list(range(seq + 1, max(self.now, seq) + 1))

    def is_of(self, state: State) -> bool:
        """Tell whether the journal belongs to the same desk as a desk file or a backup."""
        return all(mark.desk == state.desk for mark in self.marks)

    def fits(self, state: State) -> bool:
        """Tell whether the journal goes on from a desk file, whole or not."""
        first = self.changes[0].seq if self.changes else 0
        return self.is_of(state) and state.seq >= self.mark and first <= state.seq + 1
