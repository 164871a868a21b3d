"""Looking at a desk without opening it, and putting a backup in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from clientdesk.model.errors import DeskError, InvalidInputError
from clientdesk.store import files
from clientdesk.store.backups import Backup, backups_of, keep_copy, write_backup
from clientdesk.store.encoding import leading_text
from clientdesk.store.history import History, read_journal
from clientdesk.store.lines import Mark, mark_line
from clientdesk.store.lock import Lock
from clientdesk.store.opening import Opened, find_desk, proved
from clientdesk.store.places import Places
from clientdesk.store.reading import Found, examine
from clientdesk.store.snapshot import encoded
from clientdesk.store.state import State
from clientdesk.store.undo import TABLE

_KEPT = ("damaged", "edited", "unmatched", "torn", "replaced")


class Difference(NamedTuple):
    """One document that two states of a desk do not agree on."""

    table: str
    name: str
    """The record's id, or the document's number if it has none."""
    kind: str
    """`added`, `removed` or `changed`, seen from the first state to the second."""


@dataclass(frozen=True, slots=True)
class Report:
    """What `clientdesk doctor` tells of the files of a desk."""

    desk: str
    """How the desk file is, as a sentence."""
    journal: str
    """How the journal is, as a sentence."""
    verdict: str
    """What opening the desk would do, as a sentence."""
    backups: tuple[tuple[Backup, str], ...]
    """Every backup, newest first, with what is wrong with it; empty if nothing is."""
    kept: tuple[Path, ...]
    """Copies of files that were replaced: damaged, edited, unmatched, or before a restore."""
    differences: tuple[Difference, ...]
    """Where the desk file was edited: the documents that it changes."""


def report(desk: Path) -> Report:
    """Look at every file of a desk; nothing is changed. Raises DeskBusyError, and DeskError."""
    places = Places.of(desk)
    with Lock(places.lock):
        found = _found(places.desk)
        journal = read_journal(places)
        backups = backups_of(places)
        try:
            opened: Opened | None = find_desk(places)
            verdict = (opened and " ".join(opened.notices)) or "the desk opens, nothing is missing"
        except DeskError as error:
            opened, verdict = None, str(error)
        kept = [path for kind in _KEPT for path in sorted(places.backups.glob(f"{kind}-*"))]
        told = "it is missing"
        if journal is not None:
            told = f"{len(journal.lines)} good lines, {journal.damaged} damaged ones"
        return Report(
            desk=found.why or "it is as clientdesk left it",
            journal=told,
            verdict=verdict,
            backups=tuple((backup, _found(backup.path).why) for backup in backups),
            kept=tuple(kept),
            differences=_edits(places, found) if found.edited else (),
        )


def _found(path: Path) -> Found:
    try:
        return examine(path)
    except FileNotFoundError:
        return Found(path, None, "it is missing")
    except DeskError as error:
        return Found(path, None, str(error))


def _edits(places: Places, found: Found) -> tuple[Difference, ...]:
    """Return what was edited, seen from what the newest backup and the journal give."""
    if found.state is None:
        return ()
    was = proved(History(read_journal(places), backups_of(places)), found.state.seq)
    return () if was is None else differences(was, found.state)


def differences(before: State, after: State) -> tuple[Difference, ...]:
    """Return the documents on which two states differ; the undo table is left out."""
    found = []
    for table in sorted((before.tables.keys() | after.tables.keys()) - {TABLE}):
        was, now = dict(before.table(table).items()), dict(after.table(table).items())
        for number in sorted(was.keys() | now.keys()):
            old, new = was.get(number), now.get(number)
            if old != new:
                kind = "added" if old is None else "removed" if new is None else "changed"
                name = leading_text(new or old or b"{}", "id") or str(number)
                found.append(Difference(table, name, kind))
    return tuple(found)


def backups(desk: Path) -> list[Backup]:
    """Return the backups of a desk, newest first. Raises DeskError."""
    return backups_of(Places.of(desk))


def preview(desk: Path, backup: Backup) -> tuple[Difference, ...]:
    """Return what restoring a backup would change. Raises DeskError if the backup is no good.

    Where the desk itself cannot be used, everything in the backup counts as added.
    """
    places = Places.of(desk)
    wanted = _good(backup)
    with Lock(places.lock):
        try:
            now = find_desk(places).state
        except DeskError:
            now = State(desk="", schema=0)
    return differences(now, wanted)


def restore(desk: Path, backup: Backup, clock: Callable[[], datetime]) -> tuple[Path, ...]:
    """Put a backup in the place of the desk; return the copies kept of what stood there.

    The desk goes on counting, so that every process that has it open takes the restored one over.
    Raises DeskBusyError, and DeskError if the backup is no good or the disk refuses; then the desk
    is as it was.
    """
    places = Places.of(desk)
    state = _good(backup)
    try:
        with Lock(places.lock):
            kept = [
                keep_copy(places, "replaced", path, clock())
                for path in (places.desk, places.journal)
                if path.is_file()
            ]
            _count_on(state, places)
            files.replace(places.desk, encoded(state))
            write_backup(places, state, clock())
            mark = Mark(state.seq, state.seq, state.last, state.desk)
            files.replace(places.journal, [mark_line(mark)])
    except OSError as error:
        raise files.not_saved(error) from error
    return tuple(kept)


def _good(backup: Backup) -> State:
    found = _found(backup.path)
    if found.state is None or found.edited:
        raise InvalidInputError(
            f"{backup.path.name} cannot be restored: {found.why}; choose another backup"
        )
    return found.state


def _count_on(state: State, places: Places) -> None:
    """Let the numbers of a restored desk follow all that was ever seen of this one."""
    history = History(read_journal(places), backups_of(places))
    now = _found(places.desk).state
    highest = max(state.seq, history.highest, now.seq if now else 0)
    state.seq = highest + 1 + (history.journal.damaged if history.journal else 0)
    state.last = max(state.last, history.last, now.last if now else 0)
