"""Keeping the overview beside the desk file: derived, and worth nothing once the desk changed."""

from dataclasses import dataclass
from pathlib import Path

from clientdesk.model.errors import DeskError
from clientdesk.services.overview.glances import Picture
from clientdesk.store import files
from clientdesk.store.places import Places

FORMAT = 1
"""Grows whenever what is kept gets another meaning."""

Stamp = tuple[int, tuple[int, ...], tuple[int, ...]]
"""The number of changes, and what tells this state of the desk file and of its journal."""


@dataclass(slots=True)
class _Kept:
    format: int
    zone: str
    stamp: Stamp
    picture: Picture


def stamp_of(desk: Path | None, seq: int) -> Stamp | None:
    """Return what tells this state of a desk from every other; None for a desk in memory."""
    if desk is None:
        return None
    places = Places.of(desk)
    one, two = files.identity(places.desk), files.identity(places.journal)
    return (seq, tuple(one), tuple(two)) if one and two else None


def load(desk: Path | None, stamp: Stamp | None, zone: str) -> Picture | None:
    """Return the picture of exactly this state, seen from this zone; None if none was kept."""
    if desk is None or stamp is None:
        return None
    import msgspec

    try:
        kept = msgspec.json.decode(files.read_all(_place(desk)), type=_Kept)
    except (FileNotFoundError, DeskError, ValueError, RecursionError):
        return None  # whatever is wrong with it, it is made anew from the desk
    good = (kept.format, kept.zone, kept.stamp) == (FORMAT, zone, stamp)
    return kept.picture if good else None


def save(desk: Path, stamp: Stamp | None, zone: str, picture: Picture) -> None:
    """Keep a picture; a disk that refuses costs the next start some time and nothing else."""
    if stamp is None:
        return
    import contextlib

    import msgspec

    encoded = msgspec.json.encode(_Kept(FORMAT, zone, stamp, picture))
    with contextlib.suppress(OSError, DeskError):
        files.replace(_place(desk), [encoded])


def _place(desk: Path) -> Path:
    return Places.of(desk).desk.with_suffix(".overview")
