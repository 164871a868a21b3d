"""Files that are private and whole or absent: every touch of the disk that the store makes."""

import contextlib
import errno
import itertools
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from clientdesk.model.errors import DeskError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_SPECIAL = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK if os.name == "posix" else 0
_BINARY = getattr(os, "O_BINARY", 0)
_CHUNK = 1 << 30
_COUNT = itertools.count(1)
_TEMPORARY = re.compile(r".+\.(\d+)-\d+\.tmp")


class Identity(NamedTuple):
    """What tells one state of a file from another without reading it."""

    inode: int
    size: int
    changed: int
    """Time of the last change, in nanoseconds."""


def identity(path: Path) -> Identity | None:
    """Return the identity of a file, or None if nothing is there."""
    try:
        found = os.stat(path, follow_symlinks=False)
    except FileNotFoundError:
        return None
    return Identity(found.st_ino, found.st_size, found.st_mtime_ns)


def make_folder(path: Path) -> None:
    """Make a folder that only its owner can enter, with the folders above it.

    Raises DeskError if that cannot be.
    """
    missing = [folder for folder in (path, *path.parents) if not os.path.lexists(folder)]
    try:
        for folder in reversed(missing):
            with contextlib.suppress(FileExistsError):
                os.mkdir(folder, 0o700)
                os.chmod(folder, 0o700)
                sync_folder(folder.parent)
    except OSError as error:
        raise cannot("make the folder", path, error) from error
    if not path.is_dir():
        raise DeskError(
            f"{path} is not a folder; move it away or choose another place for the desk"
        )


def opened(path: Path, flags: int) -> int:
    """Open a regular, private file and return its descriptor; made if O_CREAT says so.

    A link in the last place is not followed. Raises OSError, and DeskError if something else than a
    file is there: it is looked at before it is opened, as opening a pipe would wait for its other
    end.
    """
    with contextlib.suppress(FileNotFoundError):
        _must_be_file(path, os.stat(path, follow_symlinks=False).st_mode)
    descriptor = os.open(path, flags | _SPECIAL | _BINARY, 0o600)
    try:
        mode = os.fstat(descriptor).st_mode
        _must_be_file(path, mode)
        if os.name == "posix" and stat.S_IMODE(mode) != 0o600:  # noqa: PLR2004 - read as octal
            with contextlib.suppress(PermissionError):
                os.fchmod(descriptor, 0o600)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _must_be_file(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise DeskError(f"{path} is not a file; move it away and try again")


@contextlib.contextmanager
def opening(path: Path, flags: int) -> Iterator[int]:
    """Open a file as `opened` does for the time of a block."""
    descriptor = opened(path, flags)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def read(descriptor: int, size: int, offset: int) -> bytes:
    """Return up to `size` bytes from `offset`; fewer only where the file ends."""
    os.lseek(descriptor, offset, os.SEEK_SET)
    first = os.read(descriptor, min(size, _CHUNK))
    if len(first) == size:
        return first
    pieces = [first]
    while pieces[-1] and (left := size - sum(map(len, pieces))):
        pieces.append(os.read(descriptor, min(left, _CHUNK)))
    return b"".join(pieces)


def read_all(path: Path) -> bytes:
    """Return a whole file. Raises FileNotFoundError, and DeskError if it cannot be read."""
    try:
        with opening(path, os.O_RDONLY) as descriptor:
            return read(descriptor, os.fstat(descriptor).st_size, 0)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise cannot("read", path, error) from error


def write(descriptor: int, data: bytes, offset: int) -> None:
    """Write all of the bytes at an offset, however many calls that takes."""
    os.lseek(descriptor, offset, os.SEEK_SET)
    written = os.write(descriptor, data)
    while written < len(data):
        written += os.write(descriptor, memoryview(data)[written:])


def sync(descriptor: int) -> None:
    """Return when the file is on the disk itself, not only in the disk's own memory."""
    try:
        import fcntl

        full = getattr(fcntl, "F_FULLFSYNC", None)
    except ImportError:
        full = None
    if full is not None:
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, full)
            return
    os.fsync(descriptor)


def sync_folder(path: Path) -> None:
    """Return when the names in a folder are on the disk."""
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def temporary(path: Path) -> Path:
    """Return a new name under which a file is written before it takes its place."""
    return path.with_name(f"{path.name}.{os.getpid()}-{next(_COUNT)}.tmp")


def write_beside(path: Path, pieces: Iterable[bytes]) -> Path:
    """Write a file under the name that it has before it takes its place; return that name.

    Raises OSError; then nothing is left behind.
    """
    beside = temporary(path)
    try:
        with opening(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as descriptor:
            end = 0
            for piece in pieces:
                write(descriptor, piece, end)
                end += len(piece)
            sync(descriptor)
    except BaseException:
        remove(beside)
        raise
    return beside


def put_in_place(beside: Path, path: Path) -> None:
    """Give a file that `write_beside` wrote its place. Raises OSError; then the old file stands."""
    try:
        os.replace(beside, path)
    except BaseException:
        remove(beside)
        raise
    sync_folder(path.parent)


def replace(path: Path, pieces: Iterable[bytes]) -> None:
    """Put a whole new file in the place of another; after a crash it is the old or the new one.

    Raises OSError; then the old file stands untouched.
    """
    put_in_place(write_beside(path, pieces), path)


def remove(path: Path) -> None:
    """Remove a file that nobody needs; its absence is no error."""
    with contextlib.suppress(OSError):
        os.unlink(path)


def remove_temporaries(folder: Path) -> None:
    """Remove what writers that died left half-written; the caller holds the desk's lock."""
    try:
        names = os.listdir(folder)
    except OSError:
        return  # whoever needs the folder says why it cannot be used
    for name in names:
        found = _TEMPORARY.fullmatch(name)
        if found is not None and not alive(int(found[1])):
            remove(folder / name)


def alive(process: int) -> bool:
    """Tell whether a process may still run, by its number."""
    if process == os.getpid() or os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def cannot(verb: str, path: Path, error: OSError) -> DeskError:
    """Return the sentence for something that the disk refuses."""
    if error.errno in _FULL:
        return not_saved(error)
    return DeskError(f"cannot {verb} {path}: {_why(error)}; see that you may use it and try again")


def not_saved(error: OSError) -> DeskError:
    """Return the sentence for a change that the disk refuses."""
    if error.errno in _FULL:
        return DeskError(
            "not saved: no space left on device; nothing was changed, "
            "free some space and save again"
        )
    return DeskError(f"not saved: {_why(error)}; nothing was changed, see to it and save again")


def left_in_journal(error: OSError) -> DeskError:
    """Return the sentence for a desk file that cannot be brought up to date."""
    return DeskError(
        f"the desk file could not be brought up to date: {_why(error)}; nothing is lost, "
        "the journal beside it has everything"
    )


def _why(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
