"""The repetition in a typed date, put together word by word."""

from dataclasses import replace
from datetime import date, timedelta

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.services.planning.occurrences import days

_FREQUENCIES = {
    "day": Frequency.DAILY,
    "week": Frequency.WEEKLY,
    "month": Frequency.MONTHLY,
    "year": Frequency.YEARLY,
}
_MOST_UNITS = 999
_MOST_TIMES = 9999
_WEEKS_A_MONTH = 5
_AHEAD = timedelta(days=366 * 9)


class Repetition:
    """A rule that grows while words are read; nothing repeats as long as `rule` is None."""

    def __init__(self) -> None:
        """Begin without a rule."""
        self.rule: Recurrence | None = None

    @property
    def weekly(self) -> bool:
        """Whether it repeats by weeks, so that further weekdays belong to it."""
        return self.rule is not None and self.rule.frequency is Frequency.WEEKLY

    @property
    def monthly(self) -> bool:
        """Whether it repeats by months, so that a weekday may be the n-th of each."""
        return self.rule is not None and self.rule.frequency is Frequency.MONTHLY

    def start(self, frequency: Frequency, every: int = 1, weekdays: tuple[int, ...] = ()) -> None:
        """Begin a rule. Raises InvalidInputError if there is one already."""
        if self.rule is not None:
            raise InvalidInputError("it repeats in two ways; say one")
        if not 1 <= every <= _MOST_UNITS:
            raise InvalidInputError(f"every {every} cannot be; take 1 to {_MOST_UNITS}")
        self.rule = Recurrence(frequency=frequency, interval=every, weekdays=weekdays)

    def start_by_unit(self, unit: str, every: int) -> None:
        """Begin a rule of every so many units."""
        frequency = _FREQUENCIES.get(unit)
        if frequency is None:
            raise InvalidInputError(f"nothing repeats every {unit}; take days, weeks or months")
        self.start(frequency, every)

    def start_by_position(self, position: int, weekday: int) -> None:
        """Begin a rule of the n-th weekday of a month."""
        if not 1 <= abs(position) <= _WEEKS_A_MONTH:
            raise InvalidInputError(f"no month has a {position}. one of a weekday")
        self.start(Frequency.MONTHLY)
        self.place(position, weekday)

    def place(self, position: int, weekday: int) -> None:
        """Let a rule by months fall on the n-th weekday of each."""
        self._change(position=position, weekdays=(weekday,))

    def add_weekday(self, weekday: int) -> None:
        """Repeat on that weekday too."""
        held = self.rule.weekdays if self.rule else ()
        self._change(weekdays=tuple(sorted({*held, weekday})))

    def end_on(self, last: date) -> None:
        """Let the last one fall on a day or before it."""
        self._change(until=last)

    def end_after(self, count: int) -> None:
        """Let there be so many in all."""
        if not 1 <= count <= _MOST_TIMES:
            raise InvalidInputError(f"{count} times cannot be; take 1 to {_MOST_TIMES}")
        self._change(count=count)

    def _change(self, **fields: int | date | tuple[int, ...]) -> None:
        if self.rule is None:
            raise InvalidInputError("an end is for what repeats; begin with every")
        self.rule = replace(self.rule, **fields)  # type: ignore[arg-type]  # checked by callers

    def first_day(self, base: date) -> date:
        """Return the first day of the rule, not before `base`."""
        if self.rule is None:
            return base
        every_one = replace(self.rule, interval=1, count=0)
        first = next(days(every_one, base, base, base + _AHEAD), None)
        if first is None:
            raise InvalidInputError("it ends before it begins")
        return first
