"""Opening the desk in the terminal."""

import gc
import sys

from clientdesk.config import Settings
from clientdesk.model.errors import InvalidInputError


def must_have_terminal() -> None:
    """Raise InvalidInputError if there is no terminal to show a desk in."""
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise InvalidInputError(
            "the desk needs a terminal to open in; for scripts see clientdesk --help"
        )


def open_desk(settings: Settings) -> int:
    """Show the desk until it is closed and return the exit code. Raises DeskError."""
    # Nothing of what a start makes is thrown away; the app begins to collect after its first frame.
    gc.disable()
    from clientdesk.bootstrap import open_workbench

    bench = open_workbench(settings)
    # Nobody but this line and a test that watches it may load the terminal app.
    from clientdesk.tui.run import run

    return run(bench)


def _is_terminal(stream: object) -> bool:
    return bool(stream is not None and getattr(stream, "isatty", bool)())
