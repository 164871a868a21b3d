"""The backups of a desk, looked at without opening it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clientdesk.config import Settings
from clientdesk.model.errors import NotFoundError
from clientdesk.store.backups import Backup
from clientdesk.store.recovery import backups


def there(settings: Settings) -> list[Backup]:
    """Return the backups, newest first."""
    return backups(settings.desk) if settings.home.is_dir() else []


def chosen(found: Sequence[Backup], which: str | None) -> Backup:
    """Return the backup meant by a name, a path or a part of its name; the newest without one.

    Raises NotFoundError, which says what to do.
    """
    if not found:
        raise NotFoundError(
            "there are no backups of this desk; `clientdesk locate` says where it is"
        )
    if which is None:
        return found[0]
    name = Path(which).name
    exact = [backup for backup in found if name in {backup.path.name, backup.path.stem}]
    near = exact or [backup for backup in found if which and which in backup.path.name]
    if len(near) == 1:
        return near[0]
    told = "several backups match" if near else "no backup matches"
    raise NotFoundError(f"{told} {which!r}; `clientdesk backup --list` shows all")


def rows(found: Sequence[Backup]) -> list[list[str]]:
    """Return a line of cells a backup."""
    return [[backup.path.name, told(backup)] for backup in found]


def told(backup: Backup) -> str:
    """Return when a backup was made, in words."""
    why = ", before the format changed" if backup.before_migration else ""
    return f"{backup.at.astimezone():%a %d %b %Y %H:%M}{why}"


def plain(found: Sequence[Backup]) -> list[dict[str, Any]]:
    """Return the backups as plain dicts."""
    return [
        {"name": backup.path.name, "path": str(backup.path), "at": backup.at.isoformat()}
        for backup in found
    ]
