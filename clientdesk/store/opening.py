"""Opening a desk: which of the files on the disk is the truth, and what has to be put right.

Nothing is written here. What is read is judged; the caller keeps copies and writes.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from clientdesk.model.errors import DeskDamagedError
from clientdesk.store import files
from clientdesk.store.backups import Backup, backups_of
from clientdesk.store.history import History, read_journal
from clientdesk.store.lines import Scan
from clientdesk.store.places import Places
from clientdesk.store.reading import Found, examine
from clientdesk.store.snapshot import encoded
from clientdesk.store.state import State

TORN = "torn"
"""Why the copy of a journal is kept whose last line is cut off."""


class Keep(NamedTuple):
    """A file of which a copy must be kept before it is replaced."""

    kind: str
    """Why: `damaged`, `edited`, `unmatched` or `torn`."""
    path: Path


@dataclass(slots=True)
class Opened:
    """A desk as it was found."""

    state: State
    """Its documents, as the newest good file and the journal give them."""
    end: int = 0
    """Where the next line of the journal goes."""
    start: int = 0
    """The change behind which the journal begins."""
    known: int = 0
    """How many changes the files know of."""
    notices: list[str] = field(default_factory=list)
    """Sentences for the user; empty if there was nothing to tell."""
    keep: list[Keep] = field(default_factory=list)
    """What must be kept before anything is written."""
    renew: bool = False
    """Whether the desk file, a backup and the journal must be written anew."""


def find_desk(places: Places) -> Opened:
    """Return the newest state of the desk that can be proved. The caller holds the lock.

    Raises DeskDamagedError if there is none, DeskError if a file cannot be read or is a newer
    one's.
    """
    journal = read_journal(places)
    opened = _found_desk(places, journal, backups_of(places))
    if journal is not None and journal.torn:
        opened.keep.append(Keep(TORN, places.journal))
    return opened


def _found_desk(places: Places, journal: Scan | None, backups: list[Backup]) -> Opened:
    try:
        found = examine(places.desk)
    except FileNotFoundError:
        if journal is None and not backups:
            return Opened(_new(), renew=True)
        found = Found(places.desk, None, "it is missing")
    history = History(journal, backups)
    if _is_one_bit_off(found, history):
        found = Found(places.desk, None, "one bit of it was flipped")
    if found.state is None or (found.headless and history.highest):
        if journal is None and not backups:
            return _begin_anew(places, found)
        return _from_backup(places, found, history)
    return _from_desk_file(places, found, found.state, history)


def proved(history: History, seq: int) -> State | None:
    """Return the desk as the newest good backup and the journal give it at a change, or None."""
    for backup in history.backups:
        found = examine(backup.path)
        if found.state is None or found.edited or not history.reaches(found.state.seq):
            continue
        for change in history.after(found.state.seq):
            if change.seq <= seq:
                found.state.apply(change.ops())
                found.state.seq, found.state.last = change.seq, change.last
        return found.state
    return None


def _is_one_bit_off(found: Found, history: History) -> bool:
    """Tell whether a desk file is just what it must be but for one bit.

    That is a disk's doing: whoever edits it changes more, and nobody's words may go for a bit.
    """
    if found.state is None or not found.edited or found.headless:
        return False
    state = proved(history, found.state.seq)
    if state is None or not history.is_of(state):
        return False
    wanted, held = b"".join(encoded(state)), files.read_all(found.path)
    if len(wanted) != len(held):
        return False
    return (int.from_bytes(wanted) ^ int.from_bytes(held)).bit_count() == 1


def _new() -> State:
    return State(desk=os.urandom(8).hex(), schema=-1)


def _replay(opened: Opened, history: History) -> None:
    state = opened.state
    for change in history.after(state.seq):
        state.apply(change.ops())
        state.seq = change.seq
    state.seq = max(state.seq, history.now)
    state.last = max(state.last, history.last)
    opened.end = history.journal.end if history.journal else 0
    opened.start = history.marks[0].base if history.marks else 0


def _from_desk_file(places: Places, found: Found, state: State, history: History) -> Opened:
    opened = Opened(state, known=max(state.seq, history.now))
    if found.edited:
        opened.keep.append(Keep("edited", places.desk))
        opened.notices.append(
            f"{places.desk.name} was not as clientdesk left it ({found.why}); "
            f"it was opened as it is, and a copy is kept in {places.backups}"
        )
    if history.journal is None:
        opened.renew = True
        if state.seq or history.backups:
            opened.notices.append(
                f"{places.journal.name} was missing; what stood only there is not in the desk"
            )
        state.seq = max(state.seq, history.highest)
    elif not state.desk or not history.fits(state):
        _set_journal_aside(places, opened, history)
    else:
        _continue(places, opened, history)
    if found.edited:
        state.desk = state.desk or _new().desk
        state.seq += 1
        opened.renew = True
    return opened


def _set_journal_aside(places: Places, opened: Opened, history: History) -> None:
    """Believe a desk file that was put back: the journal belongs to another one."""
    if history.changes or (history.journal and history.journal.damaged):
        opened.keep.append(Keep("unmatched", places.journal))
        opened.notices.append(
            f"{places.desk.name} is another one than {places.journal.name} belongs to; "
            f"the desk is as in {places.desk.name}, and the journal is kept in {places.backups}"
        )
    opened.state.seq = max(opened.state.seq, history.highest) + 1
    opened.state.last = max(opened.state.last, history.last)
    opened.renew = True


def _continue(places: Places, opened: Opened, history: History) -> None:
    state, start = opened.state, opened.state.seq
    journal = history.journal
    whole = history.reaches(start)
    ahead = start > history.now
    _replay(opened, history)
    if journal is not None and journal.damaged:
        opened.keep.append(Keep("damaged", places.journal))
        opened.renew = True
        # A process that read the damaged lines when they were whole must not take this desk for its
        # own.
        state.seq += journal.damaged + 1
        lost = "some changes in it could not be read" if not whole else "nothing was lost"
        opened.notices.append(
            f"{places.journal.name} was damaged; {lost}, and a copy is kept in {places.backups}"
        )
    elif not whole or ahead:
        if history.changes:
            opened.keep.append(Keep("unmatched", places.journal))
        opened.renew = True
    state.base = start


def _begin_anew(places: Places, found: Found) -> Opened:
    """Open a desk where nothing but an empty file was ever made."""
    if found.path.stat().st_size:
        raise DeskDamagedError(
            f"{places.desk} is not a desk: {found.why}. Nothing was changed; "
            "move it away or choose another folder with --home"
        )
    notice = f"{places.desk.name} was empty and there is no backup; a new desk was begun"
    return Opened(_new(), renew=True, notices=[notice])


def _from_backup(places: Places, found: Found, history: History) -> Opened:
    for backup in history.backups:
        kept = examine(backup.path)
        if kept.state is None or kept.edited:
            continue
        if not history.reaches(kept.state.seq) or not history.is_of(kept.state):
            raise DeskDamagedError(
                f"{places.desk} cannot be used: {found.why}. The newest good backup is "
                f"{backup.path.name}. Nothing was changed; run clientdesk restore"
            )
        opened = Opened(kept.state, renew=True)
        if found.why != "it is missing":
            opened.keep.append(Keep("damaged", places.desk))
        _replay(opened, history)
        opened.known = opened.state.seq
        opened.notices.append(
            f"{places.desk.name} could not be used ({found.why}); nothing was lost: "
            f"the desk was put together from the backup {backup.path.name} and the journal"
        )
        return opened
    raise DeskDamagedError(
        f"{places.desk} cannot be used: {found.why}, and there is no good backup. "
        "Nothing was changed; run clientdesk doctor"
    )
