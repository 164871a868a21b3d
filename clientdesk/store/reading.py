"""Reading a desk file that somebody may have edited, cut short or filled with something else."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from clientdesk.model.errors import DeskError
from clientdesk.model.text import clean
from clientdesk.store import files
from clientdesk.store.documents import Documents
from clientdesk.store.encoding import encode
from clientdesk.store.snapshot import (
    FORMAT,
    HEADER,
    Header,
    format_of,
    header_of,
    read_whole,
)
from clientdesk.store.state import State

_NUMBER = re.compile(r"[1-9][0-9]{0,17}|0")


class Found(NamedTuple):
    """What stands in a desk file or a backup."""

    path: Path
    state: State | None
    """The desk in it; None if it is damaged."""
    why: str
    """What is wrong with it, as the end of a sentence; empty if nothing is."""
    headless: bool = False
    """Whether it has documents and no header that can be trusted."""

    @property
    def edited(self) -> bool:
        """Whether it is sound JSON that was not written by clientdesk."""
        return self.state is not None and bool(self.why)


def examine(path: Path) -> Found:
    """Read a desk file. Raises FileNotFoundError, and DeskError if it is unreadable or too new."""
    state = read_whole(path)
    return Found(path, state, "") if state is not None else _parse(path, files.read_all(path))


def _parse(path: Path, data: bytes) -> Found:
    if not data.strip():
        return Found(path, None, "it is empty")
    try:
        tables = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as error:
        return Found(path, None, f"it is not JSON: {error}")
    if not isinstance(tables, dict):
        return Found(path, None, "it is not a TinyDB file")
    held = tables.pop(HEADER, None)
    document = held.get("1") if isinstance(held, dict) else None
    if (newer := format_of(document)) is not None and newer > FORMAT:
        raise DeskError(f"{path} was written by a newer clientdesk; install that one to open it")
    header = header_of(document)
    try:
        state = _state(header, tables)
    except _NotTinyDBError as error:
        return Found(path, None, str(error))
    if header is None:
        return Found(path, state, "its header is missing or damaged", headless=True)
    return Found(path, state, "it was changed by another program")


class _NotTinyDBError(ValueError):
    """The JSON is sound and does not hold tables of documents."""


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        double = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {double!r} stands twice in one place")
    return found


def _state(header: Header | None, tables: dict[str, Any]) -> State:
    state = header.state() if header else State(desk="", schema=-1)
    for name, documents in tables.items():
        if not isinstance(documents, dict):
            raise _NotTinyDBError(f"its table {name!r} holds no documents")
        encoded = {
            _number(name, number): _encoded(name, held) for number, held in documents.items()
        }
        if encoded:
            state.tables[name] = Documents.of(encoded)
            state.last = max(state.last, *encoded)
    return state


def _number(table: str, number: str) -> int:
    if not _NUMBER.fullmatch(number):
        raise _NotTinyDBError(f"a document of its table {table!r} has the id {number!r}")
    return int(number)


def _encoded(table: str, document: object) -> bytes:
    if not isinstance(document, dict):
        raise _NotTinyDBError(f"its table {table!r} holds something else than documents")
    try:
        return encode(_cleaned(document))
    except DeskError as error:
        raise _NotTinyDBError(str(error)) from error


def _cleaned(value: Any) -> Any:
    """Return a value with the text that another program put into it made safe."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(key): _cleaned(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_cleaned(held) for held in value]
    return value
