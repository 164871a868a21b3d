"""The two calls that everybody waits for, read without loading the command line's own library.

`clientdesk` and `clientdesk note CLIENT TEXT...` with nothing but the plain options before them.
For every other line of arguments `plain` returns None, and the full command line reads it.
"""

import sys
from collections.abc import Callable
from functools import partial

from clientdesk.commands._settings import settings_for
from clientdesk.config import Settings

_FLAGS = {"--demo", "--private", "--ascii"}
_SHORTEST_NOTE = 3


def plain(arguments: list[str]) -> Callable[[], int] | None:
    """Return what runs a plain line of arguments, or None if the line is not plain."""
    home: str | None = None
    flags: set[str] = set()
    rest = list(arguments)
    while rest and rest[0].startswith("-"):
        word = rest.pop(0)
        if word in _FLAGS:
            flags.add(word)
        elif word == "--home" and rest:
            home = rest.pop(0)
        elif word.startswith("--home="):
            home = word.removeprefix("--home=")
        else:
            return None
    if home is not None and not home.strip():
        return None
    if not rest:
        return partial(_open, home, flags)
    words = rest[1:]
    options = any(word.startswith("-") for word in words)
    if rest[0] != "note" or len(rest) < _SHORTEST_NOTE or options or "--demo" in flags:
        return None
    return partial(_note, home, words[0], " ".join(words[1:]))


def _settings(home: str | None, flags: set[str]) -> Settings:
    return settings_for(
        home,
        demo="--demo" in flags,
        private="--private" in flags,
        ascii_only="--ascii" in flags,
    )


def _open(home: str | None, flags: set[str]) -> int:
    from clientdesk.commands._opening import must_have_terminal, open_desk

    must_have_terminal()
    return open_desk(_settings(home, flags))


def _note(home: str | None, client: str, text: str) -> int:
    from clientdesk.commands._capturing import capture

    captured = capture(_settings(home, set()), client, text)
    for notice in captured.notices:
        print(f"clientdesk: {notice}", file=sys.stderr)  # noqa: T201 - click would cost 40 ms
    print(captured.told)  # noqa: T201 - as above
    return 0
