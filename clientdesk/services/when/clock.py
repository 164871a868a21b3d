"""The time of day in a typed date, put together word by word."""

from datetime import time
from typing import cast

from clientdesk.model.errors import InvalidInputError
from clientdesk.services.when.words import Piece, clock

_NOON = 12
_EARLY = range(1, 7)
"""Bare hours that may as well be meant in the afternoon."""
_EVENING = range(5, 12)
"""Hours of an evening or a night before midnight."""


class TimeOfDay:
    """A clock time, a bare hour, and the half of the day; nothing as long as none was read."""

    def __init__(self) -> None:
        """Begin without a time."""
        self.clock: time | None = None
        self._bare: Piece | None = None
        self._half: Piece | None = None

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
        if self._half is not None and self._half.value != piece.value:
            raise InvalidInputError(f"{piece.text!r} is a second part of the day")
        self._half = piece

    def take_hour(self, piece: Piece) -> None:
        """Take a bare number, which can only be an hour, or `half past nine`."""
        if self._bare is not None or self.clock is not None:
            raise InvalidInputError(f"{piece.text!r} does not fit here")
        self._bare = piece

    def settle(self, *, day_known: bool) -> None:
        """Make one time of all that was taken. A bare hour needs a day or a half beside it."""
        if self._bare is not None:
            self.clock = self._of_bare(self._bare, day_known=day_known)
        if self._half is None:
            return
        if self.clock is None:
            raise InvalidInputError(f"{self._half.text!r} is no hour; type one too, such as 9:00")
        self.clock = _in_half(self.clock, self._half)

    def _of_bare(self, piece: Piece, *, day_known: bool) -> time:
        value = piece.value
        told = value if isinstance(value, time) else clock(piece.text, cast("int", value))
        if self._half is None:
            if not day_known and not isinstance(value, time):
                raise InvalidInputError(f"{piece.text} of what? type {piece.text}:00 or "
                                        f"{piece.text} dec")  # fmt: skip
            if told.hour in _EARLY:
                late = told.replace(hour=told.hour + _NOON)
                raise InvalidInputError(
                    f"{piece.text} could be {told:%H:%M} or {late:%H:%M}; type which"
                )
        return told


def _in_half(told: time, half: Piece) -> time:
    """Return a time of day in the half of the day that was named."""
    if half.value == "am":
        if told.hour > _NOON:
            raise InvalidInputError(f"{told:%H:%M} is not {half.text}")
        return told.replace(hour=0) if told.hour == _NOON else told
    if told.hour > _NOON:
        return told
    if half.value == "night" and told.hour not in _EVENING:
        raise InvalidInputError(
            f"{told.hour} {half.text} could be before or after midnight; type the hour as 0:00"
        )
    return told.replace(hour=told.hour + _NOON) if told.hour < _NOON else told
