"""Text from a file or from standard input."""

import sys
from pathlib import Path

from clientdesk.commanding import remark
from clientdesk.model.decoding import decoded
from clientdesk.model.errors import FileError, InvalidInputError

LARGEST = 64_000_000
"""The most bytes that are read as one text."""


def standard_input() -> bytes:
    """Return all of standard input. Raises FileError if it is closed or cannot be read."""
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise FileError("standard input is closed; give the text as an argument, or a file")
    try:
        data: bytes = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is closed"
        raise FileError(f"standard input cannot be read: {why.lower()}") from error
    if len(data) > LARGEST:
        raise InvalidInputError(
            f"standard input holds more than {LARGEST // 1_000_000} MB; give less"
        )
    return data


def file_or_input(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`. Raises FileError."""
    if name == "-":
        return standard_input()
    from clientdesk.services.exchange.folders import read_file

    return read_file(Path(name))


def text_of(data: bytes) -> str:
    """Return bytes as text; a guessed encoding is told. Raises InvalidInputError."""
    found = decoded(data)
    if found.encoding.startswith("cp"):
        remark(f"this is not UTF-8; it was read as {found.encoding}")
    return found.text
