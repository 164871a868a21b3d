"""One entry of a menu: a letter, what it does in words, and the doing."""

from collections.abc import Callable
from typing import NamedTuple


class Choice(NamedTuple):
    """Something a menu offers."""

    key: str
    """The key that takes it, as Textual names it: `n`, `t`, `space`."""
    label: str
    """What it does, in a few words."""
    run: Callable[[], object]
    """Does it."""
