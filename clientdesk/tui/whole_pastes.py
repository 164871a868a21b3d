"""A paste stays one paste whatever is in it: no part of it is taken for keys.

Textual looks for escape sequences inside of a bracketed paste too. What follows an escape
character there is lost, or worse, comes as keys, which over a list would run.
"""

import sys
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.message import Message

from clientdesk.model.text import REPLACEMENT

ESC = "\x1b"
BEGIN, END = f"{ESC}[200~", f"{ESC}[201~"
"""What the terminal puts around a paste (xterm, "bracketed paste mode")."""


class WholePastes(XTermParser):
    """Reads what the terminal sends, after the escape characters in a paste were replaced."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._inside = False
        self._before = ""
        self._held = ""

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the events of what was read; an empty text is the end of all."""
        safe = self._safe(data)
        return super().feed(safe) if safe or not data else ()

    def _safe(self, data: str) -> str:
        """Return the text with its pastes made harmless; a half end of a paste is held back."""
        done, rest = "", self._held + data
        self._held = ""
        while rest:
            step = self._step_inside(rest) if self._inside else self._step_outside(rest)
            if not step[1]:
                break
            done += step[0]
            rest = rest[step[1] :]
        return done

    def _step_outside(self, text: str) -> tuple[str, int]:
        """Return what to pass on up to the beginning of a paste, and how much was used."""
        at = (self._before + text).find(BEGIN)
        used = len(text) if at < 0 else at + len(BEGIN) - len(self._before)
        self._inside = at >= 0
        self._before = "" if self._inside else (self._before + text)[-len(BEGIN) + 1 :]
        return text[:used], used

    def _step_inside(self, text: str) -> tuple[str, int]:
        """Return what to pass on up to the end of a paste, and how much was used."""
        at = text.find(END)
        if at >= 0:
            self._inside = False
            return text[:at].replace(ESC, REPLACEMENT) + END, at + len(END)
        ends = (size for size in range(len(END) - 1, 0, -1) if text.endswith(END[:size]))
        used = len(text) - next(ends, 0)
        self._held = text[used:]
        return text[:used].replace(ESC, REPLACEMENT), used


def keep_pastes_whole() -> None:
    """Let the terminal be read so; its driver offers no other place to say it."""
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        linux_driver.XTermParser = WholePastes  # type: ignore[attr-defined]  # imported there, not exported
