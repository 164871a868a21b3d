"""Appointments: the occurrences of a check-in as they stand in my own days."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from clientdesk.model.checkin import CheckIn, OccurrenceState
from clientdesk.services.planning.occurrences import Slot, slots
from clientdesk.services.zones import aware, zone_named

_SINGLE = b'"recurrence":null'
_MOVED = b'"moved_to":"'
_EXTRA = b'"extra":["'
_STARTS = re.compile(rb'"starts":"(\d{4}-\d\d-\d\d)')

ZONES_APART = timedelta(days=2)
"""A wall time in one zone is at most this far from that in another, by days of the calendar."""


class Appointment(NamedTuple):
    """One occurrence of a check-in."""

    checkin: CheckIn
    """The check-in it belongs to."""
    original: datetime
    """The wall time that the rule gives, in the check-in's zone: what names the occurrence."""
    starts: datetime
    """When it starts: an aware moment in my zone."""
    ends: datetime
    """When it ends: an aware moment in my zone."""
    state: OccurrenceState
    """Planned, done or skipped."""
    client_name: str
    """Name of the client."""


def near(first: date, last: date) -> Callable[[bytes], bool]:
    """Return a quick look at an encoded check-in: whether it may fall on the days of a window."""
    earliest = str(_moved(first, -ZONES_APART)).encode("ascii")
    latest = str(_moved(last, ZONES_APART)).encode("ascii")

    def look(held: bytes) -> bool:
        if _SINGLE not in held or _MOVED in held or _EXTRA in held:
            return True
        starts = _STARTS.search(held)
        return starts is None or earliest <= starts[1] <= latest

    return look


def appointments(
    checkin: CheckIn, first: date, last: date, mine: ZoneInfo, client_name: str
) -> list[Appointment]:
    """Return the occurrences on the days of my zone from first to last, by time."""
    zone = zone_named(checkin.zone) if checkin.zone else mine
    apart = timedelta() if zone is mine else ZONES_APART
    found = (
        _appointment(checkin, slot, zone, mine, client_name)
        for slot in slots(checkin, _moved(first, -apart), _moved(last, apart))
    )
    return [one for one in found if first <= one.starts.date() <= last]


def _appointment(
    checkin: CheckIn, slot: Slot, zone: ZoneInfo, mine: ZoneInfo, client_name: str
) -> Appointment:
    starts = aware(slot.wall, zone)
    starts = starts if zone is mine else starts.astimezone(mine)
    # Elapsed time, not wall time: a talk across a clock change lasts as long as any other.
    ends = (starts.astimezone(UTC) + timedelta(minutes=checkin.minutes)).astimezone(mine)
    return Appointment(
        checkin=checkin,
        original=slot.original,
        starts=starts,
        ends=ends,
        state=slot.state,
        client_name=client_name,
    )


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day
