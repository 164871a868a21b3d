"""Reading the pieces of a typed date into a day, a time of day and a repetition."""

from dataclasses import dataclass
from datetime import date, time
from typing import cast

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.services.when import days as when_days
from clientdesk.services.when.day_reader import DayReader
from clientdesk.services.when.positions import position
from clientdesk.services.when.words import Kind, Piece

_WORKDAYS = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read."""

    day: date
    """The day."""
    clock: time | None
    """The time of day, or None if none was typed."""
    recurrence: Recurrence | None
    """The repetition, or None."""


class Reader(DayReader):
    """Goes through the pieces once, from left to right, and settles the rest at the end."""

    def read(self) -> Read:
        """Return what was read. Raises InvalidInputError."""
        while piece := self._left.take(*Kind):
            taker = _TAKERS.get(piece.kind)
            if taker is None:
                raise InvalidInputError(f"{piece.text!r} does not fit here")
            taker(self, piece)
        self._time.settle(day_known=self._day.known or self._repeats.rule is not None)
        if self._repeats.weekly and (weekday := self._day.take_weekday()) is not None:
            self._repeats.add_weekday(weekday)
        self._day.settle()
        if self._day.value is None and self._time.clock is None and self._repeats.rule is None:
            raise InvalidInputError("there is no day in it")
        day = self._day.value or self._first_ahead()
        return Read(self._repeats.first_day(day), self._time.clock, self._repeats.rule)

    def _first_ahead(self) -> date:
        """Return today if the time of day is still ahead, else tomorrow."""
        ahead = self._time.clock is not None and self._time.clock > self._now.time()
        return self._today if ahead else when_days.days_after(self._today, 1)

    # ---- repetitions

    def _every(self, piece: Piece) -> None:
        number = self._left.take(Kind.NUMBER)
        every = cast("int", number.value) if number else 1
        if number and (month := self._left.take(Kind.MONTH)):
            self._of_month(month, every)
            self._repeats.start(Frequency.YEARLY)
        elif unit := self._left.take(Kind.UNIT):
            self._repeats.start_by_unit(str(unit.value), every)
        elif weekday := self._left.take(Kind.WEEKDAY):
            if found := self._left.take(Kind.ORDINAL):
                self._position(cast("int", found.value), weekday, each=True)
            else:
                self._repeats.start(Frequency.WEEKLY, every, (cast("int", weekday.value),))
        elif found := self._left.take(Kind.WORKDAYS):
            self._workdays(found)
        elif found := self._left.take(Kind.ORDINAL):
            self._ordinal(found, each=True)
        elif found := self._left.take(Kind.DAY_OF_MONTH):
            if weekday := self._left.take(Kind.WEEKDAY):
                self._position(cast("int", found.value), weekday, each=True)
                return
            self._day_of_month(found)
            if self._repeats.rule is None:
                self._repeats.start(Frequency.MONTHLY, every)
        else:
            raise InvalidInputError(f"{piece.text!r} wants a unit or a weekday: every 2 weeks tue")

    def _rule(self, piece: Piece) -> None:
        frequency, every = cast("tuple[Frequency, int]", piece.value)
        self._repeats.start(frequency, every)

    def _workdays(self, _piece: Piece) -> None:
        self._repeats.start(Frequency.WEEKLY, 1, _WORKDAYS)

    def _ordinal(self, piece: Piece, *, each: bool = False) -> None:
        if not each and (month := self._left.take(Kind.MONTH)):
            self._of_month(month, cast("int", piece.value))
            return
        weekday = self._left.take(Kind.WEEKDAY)
        if weekday is None:
            raise InvalidInputError(f"{piece.text!r} wants a weekday: every {piece.text} mon")
        self._position(cast("int", piece.value), weekday, each=each)

    def _position(self, number: int, weekday: Piece, *, each: bool = False) -> None:
        found = position(self._left, number, weekday, self._today, each=each)
        if found.day is not None:
            self._day.put(found.day, weekday)
        elif self._repeats.monthly:
            self._repeats.place(number, cast("int", weekday.value))
        else:
            found.check()
            self._repeats.start_by_position(number, cast("int", weekday.value))

    def _until(self, piece: Piece) -> None:
        rest = self._left.rest()
        if not rest:
            raise InvalidInputError(f"{piece.text!r} wants a day after it")
        read = Reader(rest, self._now).read()
        if self._repeats.rule is None and not self._day.known:
            self._day.put(read.day, piece)
            self._time.clock = self._time.clock or read.clock
        else:
            self._repeats.end_on(read.day)


_TAKERS = {
    Kind.WEEKDAY: Reader._weekday_named,  # noqa: SLF001 - the class's own table
    Kind.MONTH: Reader._month,  # noqa: SLF001 - as above
    Kind.UNIT: Reader._unit,  # noqa: SLF001 - as above
    Kind.DAYS_AWAY: Reader._away,  # noqa: SLF001 - as above
    Kind.NEXT: Reader._next,  # noqa: SLF001 - as above
    Kind.THIS: Reader._this,  # noqa: SLF001 - as above
    Kind.PAST: Reader._past,  # noqa: SLF001 - as above
    Kind.EDGE: Reader._edge,  # noqa: SLF001 - as above
    Kind.EVERY: Reader._every,  # noqa: SLF001 - as above
    Kind.RULE: Reader._rule,  # noqa: SLF001 - as above
    Kind.WORKDAYS: Reader._workdays,  # noqa: SLF001 - as above
    Kind.HALF: Reader._half_named,  # noqa: SLF001 - as above
    Kind.CLOCK: Reader._clock_time,  # noqa: SLF001 - as above
    Kind.SPOKEN: Reader._spoken,  # noqa: SLF001 - as above
    Kind.DATE: Reader._date,  # noqa: SLF001 - as above
    Kind.DAY_OF_MONTH: Reader._day_of_month,  # noqa: SLF001 - as above
    Kind.NUMBER: Reader._number,  # noqa: SLF001 - as above
    Kind.ORDINAL: Reader._ordinal,  # noqa: SLF001 - as above
    Kind.UNTIL: Reader._until,  # noqa: SLF001 - as above
}
