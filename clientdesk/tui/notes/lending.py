"""The terminal lent to another program, and taken back in order however that program ends."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from textual.app import App

_IN_ORDER = "\x1b[?1049l\x1b[?1l\x1b>\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[0m\x1b[?25h\r"
"""Leaves the other screen, the keypad's and the mouse's modes, and shows the cursor (xterm,
"Control Sequences"): what a program that is killed leaves behind."""
_LATE = 0.2
"""Seconds until an interrupt that came meanwhile has been read, and counts for us again."""


def run_in_terminal(app: App[Any], words: Sequence[str]) -> int:
    """Lend the terminal to a program and return its exit code, negative for a signal.

    Raises OSError if it does not start, SuspendNotSupported if this terminal cannot be lent.
    """
    failed: OSError | None = None
    ended = 0
    # Inside of suspend nothing may be raised: the terminal would not be taken back.
    with app.suspend(), _left_to_the_other(app), _settings_kept():
        try:
            ended = subprocess.run(words, check=False).returncode
        except OSError as error:
            failed = error
        if ended < 0:
            with suppress(OSError, ValueError):
                sys.__stdout__.write(_IN_ORDER)  # type: ignore[union-attr]  # None raises nothing here
                sys.__stdout__.flush()  # type: ignore[union-attr]
    if failed is not None:
        raise failed
    return ended


@contextmanager
def _left_to_the_other(app: App[Any]) -> Iterator[None]:
    """Leave ctrl+c to the other program: it must not end the desk behind it."""
    loop = asyncio.get_running_loop()
    loop.remove_signal_handler(signal.SIGINT)
    # A handler of our own and not SIG_IGN, as the other program would inherit that.
    signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        leave = getattr(app, "leave", None)
        if leave is not None:
            loop.call_later(_LATE, loop.add_signal_handler, signal.SIGINT, leave)


@contextmanager
def _settings_kept() -> Iterator[None]:
    """Give the terminal the settings back that a killed program has left in disorder."""
    try:
        import termios

        descriptor = sys.__stdin__.fileno()  # type: ignore[union-attr]  # None: AttributeError
        before = termios.tcgetattr(descriptor)
    except (ImportError, AttributeError, OSError, ValueError, termios.error):
        yield
        return
    yield
    with suppress(termios.error):
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
