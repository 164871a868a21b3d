"""Forgetting: what belongs to one record goes from the desk file, the journal and every backup."""

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from clientdesk.model.text import slug
from clientdesk.store import files
from clientdesk.store.backups import backups_of, write_backup
from clientdesk.store.encoding import leading_text
from clientdesk.store.lines import Mark, mark_line
from clientdesk.store.lock import Lock
from clientdesk.store.opening import find_desk
from clientdesk.store.places import Places
from clientdesk.store.reading import examine
from clientdesk.store.snapshot import encoded
from clientdesk.store.state import State
from clientdesk.store.undo import TABLE

_OF = b'"of":"'
"""How a document names the one whose earlier text it is."""


class Forgotten(NamedTuple):
    """What was forgotten, and where."""

    documents: int
    """How many records the desk had of it."""
    backups: int
    """How many backups were cleaned."""
    removed: tuple[Path, ...]
    """Files that were removed whole: kept copies that could not be cleaned and held it."""


def forget(desk: Path, name: str, clock: Callable[[], datetime]) -> Forgotten:
    """Remove the record with an id, all that belongs to it, and every trace of both.

    Backups are cleaned first and the desk last, so that it can be said again if it was cut short;
    an id that the desk does not know any more is looked for in the files all the same. Changes
    that touched any of it can be undone no more. Every process that has the desk open takes the
    new one over. Raises DeskBusyError, DeskDamagedError, and DeskError if the disk refuses.
    """
    places = Places.of(desk)
    try:
        with Lock(places.lock):
            state = find_desk(places).state
            cleaned, removed = _clean_backups(places, name)
            removed += _remove_copies(places, _ids(state, name))
            gone = _clean(state, name)
            state.seq += 1
            files.replace(places.desk, encoded(state))
            write_backup(places, state, clock())
            mark = Mark(state.seq, state.seq, state.last, state.desk)
            files.replace(places.journal, [mark_line(mark)])
            for derived in (places.clients, places.desk.with_suffix(".overview")):
                files.remove(derived)
    except OSError as error:
        raise files.not_saved(error) from error
    return Forgotten(gone, cleaned, removed)


def forget_typed(folder: Path, names: Collection[str]) -> int:
    """Remove texts that were being typed for any of some records; return how many. OSError."""
    count = 0
    for path in folder.glob("*.json") if folder.is_dir() else ():
        if any(name in path.read_bytes().decode("ascii", "replace") for name in names):
            files.remove(path)
            count += 1
    return count


def forget_naming(folder: Path, name: str) -> int:
    """Remove texts that an editor left behind and that name somebody; return how many. OSError."""
    stem, words = slug(name), name.casefold()
    count = 0
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_file() and (
            stem in path.name or words in files.read_all(path).decode("utf-8", "replace").casefold()
        ):
            files.remove(path)
            count += 1
    return count


def ids_of(desk: Path, name: str) -> frozenset[str]:
    """Return an id with the ids of all that belongs to it, as the desk has it. Raises DeskError."""
    places = Places.of(desk)
    with Lock(places.lock):
        return _ids(find_desk(places).state, name)


class _Held(NamedTuple):
    table: str
    number: int
    id: str


def _belongings(state: State, name: str) -> list[_Held]:
    """Return the document with an id, those of that client, and their earlier texts."""
    tables = {table: held for table, held in state.tables.items() if table != TABLE}
    mark = f'"{name}"'.encode("ascii", "replace")
    found = [
        _Held(table, number, leading_text(document, "id") or "")
        for table, held in tables.items()
        for number, document in held.containing(mark)
        if name in {leading_text(document, "id"), leading_text(document, "client")}
    ]
    ids = {one.id for one in found}
    return found + [
        _Held(table, number, leading_text(document, "id") or "")
        for table, held in tables.items()
        for number, document in held.containing(_OF)
        if leading_text(document, "of") in ids and leading_text(document, "client") != name
    ]


def _ids(state: State, name: str) -> frozenset[str]:
    return frozenset({name, *(one.id for one in _belongings(state, name))} - {""})


def _clean(state: State, name: str) -> int:
    """Take a record and all that belongs to it out of a state; return how much it was."""
    gone = _belongings(state, name)
    marks = [f'"{one.id}"'.encode("ascii") for one in gone if one.id]
    marks += [b'["%b","%d",' % (one.table.encode("ascii"), one.number) for one in gone]
    for number, held in state.table(TABLE).items():
        if any(mark in held for mark in marks):
            state.tables[TABLE].put(number, None)
    for one in gone:
        state.tables[one.table].put(one.number, None)
    for table in [table for table, held in state.tables.items() if not held]:
        del state.tables[table]
    return len(gone)


def _clean_backups(places: Places, name: str) -> tuple[int, tuple[Path, ...]]:
    count, removed = 0, []
    for backup in backups_of(places):
        if not _mentions(backup.path, {name}):
            continue
        found = examine(backup.path)
        if found.state is None or found.edited:
            files.remove(backup.path)
            removed.append(backup.path)
            continue
        _clean(found.state, name)
        files.replace(backup.path, encoded(found.state))
        count += 1
    return count, tuple(removed)


def _remove_copies(places: Places, names: Collection[str]) -> tuple[Path, ...]:
    backups = {backup.path for backup in backups_of(places)}
    removed = []
    for path in places.backups.iterdir() if places.backups.is_dir() else ():
        if path not in backups and path.is_file() and _mentions(path, names):
            files.remove(path)
            removed.append(path)
    return tuple(removed)


def _mentions(path: Path, names: Collection[str]) -> bool:
    data = files.read_all(path)
    return any(name.encode("ascii", "replace") in data for name in names)
