"""Reading days and times of day out of the pieces of a typed date."""

from datetime import date, datetime, timedelta
from typing import cast

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.recurrence import Frequency
from clientdesk.services.when import days as when_days
from clientdesk.services.when.clock import TimeOfDay
from clientdesk.services.when.day import Day
from clientdesk.services.when.rule import Repetition
from clientdesk.services.when.words import Cursor, Kind, Piece, clock


class DayReader:
    """What each piece that is a day or a time means, with those that follow it."""

    def __init__(self, pieces: list[Piece], now: datetime) -> None:
        """Read pieces at a naive moment."""
        self._left = Cursor(pieces)
        self._now = now
        self._today = now.date()
        self._day = Day(self._today)
        self._time = TimeOfDay()
        self._repeats = Repetition()

    def _position(self, number: int, weekday: Piece, *, each: bool = False) -> None:
        """Read the n-th weekday of a month, or of each."""
        raise NotImplementedError

    # ---- days

    def _weekday_named(self, piece: Piece) -> None:
        weekday = cast("int", piece.value)
        if found := self._left.take(Kind.ORDINAL):
            self._position(cast("int", found.value), piece)
        elif self._repeats.weekly:
            self._repeats.add_weekday(weekday)
        elif self._left.take(Kind.NEXT):
            if unit := self._left.take(Kind.UNIT):
                self._day.weekday(piece)
                self._day.next_unit(str(unit.value), unit)
            else:
                self._day.put(when_days.weekday_of_week(self._today, weekday, 1), piece)
        elif self._left.take(Kind.THIS):
            self._day.this_weekday(piece)
        elif self._left.take(Kind.PAST):
            self._day.put(when_days.last_weekday(self._today, weekday), piece)
        else:
            self._day.weekday(piece)

    def _next(self, piece: Piece) -> None:
        if found := self._left.take(Kind.WEEKDAY):
            weekday = cast("int", found.value)
            self._day.put(when_days.weekday_of_week(self._today, weekday, 1), found)
        elif found := self._left.take(Kind.UNIT):
            self._day.next_unit(str(found.value), found)
        else:
            raise InvalidInputError(f"{piece.text!r} wants a weekday, week or month after it")

    def _this(self, piece: Piece) -> None:
        if found := self._left.take(Kind.HALF):
            self._half_today(found)
        elif found := self._left.take(Kind.WEEKDAY):
            self._day.this_weekday(found)
        else:
            raise InvalidInputError(f"{piece.text!r} wants a weekday after it")

    def _past(self, piece: Piece) -> None:
        found = self._left.take(Kind.WEEKDAY)
        if found is None:
            raise InvalidInputError(f"{piece.text!r} wants a weekday; or type the day itself")
        self._day.put(when_days.last_weekday(self._today, cast("int", found.value)), found)

    def _edge(self, piece: Piece) -> None:
        """Read `end of month`, `hujung bulan depan`, `koniec januára`."""
        ahead = bool(self._left.take(Kind.NEXT))
        self._left.take(Kind.THIS)
        found = self._left.take(Kind.UNIT, Kind.MONTH)
        if found is None or found.value in {"minute", "hour", "day", "week"}:
            raise InvalidInputError(f"{piece.text!r} wants a month or a year after it")
        if found.kind is Kind.MONTH:
            first = when_days.month_named(self._today, cast("int", found.value), self._left.year())
            unit = "month"
        else:
            unit = str(found.value)
            ahead = bool(self._left.take(Kind.NEXT)) or ahead
            first = when_days.first_of(self._today, unit, ahead=ahead or piece.value == "start")
        day = first if piece.value == "start" else when_days.last_of(first, unit)
        self._day.put(day, piece)

    def _unit(self, piece: Piece) -> None:
        """Read a unit without a number: `minggu depan`, `in a week`, `hari` before a weekday."""
        if self._left.take(Kind.NEXT):
            self._day.next_unit(str(piece.value), piece)
        elif piece.value == "hour" and self._time.clock is not None:
            return
        elif piece.text == "hari" and (found := self._left.take(Kind.WEEKDAY)):
            self._weekday_named(found)
        elif len(piece.text) == 1:
            raise InvalidInputError(f"{piece.text!r} wants a number before it")
        else:
            self._offset(1, piece)

    def _offset(self, number: int, piece: Piece) -> None:
        unit = str(piece.value)
        if piece.text == "m":
            told = f"{number}min or {number}mo"
            raise InvalidInputError(f"{number}m could be minutes or months; type {told}")
        if unit not in {"hour", "minute"}:
            self._day.ahead(number, unit, piece)
            return
        try:
            moment = self._now + timedelta(**{f"{unit}s": number})
        except OverflowError:
            raise InvalidInputError("that is beyond the calendar") from None
        self._day.put(moment.date(), piece)
        self._time.clock = moment.time().replace(second=0, microsecond=0)

    def _away(self, piece: Piece) -> None:
        self._day.away(piece)

    def _month(self, piece: Piece) -> None:
        day = self._left.take(Kind.NUMBER, Kind.DAY_OF_MONTH)
        if day is None:
            raise InvalidInputError(f"{piece.text!r} wants a day: 2 {piece.text}")
        self._of_month(piece, cast("int", day.value))

    def _of_month(self, piece: Piece, day: int) -> None:
        month, year = cast("int", piece.value), self._left.year()
        if year is not None:
            self._day.put(when_days.named(year, month, day), piece)
        else:
            self._day.put(when_days.next_named(self._today, month, day), piece)

    def _date(self, piece: Piece) -> None:
        if isinstance(piece.value, date):
            self._day.put(piece.value, piece)
        else:
            month, day = cast("tuple[int, int]", piece.value)
            self._day.put(when_days.next_named(self._today, month, day), piece)

    def _day_of_month(self, piece: Piece) -> None:
        day = cast("int", piece.value)
        if month := self._left.take(Kind.MONTH):
            self._of_month(month, day)
        elif weekday := self._left.take(Kind.WEEKDAY):
            self._position(day, weekday)
        else:
            self._day.put(when_days.next_day_of_month(self._today, day), piece)
            if self._left.take(Kind.EVERY):
                self._left.take(Kind.UNIT)
                self._repeats.start(Frequency.MONTHLY)

    # ---- times

    def _clock_time(self, piece: Piece) -> None:
        self._time.take_clock(piece, self._left.take(Kind.HALF))

    def _spoken(self, piece: Piece) -> None:
        self._time.take_hour(piece)

    def _half_named(self, piece: Piece) -> None:
        if self._left.take(Kind.THIS):
            self._half_today(piece)
        else:
            self._time.take_half(piece)

    def _half_today(self, piece: Piece) -> None:
        self._day.put(self._today, piece)
        self._time.take_half(piece)

    def _number(self, piece: Piece) -> None:
        number = cast("int", piece.value)
        if found := self._left.take(Kind.MONTH):
            self._of_month(found, number)
        elif found := self._left.take(Kind.UNIT):
            if found.text in {"hodin", "hodine", "hod", "h"} and self._day.known:
                self._time.clock = clock(piece.text, number)
            else:
                self._offset(number, found)
        elif self._left.take(Kind.TIMES):
            self._repeats.end_after(number)
        elif piece.text.startswith("+"):
            raise InvalidInputError(f"{piece.text} of what? type {piece.text}d or {piece.text}w")
        else:
            self._time.take_hour(piece)
