"""Writing a file's content to standard output, byte for byte."""

import sys

from clientdesk.model.errors import FileError


def write_out(text: str) -> None:
    """Write text as UTF-8 without touching its line ends. Raises FileError if nobody listens."""
    if sys.stdout is None:
        raise FileError("standard output is closed; name a file instead")
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
