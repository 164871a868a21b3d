"""The time of day in a typed date, put together word by word."""

from datetime import time
from typing import cast

from clientdesk.model.errors import InvalidInputError
from clientdesk.services.when.words import Piece, clock

_NOON = 12


class TimeOfDay:
    """A clock time, a bare hour, and the half of the day; nothing as long as none was read."""

    def __init__(self) -> None:
        """Begin without a time."""
        self.clock: time | None = None
        self._hour: Piece | None = None
        self._half = ""

    def take_clock(self, piece: Piece, half: Piece | None) -> None:
        """Take `15:00`; `3.30` only with its half, as it might be a day."""
        if self.clock is not None:
            raise InvalidInputError(f"{piece.text!r} is a second time")
        if "." in piece.text and half is None:
            colon = piece.text.replace(".", ":")
            raise InvalidInputError(f"it is a day or a time; type {colon} or {piece.text}.")
        self.clock = cast("time", piece.value)
        if half is not None:
            self.take_half(half)

    def take_half(self, piece: Piece) -> None:
        """Take `am`, `petang`, `večer`."""
        self._half = str(piece.value)

    def take_hour(self, piece: Piece) -> None:
        """Take a bare number, which can only be an hour."""
        if self._hour is not None or self.clock is not None:
            raise InvalidInputError(f"{piece.text!r} does not fit here")
        self._hour = piece

    def settle(self, *, day_known: bool) -> None:
        """Make one time of all that was taken. A bare hour needs a day or a half beside it."""
        if self._hour is not None:
            text = self._hour.text
            if not day_known and not self._half:
                raise InvalidInputError(f"{text} of what? type {text}:00 or {text} dec")
            self.clock = clock(text, cast("int", self._hour.value))
        if self.clock is None:
            return
        if self._half == "pm" and self.clock.hour < _NOON:
            self.clock = self.clock.replace(hour=self.clock.hour + _NOON)
        elif self._half == "am" and self.clock.hour == _NOON:
            self.clock = self.clock.replace(hour=0)
