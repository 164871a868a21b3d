"""When both sides work: my hours and the client's, weekends and public holidays of either."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from clientdesk.model.client import Client
from clientdesk.model.hours import WorkingHours
from clientdesk.model.profile import Profile
from clientdesk.services.public_holidays import (
    PublicHolidays,
    holidays_of,
    known_holidays_of,
)
from clientdesk.services.zones import aware, zone_named

_AHEAD = 60
"""Days that are looked at for a time in which both work."""


@dataclass(frozen=True, slots=True)
class Side:
    """When one side can be reached."""

    whose: str
    """`you` for me, else the client's name: who is told of in a sentence."""
    hours: WorkingHours
    """Their working hours."""
    zone: ZoneInfo
    """Their zone."""
    holidays: PublicHolidays | None
    """Their public holidays, or None if no country is known."""

    def why_closed(self, moment: datetime) -> str:
        """Return why they do not work at an aware moment, as a sentence; empty if they do."""
        there = moment.astimezone(self.zone)
        name = self.holidays.get(there.date()) if self.holidays else None
        if name:
            return f"{name} is a public holiday for {self.whose}."
        if there.weekday() not in self.hours.days:
            return f"{there:%A} is no working day for {self.whose}."
        if not self.hours.open_at(there.weekday(), there.time()):
            hours = f"{self.hours.start:%H:%M}-{self.hours.end:%H:%M}"
            return f"It is {there:%H:%M} for {self.whose}, outside of {hours}."
        return ""

    def opens_on(self, day: date) -> tuple[datetime, datetime] | None:
        """Return when their working day begins and ends as aware moments; None on a free day."""
        if day.weekday() not in self.hours.days or (self.holidays and self.holidays.get(day)):
            return None
        start, end = (datetime.combine(day, at) for at in (self.hours.start, self.hours.end))
        return aware(start, self.zone), aware(end, self.zone)


@dataclass(frozen=True, slots=True)
class Reachable:
    """Both sides of a talk or a mail."""

    me: Side
    """My side."""
    them: Side | None
    """The client's; None where nothing is known of their hours, zone and country."""

    @classmethod
    def of(
        cls, client: Client, profile: Profile, zone: ZoneInfo, *, wait: bool = True
    ) -> "Reachable":
        """Return both sides; a client's hours are like mine, in their zone, unless named.

        Without `wait` only those public holidays count that are worked out already.
        """
        places: Callable[[str, str], PublicHolidays | None]
        places = holidays_of if wait else known_holidays_of
        mine = Side("you", profile.hours, zone, places(profile.country, profile.region))
        if client.hours is None and not client.zone and not client.country:
            return cls(mine, None)
        theirs = Side(
            client.name,
            client.hours or profile.hours,
            zone_named(client.zone) if client.zone else zone,
            places(client.country, client.region),
        )
        return cls(mine, theirs)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that are known."""
        return (self.me,) if self.them is None else (self.me, self.them)

    def warnings(self, moment: datetime) -> tuple[str, ...]:
        """Return, for each side that does not work at an aware moment, a sentence that says why."""
        return tuple(filter(None, (side.why_closed(moment) for side in self.sides)))

    def theirs_from(self, moment: datetime) -> datetime:
        """Return the first moment from then on at which they work, in my zone, whatever my hours.

        Where nothing is known of theirs they are mine.
        """
        side = self.them or self.me
        return (_opening(side, moment) or moment).astimezone(self.me.zone)

    def next_open(self, moment: datetime) -> datetime:
        """Return the first moment from then on at which both work, in my zone.

        Where their hours and mine never meet it is the first in theirs, and where those are never
        open it is the moment itself.
        """
        for sides in (self.sides, self.sides[1:]):
            if sides and (found := _first(sides, moment)) is not None:
                return found.astimezone(self.me.zone)
        return moment.astimezone(self.me.zone)


def _first(sides: tuple[Side, ...], moment: datetime) -> datetime | None:
    found = moment
    for _ in range(2 * _AHEAD):
        later = [_opening(side, found) for side in sides]
        if None in later:
            return None
        latest = max(one for one in later if one is not None)
        if latest == found:
            return found
        if latest - moment > timedelta(days=_AHEAD):
            return None
        found = latest
    return None


def _opening(side: Side, moment: datetime) -> datetime | None:
    """Return the first moment from then on at which one side works, or None."""
    for start, end in _days(side, moment):
        if moment < end:
            return max(moment, start)
    return None


def _days(side: Side, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
    day = moment.astimezone(side.zone).date()
    for ahead in range(_AHEAD):
        hours = side.opens_on(day + timedelta(days=ahead))
        if hours is not None:
            yield hours
