"""Records as documents and back: what the desk file holds under each field's own name.

msgspec is imported on the first use; it reads dates, moments, enumerations and nested dataclasses
from the annotations of the record classes, and refuses what does not fit them.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar, cast, get_origin

from clientdesk.model.field import fields_of
from clientdesk.model.record import Record
from clientdesk.store.encoding import Document, decode, encode

T = TypeVar("T")
_VALUE = re.compile(r"(?<=value) '.*'(?= - at |$)", re.DOTALL)
"""The value that a sentence of msgspec quotes."""


class UnreadableError(ValueError):
    """A document does not hold what its kind of record needs; the text says which field and why."""


def decoder(kind: type[T]) -> Callable[[bytes], T]:
    """Return the function that reads one encoded document as a value of a class.

    The class is a dataclass or a msgspec.Struct; keys that it does not name are skipped, so that it
    may name only the fields that a list shows. The function raises UnreadableError.
    """
    found: Callable[[bytes], T] = _decoder(cast("Any", kind))
    return found


@cache
def _decoder(kind: Any) -> Callable[[bytes], Any]:
    import msgspec

    read = msgspec.json.Decoder(kind).decode

    def decoded(document: bytes) -> Any:
        try:
            return read(document)
        except (ValueError, RecursionError) as error:
            raise UnreadableError(_without_values(str(error))) from error

    return decoded


def _without_values(told: str) -> str:
    """Return what is wrong with a document without the value itself, which may be a secret."""
    return _VALUE.sub("", told)


def document_of(record: Record) -> Document:
    """Return a record as a document: plain values under the names of its fields."""
    import msgspec

    document: Document = msgspec.to_builtins(record)
    return document


def encode_record(record: Record, before: bytes | None = None) -> bytes:
    """Return a record as an encoded document.

    Keys of the document that stood there before which its class does not know are kept: a newer
    clientdesk wrote them. Raises DeskError if it cannot be kept as JSON.
    """
    document = document_of(record)
    if before is not None:
        _keep_unknown(type(record), decode(before), document)
    return encode(document)


def _keep_unknown(kind: type, old: Document, new: Document) -> None:
    known = {
        info.name: None if get_origin(info.kind) is dict else info.parts for info in fields_of(kind)
    }
    for key, held in old.items():
        if key not in known:
            new.setdefault(key, held)
        elif (inside := known[key]) is not None:
            _keep_unknown_inside(inside, held, new.get(key))


def _keep_unknown_inside(kind: type, old: Any, new: Any) -> None:
    if isinstance(old, dict) and isinstance(new, dict):
        _keep_unknown(kind, old, new)
    elif isinstance(old, list) and isinstance(new, list | tuple):
        for was, now in _pairs(old, new):
            _keep_unknown(kind, was, now)


def _pairs(old: list[Any], new: Sequence[Any]) -> list[tuple[Document, Document]]:
    """Pair the items of a list with what they were: by id, or by place if none came or went."""
    was = {item["id"]: item for item in old if isinstance(item, dict) and "id" in item}
    if was:
        return [
            (was[item["id"]], item)
            for item in new
            if isinstance(item, dict) and item.get("id") in was
        ]
    pairs = zip(old, new, strict=True) if len(old) == len(new) else ()
    return [pair for pair in pairs if isinstance(pair[0], dict) and isinstance(pair[1], dict)]
