"""The n-th weekday of a month: of one month, or of each."""

from datetime import date
from typing import NamedTuple, cast

from clientdesk.model.errors import InvalidInputError
from clientdesk.services.clients.standing import WEEKDAY_NAMES
from clientdesk.services.when import days
from clientdesk.services.when.words import Cursor, Kind, Piece

_NAMES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_SURE = {1, -1}
"""`Every first` and `every last` can only be of a month; `every second` may be of two weeks."""


class Position(NamedTuple):
    """What the n-th weekday was said to be of."""

    number: int
    """1 for the first, -1 for the last."""
    weekday: int
    """0 for Monday."""
    day: date | None
    """The day, or None where it is that of each month."""
    monthly: bool
    """Whether a month was named beside it."""

    def check(self) -> None:
        """Raise InvalidInputError for `every second tue`, which is said of two rhythms."""
        if self.monthly or self.number in _SURE or self.number not in _NAMES:
            return
        name, count = WEEKDAY_NAMES[self.weekday].lower(), self.number
        raise InvalidInputError(
            f"it could be every {count} weeks or once a month; type every {count} weeks {name}, "
            f"or every {_NAMES[count]} {name} of the month"
        )


def position(left: Cursor, number: int, weekday: Piece, today: date, *, each: bool) -> Position:
    """Read what follows the n-th weekday: `of the month`, `of next month`, `in january`.

    Without `every` it is one day. Raises InvalidInputError where the month is not plain.
    """
    which = cast("int", weekday.value)
    ahead, month, year, unit = False, 0, None, False
    while piece := left.take(Kind.EVERY, Kind.UNIT, Kind.NEXT, Kind.THIS, Kind.MONTH):
        each = each or piece.kind is Kind.EVERY
        ahead = ahead or piece.kind is Kind.NEXT
        unit = unit or piece.kind is Kind.UNIT
        if piece.kind is Kind.MONTH:
            month, year = cast("int", piece.value), left.year()
    if each:
        return Position(number, which, None, unit)
    if month:
        first = days.month_named(today, month, year)
    elif unit:
        first = days.first_of(today, "month", ahead=ahead)
    elif number == -1:
        return Position(number, which, days.last_weekday(today, which), unit)
    else:
        raise InvalidInputError(f"of which month? type {weekday.text} with its day, as 2 dec")
    found = days.nth_weekday(first, which, number)
    if found < today and unit and not ahead:
        found = days.nth_weekday(days.first_of(today, "month", ahead=True), which, number)
    return Position(number, which, found, unit)
