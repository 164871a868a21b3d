"""Paths of files as people type them, and as terminals and file managers paste them."""

import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

_QUOTES = "'\""


def paths_typed(typed: str) -> tuple[str, ...]:
    """Return the absolute paths that a line names; `~` is the home folder.

    A line that is the path of something on the disk is taken as it stands, spaces and quotes
    included. Else it is read as a shell reads it (a terminal quotes or escapes what is dropped on
    it), and it names several files only if each of them is there. `file://` addresses are paths.
    """
    said = typed.strip()
    if not said:
        return ()
    for reading in (said, _unquoted(said)):
        if _is_there(place := _place(reading)):
            return (place,)
    try:
        parts = shlex.split(said)
    except ValueError:
        return (_place(_unquoted(said)),)
    places = tuple(_place(part) for part in parts)
    if places and (len(places) == 1 or all(map(_is_there, places))):
        return tuple(dict.fromkeys(places))
    return (_place(_unquoted(said)),)


def _unquoted(said: str) -> str:
    """Return a line without one pair of quotes around it."""
    if len(said) > 1 and said[0] == said[-1] and said[0] in _QUOTES:
        return said[1:-1]
    return said


def _place(said: str) -> str:
    address = urlsplit(said) if said.lower().startswith("file:") else None
    path = unquote(address.path) if address is not None else said
    try:
        return str(Path(path).expanduser().absolute())
    except RuntimeError:
        return path


def _is_there(place: str) -> bool:
    try:
        return Path(place).exists()
    except (OSError, ValueError):
        return False
