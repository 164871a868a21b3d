"""Bytes from outside as text: which encoding they are in, and a sentence where they are no text."""

import codecs
import re
from dataclasses import dataclass

from clientdesk.model.errors import InvalidInputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"PK\x03\x04", "an archive or an office document; save it as text or .csv first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as text or .csv first"),
    (b"%PDF", "a PDF; copy the text out of it first"),
)
_CENTRAL = re.compile(
    r"[^\W\d_][\xbe\xbc]|[\xbe\xbc][^\W\d_]|[\u0160\u017d\u0161\u017e](?=[^\W\d_])"
)
_SAMPLE = 4_096


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding that it was in."""

    text: str
    """The text, without a byte order mark; nothing else is changed."""
    encoding: str
    """The name of the codec: `utf-8` unless something else was found."""


def decoded(data: bytes, *, encoding: str = "") -> Decoded:
    """Return bytes as text: by their mark, as UTF-8, as UTF-16 without a mark, else as Windows.

    Raises InvalidInputError if they are no text at all, or not in the encoding that is named.
    """
    if encoding:
        return _named(data, encoding)
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), "")
    codec = marked or _unmarked(data)
    if codec.startswith("utf"):
        return _named(data, codec)
    return Decoded(data.decode(codec, "replace"), codec)


def _named(data: bytes, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), codec.removesuffix("-sig"))
    except LookupError as error:
        raise InvalidInputError(f"there is no encoding {codec!r}; one is cp1250") from error
    except UnicodeError as error:
        raise InvalidInputError(f"this is not text in {codec}; say which encoding it is") from error


def _unmarked(data: bytes) -> str:
    for start, what in _KINDS:
        if data.startswith(start):
            raise InvalidInputError(f"this is {what}")
    if b"\0" in data:
        return _sixteen(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _windows(data)
    return "utf-8"


def _sixteen(data: bytes) -> str:
    """Tell the byte order of UTF-16 without a mark: most of its text has a zero in every pair."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if len(data) % 2 == 0 and half and max(even, odd) > half // 3 and min(even, odd) <= half // 20:
        return "utf-16-le" if odd > even else "utf-16-be"
    raise InvalidInputError("this is not text but a binary file; name a text file")


def _windows(data: bytes) -> str:
    """Tell Central European text from Western by letters that only one of the two can mean."""
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        return "cp1250"
    return "cp1250" if _CENTRAL.search(western) else "cp1252"
