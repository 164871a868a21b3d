"""Putting an export's pages on the disk: all or none, privately, and never over other work."""

import os
import re
import stat
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from clientdesk.exporting import Page, seal_holds
from clientdesk.model.errors import ConflictError, FileError
from clientdesk.store.files import alive

_COUNT = count(1)
_BESIDE = re.compile(r"\.clientdesk-(\d+)-\d+\.tmp")
_LISTED = 3
_MANY = 32


def deliver(folder: Path, pages: Sequence[Page], *, overwrite: bool) -> tuple[Path, ...]:
    """Write pages into a folder, which is made if there is none, and return their paths.

    A file that holds the same already is left as it is. One that an earlier export wrote and
    nobody has edited since is replaced. Any other is somebody's work: ConflictError unless
    `overwrite`, and nothing is written. Raises FileError if the disk refuses.
    """
    try:
        if folder.exists() and not folder.is_dir():
            raise FileError(f"{folder} is a file; name a folder to export into")
        _make(folder)
        _remove_left_behind(folder)
        targets = [(folder / page.name, page.text.encode("utf-8")) for page in pages]
        wanted = [(path, data) for path, data in targets if _differs(path, data)]
        if not overwrite:
            _refuse_others([path for path, _ in wanted])
        _write(wanted)
    except (OSError, ValueError) as error:
        raise refused(error, folder) from error
    return tuple(path for path, _ in targets)


def _make(folder: Path) -> None:
    """Make a folder, with those above it, that only its owner can enter whatever the umask."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
        each.chmod(0o700)


def _remove_left_behind(folder: Path) -> None:
    """Remove what an export wrote beside its files that was killed before they took their place."""
    for path in folder.glob(".clientdesk-*.tmp"):
        found = _BESIDE.fullmatch(path.name)
        if found is not None and not alive(int(found[1])):
            path.unlink(missing_ok=True)


def _differs(path: Path, data: bytes) -> bool:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return True
    if not stat.S_ISREG(mode):
        raise FileError(f"{path} is not a plain file; move it away or export to another place")
    return path.read_bytes() != data


def _refuse_others(paths: list[Path]) -> None:
    others = [path for path in paths if path.exists() and not _is_ours(path)]
    if not others:
        return
    names = ", ".join(str(path) for path in others[:_LISTED])
    more = f" and {len(others) - _LISTED} more" if len(others) > _LISTED else ""
    verb = "is" if len(others) == 1 else "are"
    raise ConflictError(
        f"{names}{more} {verb} there already and would be lost; nothing was written: "
        "choose another place, or add --overwrite"
    )


def _is_ours(path: Path) -> bool:
    return seal_holds(path.read_bytes().decode("utf-8", "replace"))


def _write(wanted: list[tuple[Path, bytes]]) -> None:
    beside: list[tuple[Path, Path]] = []
    # Many files are brought to the disk in one go: one by one, 10,000 of them take half a minute.
    together = len(wanted) > _MANY and hasattr(os, "sync")
    try:
        for path, data in wanted:
            temporary = path.with_name(f".clientdesk-{os.getpid()}-{next(_COUNT)}.tmp")
            beside.append((temporary, path))
            _write_one(temporary, data, sync=not together)
        if together:
            os.sync()
        while beside:
            temporary, path = beside[-1]
            temporary.replace(path)
            beside.pop()
    finally:
        for temporary, _ in beside:
            temporary.unlink(missing_ok=True)


def _write_one(path: Path, data: bytes, *, sync: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        path.chmod(0o600)
        file.write(data)
        file.flush()
        if sync:
            os.fsync(file.fileno())


def refused(error: OSError | ValueError, path: Path) -> FileError:
    """Return the sentence for what the disk refuses, or for a path that no disk could have."""
    why = str(getattr(error, "strerror", None) or error).lower()
    return FileError(f"cannot write to {path}: {why}; nothing was written")
