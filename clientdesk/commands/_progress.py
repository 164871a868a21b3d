"""How far long work is, on one line of a terminal that goes away again."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from clientdesk.importing import Tick, unheard

_WIDE = 60


@contextmanager
def progress(what: str) -> Iterator[Tick]:
    """Give a tick that shows the share done on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield unheard
        return
    last = [-1]

    def tick(done: int, whole: int) -> None:
        share = 100 * done // max(1, whole)
        if share != last[0]:
            last[0] = share
            sys.stderr.write(f"\r{what[:_WIDE]}: {share} %  ")
            sys.stderr.flush()

    try:
        yield tick
    finally:
        if last[0] >= 0:
            sys.stderr.write("\r" + " " * (_WIDE + 10) + "\r")
            sys.stderr.flush()
