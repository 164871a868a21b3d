"""The day in a typed date, put together word by word."""

from datetime import date
from typing import cast

from clientdesk.model.errors import InvalidInputError
from clientdesk.services.clients.standing import WEEKDAY_NAMES, day_text
from clientdesk.services.when import days
from clientdesk.services.when.words import Piece

_A_WEEK = 7


class Day:
    """A day, a weekday, and a week or some weeks ahead that a weekday may belong to."""

    def __init__(self, today: date) -> None:
        """Begin without a day."""
        self.today = today
        self.value: date | None = None
        self._weekday: Piece | None = None
        self._next_week = False
        self._counted = False
        self._weeks = 0

    @property
    def known(self) -> bool:
        """Whether any was named."""
        return self.value is not None or self._weekday is not None or self._next_week

    def put(self, day: date, piece: Piece) -> None:
        """Take a day. Raises InvalidInputError for a second one."""
        if self.value is not None or self._next_week:
            raise InvalidInputError(f"{piece.text!r} is a second day")
        self.value = day

    def away(self, piece: Piece) -> None:
        """Take `tomorrow`; after `two days after` it is counted from there."""
        count = cast("int", piece.value)
        if self._counted and self.value is not None:
            self.value = days.days_after(self.value, count)
        else:
            self.put(days.days_after(self.today, count), piece)

    def ahead(self, count: int, unit: str, piece: Piece) -> None:
        """Take `in 2 weeks`; several are added up: `1 week 2 days`."""
        if self.value is not None and not self._counted:
            raise InvalidInputError(f"{piece.text!r} is a second day")
        self._weeks = count if unit == "week" and not self._counted else 0
        self.value = days.ahead(self.value or self.today, count, unit)
        self._counted = True

    def next_unit(self, unit: str, piece: Piece) -> None:
        """Take `next week`, of which a weekday may be named too, `next month`, `next year`."""
        if unit == "week":
            if self.value is not None or self._next_week:
                raise InvalidInputError(f"{piece.text!r} is a second day")
            self._next_week = True
        else:
            self.put(days.start_of_next(self.today, unit), piece)

    def weekday(self, piece: Piece) -> None:
        """Take a weekday. Raises InvalidInputError for a second one."""
        if self._weekday is not None:
            raise InvalidInputError(f"{piece.text!r} is a second day")
        self._weekday = piece

    def this_weekday(self, piece: Piece) -> None:
        """Take `this fri`. Raises InvalidInputError for one that has passed."""
        day = days.weekday_of_week(self.today, cast("int", piece.value), 0)
        if day < self.today:
            later = days.days_after(day, _A_WEEK)
            name = WEEKDAY_NAMES[day.weekday()].lower()
            raise InvalidInputError(
                f"{day_text(day, self.today)} has passed; type {name} for "
                f"{day_text(later, self.today)}"
            )
        self.put(day, piece)

    def take_weekday(self) -> int | None:
        """Give the weekday away: it belongs to a repetition."""
        piece, self._weekday = self._weekday, None
        return cast("int", piece.value) if piece else None

    def settle(self) -> None:
        """Make one day of all that was taken."""
        if self._next_week:
            weekday = self.take_weekday()
            self.value = days.weekday_of_week(self.today, weekday or 0, 1)
        if self._weekday is None:
            return
        wanted = cast("int", self._weekday.value)
        if self.value is None:
            self.value = days.next_weekday(self.today, wanted)
        elif self._weeks:
            self.value = self._weeks_ahead(wanted, self.value)
        elif self.value.weekday() != wanted:
            told = day_text(self.value, self.today)
            raise InvalidInputError(f"it is a {told}, no {WEEKDAY_NAMES[wanted]}")

    def _weeks_ahead(self, wanted: int, counted: date) -> date:
        """Return `tue in 2 weeks`, if all who say so mean the same day."""
        of_that_week = days.weekday_of_week(counted, wanted, 0)
        after_the_next = days.days_after(
            days.next_weekday(self.today, wanted), _A_WEEK * self._weeks
        )
        if of_that_week == after_the_next:
            return of_that_week
        told = (f"{day.day} {days.month_name(day)}" for day in (of_that_week, after_the_next))
        raise InvalidInputError(f"it could be {' or '.join(told)}; type which")
