"""Time zones of calendar files as IANA names: by name, by Windows name, else by what clocks do."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from clientdesk.ical.components import Component
from clientdesk.ical.rule import parsed
from clientdesk.ical.times import times
from clientdesk.ical.values import moment_of, offset_of
from clientdesk.model.errors import InvalidInputError

_FIRST, _LAST = datetime(2023, 1, 1), datetime(2029, 1, 1)  # noqa: DTZ001 - wall times
"""The years in which two zones must tell the same time to be the same."""
_EARLY, _EARLY_LAST = datetime(2013, 1, 1), datetime(2018, 1, 1)  # noqa: DTZ001 - wall times
"""The years that count where some program still has an old law of a zone."""
_TOLD_FROM = 1980
_UTC = {"UTC", "GMT", "Z", "ETC/UTC", "ZULU", "COORDINATED UNIVERSAL TIME"}
_MOST_CHANGES = 200
_MOST_ZONES = 100
_AREAS = ("Europe/", "America/", "Asia/", "Australia/", "Africa/", "Pacific/", "Atlantic/")


class Zone(NamedTuple):
    """What a file's zone is on the desk."""

    names: tuple[str, ...]
    """IANA names, the likeliest first; none if there is none like it."""
    told: str = ""
    """What is to be said of it; empty if it is named as it is known."""
    changes: tuple[tuple[datetime, timedelta], ...] = ()
    """Where there is none like it: when, in UTC, its clocks are set to which offset."""

    def in_utc(self, wall: datetime) -> datetime | None:
        """Return a wall time of a zone that has no name, in UTC; None if it tells no offset."""
        held = [offset for at, offset in self.changes if at + offset <= wall]
        offset = held[-1] if held else self.changes[0][1] if self.changes else None
        try:
            return None if offset is None else wall - offset
        except OverflowError:
            return None


class Zones:
    """The zones that a calendar defines; each is looked into when an event first names it."""

    def __init__(self, calendar: Component) -> None:
        """Know the zones of a calendar by their TZID."""
        self._parts: dict[str, Component] = {}
        self._known: dict[str, Zone] = {}
        for part in calendar.parts:
            if part.name == "VTIMEZONE":
                self._parts.setdefault(part.text("TZID"), part)

    def get(self, tzid: str) -> Zone | None:
        """Return a zone, or None for one that the calendar does not define."""
        if tzid not in self._known:
            part = self._parts.get(tzid)
            if part is None:
                return None
            many = len(self._known) >= _MOST_ZONES
            self._known[tzid] = Zone(()) if many else _defined(tzid, part)
        return self._known[tzid]


@cache
def named(tzid: str) -> str:
    """Return the IANA name that a TZID stands for by itself, or an empty text."""
    bare = tzid.strip().strip('"').strip()
    if bare.upper() in _UTC:
        return "UTC"
    pieces = bare.strip("/").split("/")
    tails = ["/".join(pieces[start:]).upper().replace(" ", "_") for start in range(len(pieces))]
    for tail in (*tails, tails[-1].replace("_", "/", 1)):
        if name := _iana().get(tail):
            return name
    return _windows().get(bare.upper(), "")


@cache
def _iana() -> dict[str, str]:
    plain = (name for name in available_timezones() if name not in {"localtime", "Factory"})
    return {name.upper(): name for name in plain}


@cache
def _windows() -> dict[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {name.upper(): zone for name, zone in WINDOWS_TO_OLSON.items()}


def _defined(tzid: str, part: Component) -> Zone:
    if name := named(tzid):
        return Zone((name,), "" if name == tzid else f"zone {tzid} is {name}")
    if name := named(part.text("X-LIC-LOCATION")):
        return Zone((name,), f"zone {tzid} is {name}")
    try:
        changes = _changes(part)
    except (InvalidInputError, OverflowError):
        return Zone(())
    alike = _alike(changes)
    return Zone(alike, changes=() if alike else changes)


def _changes(part: Component) -> tuple[tuple[datetime, timedelta], ...]:
    """Return when, in UTC, a zone's clocks are set to which offset, up to the last year."""
    found: list[tuple[datetime, timedelta]] = []
    for each in part.parts:
        begin = moment_of(each.text("DTSTART"))
        before, after = offset_of(each.text("TZOFFSETFROM")), offset_of(each.text("TZOFFSETTO"))
        if begin is None or before is None or after is None:
            continue
        walls = [begin.wall]
        for line in each.all("RDATE"):
            walls += [held.wall for text in line.value.split(",") if (held := moment_of(text))]
        rule = each.first("RRULE")
        if rule is not None:
            read = parsed(rule.value)
            if read.until_utc and read.until:
                read = read._replace(until=read.until + before, until_utc=False)
            walls += list(times(read, begin.wall, _EARLY - timedelta(days=800), _LAST))
        found += [(wall - before, after) for wall in walls[:_MOST_CHANGES]]
    return tuple(sorted(found))


@cache
def _alike(changes: tuple[tuple[datetime, timedelta], ...]) -> tuple[str, ...]:
    """Return the zones whose clocks did the same in some years, the best known first."""
    for first, last in _spans(changes):
        wanted = _wanted(changes, first, last)
        sample = wanted[:: max(1, len(wanted) // 20)]
        found = [
            name
            for name in sorted(_iana().values())
            if _same(ZoneInfo(name), sample) and _same(ZoneInfo(name), wanted)
        ]
        if found:
            return tuple(sorted(found, key=_standing))
    return ()


def _spans(
    changes: tuple[tuple[datetime, timedelta], ...],
) -> list[tuple[datetime, datetime]]:
    """Return the years to compare: those of now, or those that a zone without a rule tells of."""
    told = [at for at, _ in changes if at.year >= _TOLD_FROM]
    if len(told) > 1 and told[-1] < _FIRST:
        return [(told[0] + timedelta(days=1), told[-1] + timedelta(days=60))]
    return [(_FIRST, _LAST), (_EARLY, _EARLY_LAST)] if changes else []


def _wanted(
    changes: tuple[tuple[datetime, timedelta], ...], first: datetime, last: datetime
) -> list[tuple[datetime, timedelta]]:
    """Return the offset at every fifth noon between two days."""
    found: list[tuple[datetime, timedelta]] = []
    moment = first.replace(hour=12)
    while moment < last:
        past = [offset for at, offset in changes if at <= moment]
        found.append((moment.replace(tzinfo=UTC), past[-1] if past else changes[0][1]))
        moment += timedelta(days=5)
    return found


def _same(zone: ZoneInfo, wanted: list[tuple[datetime, timedelta]]) -> bool:
    return all(zone.utcoffset(at.astimezone(zone)) == offset for at, offset in wanted)


_WELL_KNOWN = ("Europe/Berlin", "Europe/London", "America/New_York", "America/Chicago",
               "America/Denver", "America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo",
               "Asia/Shanghai", "Australia/Sydney", "Europe/Helsinki", "UTC")  # fmt: skip


def _standing(name: str) -> tuple[bool, int, int, str]:
    area = next((place for place, each in enumerate(_AREAS) if name.startswith(each)), len(_AREAS))
    return name not in _WELL_KNOWN, area, name.count("/"), name
