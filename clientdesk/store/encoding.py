"""One document as bytes: ASCII JSON on one line, the same on the disk and in memory."""

import json
from collections.abc import Mapping
from typing import Any

from clientdesk.model.errors import DeskError

Document = dict[str, Any]
"""One document, as TinyDB knows it: plain dicts, lists, texts, numbers, booleans and None."""

_ENCODER = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def encode(document: Mapping[str, Any]) -> bytes:
    """Return a document as bytes.

    Raises DeskError if it cannot be kept as JSON: a set, NaN, a value inside itself.
    """
    try:
        return _ENCODER.encode(dict(document)).encode("ascii")
    except (TypeError, ValueError, RecursionError) as error:
        raise DeskError(f"this cannot be saved: {error}; nothing was changed") from error


def decode(encoded: bytes) -> Document:
    """Return a document of its own, which the caller may change."""
    document: Document = json.loads(encoded)
    return document


def leading_text(encoded: bytes, key: str) -> str | None:
    """Return the text under a top-level key of an encoded document; None if it holds no text there.

    Most documents carry their id and their client before anything nested, so that a look at the
    bytes is enough: in this encoding a quote before a colon can only end a key.
    """
    mark = f'"{key}":"'.encode("ascii")
    start = encoded.find(mark)
    if start < 0:
        return None
    if encoded.find(b"{", 1, start) < 0 and encoded[start - 1 : start] in {b"{", b","}:
        begin = start + len(mark)
        text = encoded[begin : encoded.index(b'"', begin)]
        if b"\\" not in text:
            return text.decode("ascii")
    value = decode(encoded).get(key)
    return value if isinstance(value, str) else None
