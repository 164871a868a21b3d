"""Whether two plans of one check-in are the same for whoever keeps them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from clientdesk.model.checkin import CheckIn, OccurrenceState
from clientdesk.services.planning.occurrences import slots
from clientdesk.services.zones import aware

AHEAD = timedelta(days=3 * 366)
"""How far ahead two rules that are written otherwise are compared."""


def differing(known: CheckIn, planned: CheckIn, now: datetime) -> list[str]:
    """Return what differs: times, length; what took place is no matter of a plan."""
    found: list[str] = []
    if _plan(known) != _plan(planned):
        first, last = _window(known, planned, now.date())
        if _moments(known, first, last) != _moments(planned, first, last):
            found.append("time")
        elif _reach(planned) > _reach(known):
            found.append("end")
    if known.minutes != planned.minutes:
        found.append("length")
    return found


def _plan(checkin: CheckIn) -> tuple[object, ...]:
    changes = {
        one.original: (one.state is OccurrenceState.SKIPPED, one.moved_to)
        for one in checkin.occurrences
        if one.moved_to is not None or one.state is OccurrenceState.SKIPPED
    }
    return checkin.starts, checkin.zone, checkin.recurrence, checkin.extra, changes


def _window(known: CheckIn, planned: CheckIn, today: date) -> tuple[date, date]:
    """Return the days to compare: of a series those that lie ahead, else all there are."""
    first = min(known.starts, planned.starts).date()
    last = max(_end(known), _end(planned)).date()
    if known.recurrence is None and planned.recurrence is None:
        if known.extra and planned.extra:
            starts = max(known.starts, planned.starts).date()
            return max(starts, today), min(_end(known), _end(planned)).date()
        return first, last
    begin = max(today, max(known.starts, planned.starts).date())
    return begin, max(begin + AHEAD, last)


def _end(checkin: CheckIn) -> datetime:
    moved = (one.moved_to for one in checkin.occurrences if one.moved_to)
    return max((checkin.starts, *checkin.extra, *moved))


def _reach(checkin: CheckIn) -> datetime:
    return max(checkin.extra, default=checkin.starts)


def _moments(checkin: CheckIn, first: date, last: date) -> set[datetime]:
    zone = ZoneInfo(checkin.zone or "UTC")
    return {
        aware(slot.wall, zone).astimezone(UTC)
        for slot in slots(checkin, first - timedelta(days=2), last + timedelta(days=2))
        if slot.state is not OccurrenceState.SKIPPED and first <= slot.wall.date() <= last
    }
