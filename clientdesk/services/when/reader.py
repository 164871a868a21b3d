"""Reading the pieces of a typed date into a day, a time of day and a repetition."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import cast

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.services.clients.standing import WEEKDAY_NAMES, day_text
from clientdesk.services.when import days as when_days
from clientdesk.services.when.clock import TimeOfDay
from clientdesk.services.when.rule import Repetition
from clientdesk.services.when.words import Cursor, Kind, Piece, clock

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


class Reader:
    """Goes through the pieces once, from left to right, and settles the rest at the end."""

    def __init__(self, pieces: list[Piece], now: datetime) -> None:
        """Read pieces at a naive moment."""
        self._left = Cursor(pieces)
        self._now = now
        self._today = now.date()
        self._day: date | None = None
        self._weekday: Piece | None = None
        self._time = TimeOfDay()
        self._repeats = Repetition()

    def read(self) -> Read:
        """Return what was read. Raises InvalidInputError."""
        while piece := self._left.take(*Kind):
            taker = _TAKERS.get(piece.kind)
            if taker is None:
                raise InvalidInputError(f"{piece.text!r} does not fit here")
            taker(self, piece)
        known = self._day is not None or self._weekday is not None
        self._time.settle(day_known=known or self._repeats.rule is not None)
        self._settle_weekday()
        if self._day is None and self._time.clock is None and self._repeats.rule is None:
            raise InvalidInputError("there is no day in it")
        day = self._day or self._first_ahead()
        return Read(self._repeats.first_day(day), self._time.clock, self._repeats.rule)

    def _first_ahead(self) -> date:
        """Return today if the time of day is still ahead, else tomorrow."""
        ahead = self._time.clock is not None and self._time.clock > self._now.time()
        return self._today if ahead else when_days.days_after(self._today, 1)

    def _set_day(self, day: date, piece: Piece) -> None:
        if self._day is not None:
            raise InvalidInputError(f"{piece.text!r} is a second day")
        self._day = day

    def _weekday_named(self, piece: Piece) -> None:
        weekday = cast("int", piece.value)
        if self._repeats.weekly:
            self._repeats.add_weekday(weekday)
        elif self._left.take(Kind.NEXT):
            self._set_day(when_days.weekday_of_week(self._today, weekday, 1), piece)
        elif self._left.take(Kind.THIS):
            self._set_day(when_days.weekday_of_week(self._today, weekday, 0), piece)
        elif self._weekday is not None:
            raise InvalidInputError(f"{piece.text!r} is a second day")
        else:
            self._weekday = piece

    def _settle_weekday(self) -> None:
        if self._weekday is None:
            return
        weekday = cast("int", self._weekday.value)
        if self._repeats.weekly:
            self._repeats.add_weekday(weekday)
        elif self._day is None:
            self._day = when_days.next_weekday(self._today, weekday)
        elif self._day.weekday() != weekday:
            told = day_text(self._day, self._today)
            raise InvalidInputError(f"it is a {told}, no {WEEKDAY_NAMES[weekday]}")

    def _next(self, piece: Piece) -> None:
        if found := self._left.take(Kind.WEEKDAY):
            weekday = cast("int", found.value)
            self._set_day(when_days.weekday_of_week(self._today, weekday, 1), found)
        elif found := self._left.take(Kind.UNIT):
            self._set_day(when_days.start_of_next(self._today, str(found.value)), found)
        else:
            raise InvalidInputError(f"{piece.text!r} wants a weekday, week or month after it")

    def _this(self, piece: Piece) -> None:
        found = self._left.take(Kind.WEEKDAY)
        if found is None:
            raise InvalidInputError(f"{piece.text!r} wants a weekday after it")
        weekday = cast("int", found.value)
        self._set_day(when_days.weekday_of_week(self._today, weekday, 0), found)

    def _unit(self, piece: Piece) -> None:
        """Read a unit without a number: `minggu depan`, `in a week`, `hari` before a weekday."""
        if self._left.take(Kind.NEXT):
            self._set_day(when_days.start_of_next(self._today, str(piece.value)), piece)
        elif piece.text == "hari" and (found := self._left.take(Kind.WEEKDAY)):
            self._weekday_named(found)
        elif len(piece.text) == 1:
            raise InvalidInputError(f"{piece.text!r} wants a number before it")
        else:
            self._offset(1, piece)

    def _offset(self, number: int, piece: Piece) -> None:
        unit = str(piece.value)
        if unit not in {"hour", "minute"}:
            self._set_day(when_days.ahead(self._today, number, unit), piece)
            return
        try:
            moment = self._now + timedelta(**{f"{unit}s": number})
        except OverflowError:
            raise InvalidInputError("that is beyond the calendar") from None
        self._set_day(moment.date(), piece)
        self._time.clock = moment.time().replace(second=0, microsecond=0)

    def _away(self, piece: Piece) -> None:
        self._set_day(when_days.days_after(self._today, cast("int", piece.value)), piece)

    def _month(self, piece: Piece) -> None:
        day = self._left.take(Kind.NUMBER, Kind.DAY_OF_MONTH)
        if day is None:
            raise InvalidInputError(f"{piece.text!r} wants a day: 2 {piece.text}")
        self._of_month(piece, cast("int", day.value))

    def _of_month(self, piece: Piece, day: int) -> None:
        month, year = cast("int", piece.value), self._left.year()
        if year is not None:
            self._set_day(when_days.named(year, month, day), piece)
        else:
            self._set_day(when_days.next_named(self._today, month, day), piece)

    def _date(self, piece: Piece) -> None:
        if isinstance(piece.value, date):
            self._set_day(piece.value, piece)
        else:
            month, day = cast("tuple[int, int]", piece.value)
            self._set_day(when_days.next_named(self._today, month, day), piece)

    def _day_of_month(self, piece: Piece) -> None:
        day = cast("int", piece.value)
        if month := self._left.take(Kind.MONTH):
            self._of_month(month, day)
        elif weekday := self._left.take(Kind.WEEKDAY):
            self._position(day, weekday)
        else:
            self._set_day(when_days.next_day_of_month(self._today, day), piece)

    def _clock_time(self, piece: Piece) -> None:
        self._time.take_clock(piece, self._left.take(Kind.HALF))

    def _half_named(self, piece: Piece) -> None:
        self._time.take_half(piece)

    def _number(self, piece: Piece) -> None:
        number = cast("int", piece.value)
        if found := self._left.take(Kind.MONTH):
            self._of_month(found, number)
        elif found := self._left.take(Kind.UNIT):
            if found.text in {"hodin", "h"} and (self._day or self._weekday):
                self._time.clock = clock(piece.text, number)
            else:
                self._offset(number, found)
        elif self._left.take(Kind.TIMES):
            self._repeats.end_after(number)
        elif piece.text.startswith("+"):
            raise InvalidInputError(f"{piece.text} of what? type {piece.text}d or {piece.text}w")
        else:
            self._time.take_hour(piece)

    def _every(self, piece: Piece) -> None:
        number = self._left.take(Kind.NUMBER)
        every = cast("int", number.value) if number else 1
        if unit := self._left.take(Kind.UNIT):
            self._repeats.start_by_unit(str(unit.value), every)
        elif weekday := self._left.take(Kind.WEEKDAY):
            self._repeats.start(Frequency.WEEKLY, every, (cast("int", weekday.value),))
        elif found := self._left.take(Kind.WORKDAYS):
            self._workdays(found)
        elif found := self._left.take(Kind.ORDINAL):
            self._ordinal(found)
        elif found := self._left.take(Kind.DAY_OF_MONTH):
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

    def _ordinal(self, piece: Piece) -> None:
        weekday = self._left.take(Kind.WEEKDAY)
        if weekday is None:
            raise InvalidInputError(f"{piece.text!r} wants a weekday: every {piece.text} mon")
        self._position(cast("int", piece.value), weekday)

    def _position(self, position: int, weekday: Piece) -> None:
        while self._left.take(Kind.EVERY, Kind.UNIT):
            continue
        self._repeats.start_by_position(position, cast("int", weekday.value))

    def _until(self, piece: Piece) -> None:
        rest = self._left.rest()
        if not rest:
            raise InvalidInputError(f"{piece.text!r} wants a day after it")
        self._repeats.end_on(Reader(rest, self._now).read().day)


_TAKERS = {
    Kind.WEEKDAY: Reader._weekday_named,  # noqa: SLF001 - the class's own table
    Kind.MONTH: Reader._month,  # noqa: SLF001 - as above
    Kind.UNIT: Reader._unit,  # noqa: SLF001 - as above
    Kind.DAYS_AWAY: Reader._away,  # noqa: SLF001 - as above
    Kind.NEXT: Reader._next,  # noqa: SLF001 - as above
    Kind.THIS: Reader._this,  # noqa: SLF001 - as above
    Kind.EVERY: Reader._every,  # noqa: SLF001 - as above
    Kind.RULE: Reader._rule,  # noqa: SLF001 - as above
    Kind.WORKDAYS: Reader._workdays,  # noqa: SLF001 - as above
    Kind.HALF: Reader._half_named,  # noqa: SLF001 - as above
    Kind.CLOCK: Reader._clock_time,  # noqa: SLF001 - as above
    Kind.DATE: Reader._date,  # noqa: SLF001 - as above
    Kind.DAY_OF_MONTH: Reader._day_of_month,  # noqa: SLF001 - as above
    Kind.NUMBER: Reader._number,  # noqa: SLF001 - as above
    Kind.ORDINAL: Reader._ordinal,  # noqa: SLF001 - as above
    Kind.UNTIL: Reader._until,  # noqa: SLF001 - as above
}
