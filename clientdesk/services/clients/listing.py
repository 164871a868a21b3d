"""The lines of the roster, made once a client and made anew only when something of it changes."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Generic, Protocol, TypeVar

from clientdesk.services.clients.standing import Standing, standing
from clientdesk.services.overview.overview import ClientFacts, Overview, Picture

R = TypeVar("R")
Row_co = TypeVar("Row_co", covariant=True)

_NO_TALK: tuple[date | None, float | None] = (None, None)
_NO_NOTES: tuple[date | None, date | None] = (None, None)
NOTES_FRESH_FOR = timedelta(days=30)
"""Notes that were not touched for longer are stale."""


class Line(Generic[R]):
    """One client with everything that orders and filters look at."""

    __slots__ = ("_haystack", "_inputs", "facts", "last_touch", "next_on", "row")

    def __init__(self, facts: ClientFacts, inputs: tuple[Any, ...]) -> None:
        """Begin the line of a client whose inputs they are."""
        self.facts = facts
        self._inputs = inputs
        self._haystack: str | None = None
        self.row: R
        self.last_touch: date | None = None
        self.next_on: date | None = None

    def holds(self, facts: ClientFacts, inputs: tuple[Any, ...]) -> bool:
        """Tell whether the line was made of the same."""
        return self.facts is facts and self._inputs == inputs

    @property
    def haystack(self) -> str:
        """What a filter looks in, folded; made when somebody filters for the first time."""
        if self._haystack is None:
            self._haystack = self.facts.haystack
        return self._haystack


class _MakeRow(Protocol[Row_co]):
    def __call__(self, line: Line[Any], standing: Standing, *, stale: bool) -> Row_co: ...


class Listing(Generic[R]):
    """All lines of a day, and their orders."""

    def __init__(self, overview: Overview, make: _MakeRow[R]) -> None:
        """Make the lines of an overview; `make` turns a client's standing into a row."""
        self._overview = overview
        self._make = make
        self._today = date.min
        self._version = -1
        self._lines: dict[str, Line[R]] = {}
        self._orders: dict[str, list[Line[R]]] = {}

    def lines(self, today: date) -> list[Line[R]]:
        """Return the lines of all clients on a day."""
        self._bring_up_to_date(today)
        return list(self._lines.values())

    def ordered(self, today: date, name: str, key: Callable[[Line[R]], Any]) -> list[Line[R]]:
        """Return the lines in the order of a key, which is kept under its name."""
        self._bring_up_to_date(today)
        order = self._orders.get(name)
        if order is None:
            order = self._orders[name] = sorted(self._lines.values(), key=key)
        return order

    def _bring_up_to_date(self, today: date) -> None:
        picture = self._overview.picture()
        if (today, self._overview.version) == (self._today, self._version):
            return
        changed = self._overview.take_changed()
        if today != self._today or changed is None:
            self._lines, changed = {}, set(picture.clients)
        self._today, self._version = today, self._overview.version
        before = dict(self._lines)
        for name in changed:
            self._renew(name, picture, today)
        if before != self._lines:
            self._orders = {}

    def _renew(self, name: str, picture: Picture, today: date) -> None:
        facts = picture.clients.get(name)
        if facts is None:
            self._lines.pop(name, None)
            return
        talk, fresh = picture.talks.get(name), picture.notes.get(name)
        inputs = (
            today,
            picture.touched.get(name),
            (talk.day, talk.interval) if talk else _NO_TALK,
            (fresh.written, fresh.stale_from) if fresh else _NO_NOTES,
        )
        line = self._lines.get(name)
        if line is None or not line.holds(facts, inputs):
            self._lines[name] = self._line(facts, inputs)

    def _line(self, facts: ClientFacts, inputs: tuple[Any, ...]) -> Line[R]:
        today, touched, (check_in, interval), (written, stale_from) = inputs
        line: Line[R] = Line(facts, inputs)
        found = standing(
            today,
            check_in=check_in,
            interval=interval,
            cadence=facts.cadence,
            last_touch=touched or facts.since,
        )
        line.last_touch, line.next_on = touched, found.next_on
        old = written is not None and today - written > NOTES_FRESH_FOR
        line.row = self._make(
            line, found, stale=old or (stale_from is not None and today >= stale_from)
        )
        return line
