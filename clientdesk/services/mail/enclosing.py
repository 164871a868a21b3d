"""The files that a draft promises to send along: whether they are there, and what is in them."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from clientdesk.exporting import Enclosure
from clientdesk.model.draft import Draft
from clientdesk.model.errors import FileError
from clientdesk.model.text import clean_line

LARGEST = 25_000_000
"""Bytes that the files of a mail may have together; common mail servers refuse more."""
_KILO, _MEGA = 1_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of a draft, as it is now."""

    path: str
    """Its path as it stands in the draft."""
    size: int | None = None
    """Its size in bytes, or None where it cannot go along."""
    wrong: str = ""
    """Why it cannot, as a sentence with the next step; empty if it can."""

    @property
    def name(self) -> str:
        """Its name for the reader."""
        return clean_line(Path(self.path).name) or "file"

    def __str__(self) -> str:
        """Return its name and size, or that it cannot go along."""
        return f"{self.name} ({'missing' if self.size is None else size_of(self.size)})"


def size_of(size: int) -> str:
    """Return a size in bytes as people say it: `812 bytes`, `5 kB`, `1.2 MB`."""
    if size < _KILO:
        return f"{size} {'byte' if size == 1 else 'bytes'}"
    if size < _MEGA:
        return f"{round(size / _KILO)} kB"
    return f"{size / _MEGA:.1f} MB"


def attached(draft: Draft) -> tuple[Attached, ...]:
    """Look at every file of a draft."""
    return tuple(look(path) for path in draft.attachments if path.strip())


def look(path: str) -> Attached:
    """Look at one file."""
    try:
        place = Path(path).expanduser()
        held = place.stat()
    except (OSError, ValueError, RuntimeError):
        return Attached(path, wrong=f"there is no file {path}; correct its path or leave it out")
    if not stat.S_ISREG(held.st_mode):
        return Attached(path, wrong=f"{path} is not a file; pack a folder into one first")
    if not os.access(place, os.R_OK):
        return Attached(path, wrong=f"{path} cannot be read; change its permissions")
    return Attached(path, held.st_size)


def enclosures(draft: Draft) -> tuple[Enclosure, ...]:
    """Return the files of a draft with what is in them; those that cannot go along are left out.

    Raises FileError for files that are too large, and for one that cannot be read after all.
    """
    found = [each for each in attached(draft) if not each.wrong]
    total = sum(each.size or 0 for each in found)
    if total > LARGEST:
        raise FileError(
            f"the files have {total / 1e6:.0f} MB together, and mail servers refuse more than "
            f"{LARGEST // 1_000_000}; send a link instead"
        )
    return tuple(Enclosure(each.name, _content(each.path)) for each in found)


def _content(path: str) -> bytes:
    try:
        return Path(path).expanduser().read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise FileError(f"{path} cannot be read: {why}; correct it or leave it out") from error
