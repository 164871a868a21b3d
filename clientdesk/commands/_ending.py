"""How a command ends: with its exit code, and with a sentence instead of a traceback."""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from clientdesk.model.errors import ClientdeskError, FileError
from clientdesk.model.text import clean

OWN_MISTAKE = 70
"""The exit code of a fault in clientdesk itself (`EX_SOFTWARE` of sysexits.h)."""
INTERRUPTED = 130
"""The exit code after ctrl+c."""
READER_GONE = 141
"""The exit code when the reader of a pipe went away."""


def ended(run: Callable[[], int]) -> int:
    """Run something to its end, say in a sentence what went wrong, and return the exit code."""
    try:
        _forgive_letters()
        code = run()
        _flush()
    except ClientdeskError as error:
        return _told(str(error), error.exit_code)
    except BrokenPipeError:
        return _without_output(READER_GONE)
    except KeyboardInterrupt:
        return _told("interrupted; nothing more was done", INTERRUPTED)
    except SystemExit as leaving:
        return _code_of(leaving)
    except OSError as error:
        if error.errno == errno.EPIPE:
            return _without_output(READER_GONE)
        return _told(_refusal(error), FileError.exit_code)
    except MemoryError:
        return _told("there is not enough memory for this; nothing more was done", OWN_MISTAKE)
    except Exception as error:  # noqa: BLE001 - whatever it is, the user reads a sentence
        return _told(_mistake(error), OWN_MISTAKE)
    return code


def _forgive_letters() -> None:
    """Let an output that cannot show a letter show a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _code_of(leaving: SystemExit) -> int:
    _settle()
    return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)


def _told(sentence: str, code: int) -> int:
    """Say a sentence on standard error, if there is one, after what was printed before."""
    _settle()
    try:
        told = clean(sentence)
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(f"clientdesk: {told.encode(encoding, 'replace').decode(encoding)}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        _without(sys.stderr)
    return code


def _settle() -> None:
    """Write what was printed so far; where that fails, it is not tried again at the very end."""
    try:
        _flush()
    except (OSError, ValueError):
        _without_output(0)


def _without_output(code: int) -> int:
    """Point standard output at nothing, so that what is left in its buffer harms nobody."""
    _without(sys.stdout)
    return code


def _without(stream: TextIO | None) -> None:
    if stream is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _refusal(error: OSError) -> str:
    why = (error.strerror or type(error).__name__).lower()
    if error.filename is None:
        # Every file is opened by its name; only what was open from the beginning has none.
        return (
            f"cannot use the output: {why}; what the command has changed stays changed, "
            "so look before you try again"
        )
    return f"cannot use {error.filename}: {why}; see to it and try again"


def _mistake(error: BaseException) -> str:
    """Name the fault by its kind and place only: its words may quote what must not be shown."""
    from pathlib import Path
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    own = [frame for frame in frames if "clientdesk" in Path(frame.filename).parts] or frames
    where = f" in {Path(own[-1].filename).name}:{own[-1].lineno}" if own else ""
    return (
        f"clientdesk made a mistake of its own ({type(error).__name__}{where}). Nothing that was "
        "saved is lost; try again, and please report it with this line"
    )
