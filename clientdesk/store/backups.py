"""Backups of the desk, and copies kept of files that could not be used."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from clientdesk.store import files
from clientdesk.store.places import Places
from clientdesk.store.snapshot import encoded
from clientdesk.store.state import State

_DAYS = 14
_MIGRATIONS = 3
_NAME = re.compile(r"desk-(\d{8}T\d{6}Z)-(\d{10,})(-before-migration)?\.json")
_MOMENT = "%Y%m%dT%H%M%SZ"


class Backup(NamedTuple):
    """One backup of the desk."""

    seq: int
    """How many changes it holds."""
    at: datetime
    """When it was made: an aware moment in UTC."""
    path: Path
    before_migration: bool


def backups_of(places: Places) -> list[Backup]:
    """Return the backups of a desk, newest first."""
    try:
        paths = list(places.backups.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise files.cannot("read", places.backups, error) from error
    return sorted(filter(None, map(_backup, paths)), reverse=True)


def _backup(path: Path) -> Backup | None:
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(int(found[2]), at, path, found[3] is not None)


def write_backup(places: Places, state: State, at: datetime, *, migration: bool = False) -> Backup:
    """Write a backup of the desk as `state` has it, and return it. Raises OSError and DeskError."""
    files.make_folder(places.backups)
    moment = at.astimezone(UTC).replace(microsecond=0)
    end = "-before-migration" if migration else ""
    path = places.backups / f"desk-{moment.strftime(_MOMENT)}-{state.seq:010d}{end}.json"
    files.replace(path, encoded(state))
    return Backup(state.seq, moment, path, migration)


def remove_old(places: Places) -> None:
    """Remove all but the newest backup of each of 14 days and the last before migrations."""
    days: set[object] = set()
    migrations = 0
    for index, backup in enumerate(backups_of(places)):
        if backup.before_migration:
            migrations += 1
            wanted = migrations <= _MIGRATIONS
        else:
            wanted = backup.at.date() not in days and len(days) < _DAYS
            days.add(backup.at.date())
        if index and not wanted:
            files.remove(backup.path)


def keep_copy(places: Places, kind: str, path: Path, at: datetime) -> Path:
    """Keep a copy of a file that is about to be replaced, once, and return it.

    `kind` says why: `damaged`, `edited` or `unmatched`. Raises OSError and DeskError.
    """
    files.make_folder(places.backups)
    data = files.read_all(path)
    for kept in places.backups.glob(f"{kind}-*{path.name}"):
        if _holds(kept, data):
            return kept
    moment = at.astimezone(UTC).strftime(_MOMENT)
    kept = places.backups / f"{kind}-{moment}-{path.name}"
    count = 1
    while os.path.lexists(kept):
        count += 1
        kept = places.backups / f"{kind}-{moment}-{count}-{path.name}"
    files.replace(kept, [data])
    return kept


def _holds(path: Path, data: bytes) -> bool:
    found = files.identity(path)
    return found is not None and found.size == len(data) and files.read_all(path) == data
