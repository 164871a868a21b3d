"""Until when to ask for an answer, so that it comes before the moment that it is about."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from clientdesk.model.hours import WorkingHours
from clientdesk.services.mail.reader_clock import ReaderClock

_MOST = 3
"""Working days that a reader is given at most."""
_NOON = time(12)
_HOUR, _HALF = timedelta(hours=1), timedelta(minutes=30)


def answer_before(
    clock: ReaderClock, hours: WorkingHours | None, due: datetime | None
) -> datetime | None:
    """Return until when to ask for an answer: an aware moment in the reader's working hours.

    Before an aware `due` it is the end of a working day, three days away at most, else an hour of
    the same day; None where no working hour is left before it. Without a due time nothing can begin
    before the answer, so that it is the middle of their next working day.
    """
    held = hours or WorkingHours()
    if due is None:
        day = next(_working_days(clock, held, first=1))
        return _within(*_span(clock, day, held))
    soonest, due = clock.now + _HOUR, due.astimezone(clock.theirs)
    days = _working_days(clock, held, first=0)
    near = [day for _, day in zip(range(_MOST + 1), days, strict=False) if day <= due.date()]
    ends = [clock.day_end(day, hours) for day in near if day < due.date()]
    in_time = [end for end in ends[: _MOST + (near[:1] == [_today(clock)])] if end >= soonest]
    if in_time:
        return in_time[-1]
    for day in near:
        start, end = _span(clock, day, held)
        start, end = max(start, clock.now), min(end, due)
        if end - start >= _HOUR:
            return _within(start, end)
    return None


def _working_days(clock: ReaderClock, hours: WorkingHours, first: int) -> Iterator[date]:
    """Yield the reader's working days, from so many days after today on."""
    days, day = hours.days or WorkingHours().days, _today(clock) + timedelta(days=first)
    while True:
        if day.weekday() in days:
            yield day
        day += timedelta(days=1)


def _today(clock: ReaderClock) -> date:
    return clock.now.astimezone(clock.theirs).date()


def _span(clock: ReaderClock, day: date, hours: WorkingHours) -> tuple[datetime, datetime]:
    """Return when the reader's working day begins and ends."""
    start, end = (datetime.combine(day, each, clock.theirs) for each in (hours.start, hours.end))
    return start, end if end > start else end + timedelta(days=1)


def _within(start: datetime, end: datetime) -> datetime:
    """Return noon where it leaves an hour on both sides, else the half hour nearest the middle."""
    noon = datetime.combine(start.date(), _NOON, start.tzinfo)
    if start + _HOUR <= noon <= end - _HOUR:
        return noon
    middle = start + (end - start) / 2
    whole = middle.replace(minute=0, second=0, microsecond=0)
    return whole + _HALF * ((middle - whole) // _HALF)
