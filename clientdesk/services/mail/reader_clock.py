"""Times as the reader of a mail sees them: by the reader's clock, and by mine where they differ."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from clientdesk.language.phrasing import Moment
from clientdesk.model.hours import WorkingHours
from clientdesk.services.zones import aware, has_time, zone_named


@dataclass(frozen=True, slots=True)
class ReaderClock:
    """The clocks of a reader and of mine."""

    zone: str
    """The reader's IANA zone, or empty for mine."""
    mine: ZoneInfo
    """My zone."""
    now: datetime
    """Now: an aware moment."""

    @property
    def theirs(self) -> ZoneInfo:
        """The reader's zone."""
        return zone_named(self.zone) if self.zone else self.mine

    @property
    def my_town(self) -> str:
        """The town that my zone is named after."""
        return _town(self.mine)

    def moment(self, wall: date, zone: str = "") -> Moment:
        """Return a day, or a wall time in a zone (mine where none is named), for the reader."""
        if not isinstance(wall, datetime):
            return Moment(wall)
        if wall.tzinfo is None and not has_time(wall):
            return Moment(wall.date())
        home = zone_named(zone) if zone else self.mine
        at = aware(wall, home) if wall.tzinfo is None else wall
        theirs, mine = at.astimezone(self.theirs), at.astimezone(self.mine)
        if theirs.utcoffset() == mine.utcoffset():
            return Moment(theirs.date(), theirs.time())
        return Moment(
            theirs.date(),
            theirs.time(),
            _town(self.theirs),
            mine.time(),
            self.my_town,
            mine.date() if mine.date() != theirs.date() else None,
        )

    def day_of(self, at: datetime) -> Moment:
        """Return the reader's day of an aware moment."""
        return Moment(at.astimezone(self.theirs).date())

    def working_day(self, away: int, hours: WorkingHours | None) -> Moment:
        """Return the end of a working day of the reader, counted from now, less an hour."""
        return self.moment(self.working_day_end(away, hours))

    def working_day_end(self, away: int, hours: WorkingHours | None) -> datetime:
        """Return the same as an aware moment."""
        days = (hours or WorkingHours()).days or WorkingHours().days
        day = self.now.astimezone(self.theirs).date()
        while away:
            day += timedelta(days=1)
            away -= day.weekday() in days
        return self.day_end(day, hours)

    def day_end(self, day: date, hours: WorkingHours | None) -> datetime:
        """Return the aware moment an hour before a working day of the reader ends."""
        held = hours or WorkingHours()
        return aware(datetime.combine(day, time(max(held.end.hour - 1, 0))), self.theirs)

    def hours(self, start: time, end: time) -> tuple[tuple[time, time], tuple[time, time]]:
        """Return my hours of today by the reader's clock, and by mine."""
        today = self.now.astimezone(self.mine).date()
        walls = [aware(datetime.combine(today, each), self.mine) for each in (start, end)]
        first, last = (each.astimezone(self.theirs).time() for each in walls)
        return (first, last), (start, end)


def _town(zone: ZoneInfo) -> str:
    return zone.key.rpartition("/")[2].replace("_", " ")
