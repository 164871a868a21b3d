"""The clipboard: every program that could hold a text, tried one after the other, within a second.

A terminal can be asked to copy (OSC 52), and never says whether it did. So the programs of the
desktop are tried first, and what is known is told apart from what is hoped.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from time import monotonic

BUDGET = 0.9
"""Seconds that all programs have together."""
TMUX = "tmux"
"""The program whose buffer is a clipboard of its own."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that takes a text on its standard input."""

    name: str
    """Its name, which is also that of its file."""
    arguments: tuple[str, ...] = ()
    """Its arguments."""
    encoding: str = "utf-8"
    """What it reads."""


def programs(env: Mapping[str, str], platform: str = sys.platform) -> Iterator[Program]:
    """Yield the programs that fit a session, the surest first."""
    if platform == "darwin":
        yield Program("pbcopy")
    if env.get("WAYLAND_DISPLAY"):
        yield Program("wl-copy")
    if env.get("DISPLAY"):
        yield Program("xclip", ("-selection", "clipboard", "-in"))
        yield Program("xsel", ("--clipboard", "--input"))
    if env.get("WSL_DISTRO_NAME") or platform == "win32":
        yield Program("clip.exe", encoding="utf-16-le")
    if env.get("TMUX"):
        yield Program(TMUX, ("load-buffer", "-w", "-"))


Run = Callable[[Program, bytes, float], bool]
"""Gives a program a text, within seconds; tells whether it took it."""


def run(program: Program, text: bytes, seconds: float) -> bool:
    """Give a text to a program that is installed; False if it is not, fails, or is too slow."""
    path = shutil.which(program.name)
    if path is None:
        return False
    try:
        # Some stay behind to serve the text: with pipes of theirs open, this would wait for ever.
        done = subprocess.run(
            [path, *program.arguments],
            input=text,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            env={**os.environ, "LC_CTYPE": "UTF-8"} if program.name == "pbcopy" else None,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def taken_by(text: str, env: Mapping[str, str], give: Run = run) -> str:
    """Return the name of the first program that took a text; empty if none has."""
    end = monotonic() + BUDGET
    for program in programs(env):
        left = end - monotonic()
        if left <= 0:
            break
        if give(program, text.encode(program.encoding, "replace"), left):
            return program.name
    return ""


def told(program: str, what: str) -> str:
    """Say where a text is now, and no more than is known."""
    if program == TMUX:
        return f"In the buffer of tmux (prefix ] pastes it), and sent on to the terminal: {what}"
    if program:
        return f"Copied ({program}): {what}"
    return (
        f"Sent to the terminal (OSC 52), which never says whether it copied: {what}. "
        "If it did not, save it as a file."
    )
