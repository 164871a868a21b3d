"""Text from outside, made safe: one rule for every boundary of the program."""

import re
import unicodedata
from collections.abc import Sequence

REPLACEMENT = "\ufffd"
"""What stands where a control or bidirectional character stood."""

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85")


def clean(text: str) -> str:
    """Return text without control or bidi characters, with line feeds as line ends, in NFC.

    Tabs and line feeds stay. Lone surrogates, which no file can hold, are replaced too.
    """
    if text.isascii() and text.isprintable():
        return text
    unified = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", _UNSAFE.sub(REPLACEMENT, unified))


def clean_line(text: str) -> str:
    """Return text cleaned and folded to one line, without space at its ends."""
    return " ".join(clean(text).split())


def first_line(text: str) -> str:
    """Return the first line that says something, without heading marks; empty if none does."""
    for line in text.splitlines():
        stripped = line.lstrip("# \t").rstrip()
        if stripped:
            return stripped
    return ""


def slug(text: str, *, longest: int = 60) -> str:
    """Return a file name's part: a-z, 0-9 and hyphens; `unnamed` if nothing is left."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:longest].strip("-") or "unnamed"


def named(words: Sequence[str]) -> str:
    """Return several things in a sentence: `the plan, the price and the day`."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def counted(count: int, noun: str) -> str:
    """Return a number with its noun: `1 backup`, `3 backups`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
