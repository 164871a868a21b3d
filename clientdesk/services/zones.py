"""Time zones by their IANA names, and wall times made aware in them."""

from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from clientdesk.model.errors import InvalidInputError


@cache
def zone_named(name: str) -> ZoneInfo:
    """Return the zone of an IANA name. Raises InvalidInputError, which names close spellings."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        raise InvalidInputError(_unknown(name)) from error


def checked_zone(name: str) -> str:
    """Return a zone name that holds, or the empty one. Raises InvalidInputError."""
    return zone_named(name).key if name else ""


def aware(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return a naive wall time as an aware one in its zone.

    A time that a clock change skips is read with the offset from before the change, one that comes
    twice is the first of the two (RFC 5545, section 3.3.5).
    """
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC).astimezone(zone)


def machine_zone() -> ZoneInfo:
    """Return the machine's zone, or UTC where it does not tell."""
    for source in (_zone_variable, _zone_link):
        name = source()
        if name:
            try:
                return zone_named(name)
            except InvalidInputError:
                continue
    return ZoneInfo("UTC")


def _zone_variable() -> str:
    import os

    return os.environ.get("TZ", "").removeprefix(":")


def _zone_link() -> str:
    for place in ("/etc/localtime", "/var/db/timezone/localtime"):
        _, found, name = str(Path(place).resolve()).partition("zoneinfo/")
        if found:
            return name.removeprefix("posix/")
    named = Path("/etc/timezone")
    return named.read_text(encoding="ascii", errors="replace").strip() if named.is_file() else ""


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    known = sorted(available_timezones())
    words = {zone.rpartition("/")[2].lower(): zone for zone in known}
    typed = name.strip().lower().replace(" ", "_")
    close = [words[word] for word in get_close_matches(typed, words, 2)]
    close += [zone for zone in get_close_matches(name, known, 2) if zone not in close]
    advice = f"did you mean {' or '.join(close[:2])}?" if close else "one is Europe/Bratislava"
    return f"there is no time zone {name!r}; {advice}"


def deadline(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment after which a due time has passed: midnight means the whole of the day."""
    return aware(wall if has_time(wall) else wall + timedelta(days=1), zone)


def has_time(wall: datetime) -> bool:
    """Tell whether a due time names a time of day; midnight stands for the day alone."""
    return wall.time() != time()
