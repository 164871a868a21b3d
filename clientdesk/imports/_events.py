"""One VEVENT of a calendar file as it is written, before those of one series are put together."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from clientdesk.ical.components import Component
from clientdesk.ical.values import length_of, moment_of
from clientdesk.ical.zones import Zone, Zones, named
from clientdesk.importing import Happening, Timed
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean, clean_line
from clientdesk.vcard.lines import Line

_WANTED = """
    UID SUMMARY DTSTART DTEND DURATION LOCATION DESCRIPTION RRULE RDATE EXDATE EXRULE SEQUENCE
    RECURRENCE-ID STATUS ATTENDEE ORGANIZER URL CONFERENCE X-GOOGLE-CONFERENCE METHOD TZID
    X-LIC-LOCATION X-WR-TIMEZONE TZOFFSETFROM TZOFFSETTO
"""
WANTED = frozenset(_WANTED.split())
"""The content lines that say something of an event or of a zone."""
USUAL = 30
"""Minutes of an event that does not say how long it is."""
LONGEST = 7 * 24 * 60
"""The most minutes that a check-in may last."""
_LONGEST_TITLE = 500
_LONGEST_PLACE = 1_000
_LONGEST_ABOUT = 20_000
_MOST_TIMES = 2_000
_MOST_PEOPLE = 200
_DAY = timedelta(days=1)


class Piece(NamedTuple):
    """One VEVENT."""

    event: Happening
    """It, without what other pieces of its series say."""
    original: Timed | None
    """Which occurrence of its series it is, or None for the series itself."""
    skipped: tuple[Timed, ...]
    """Occurrences that do not take place."""


class EventReader:
    """Reads the events of one calendar."""

    def __init__(self, zones: Zones, calendar: Component) -> None:
        """Read with the zones that the calendar defines."""
        self._zones = zones
        self._cancels = calendar.text("METHOD").upper() == "CANCEL"
        self._usual = named(calendar.text("X-WR-TIMEZONE"))
        self._told: list[str] = []

    def piece(self, part: Component) -> Piece:
        """Return one VEVENT. Raises InvalidInputError for one that cannot be used."""
        self._told = []
        line = part.first("DTSTART")
        if part.cut:
            raise InvalidInputError("the file ends before this event does")
        if line is None:
            raise InvalidInputError("it does not say when it starts (no DTSTART)")
        starts = self._timed(line)
        if starts is None:
            raise InvalidInputError(f"its start {line.value[:30]!r} is no date")
        if part.first("EXRULE") is not None:
            self._told.append("its EXRULE, which no calendar writes any more, is left out")
        rules = part.all("RRULE")
        if len(rules) > 1:
            self._told.append("of its several rules only the first is taken")
        original = part.first("RECURRENCE-ID")
        if original is not None and "RANGE" in dict(original.params):
            self._told.append("a change of all the following ones is taken for this one only")
        event = Happening(
            row=part.number,
            uid=clean_line(part.text("UID"))[:_LONGEST_TITLE],
            title=clean_line(part.text("SUMMARY"))[:_LONGEST_TITLE],
            starts=starts,
            minutes=self._minutes(part, starts),
            sequence=_sequence(part.text("SEQUENCE")),
            place=_place(part),
            about=clean(part.text("DESCRIPTION")).strip()[:_LONGEST_ABOUT],
            rule=rules[0].value.strip() if rules and original is None else "",
            further=self._listed(part.all("RDATE")),
            addresses=tuple(dict.fromkeys(_addresses(part))),
            cancelled=self._cancels or part.text("STATUS").upper() == "CANCELLED",
            told=tuple(dict.fromkeys(self._told)),
        )
        skipped = self._listed(part.all("EXDATE"))
        return Piece(event, self._timed(original) if original else None, skipped)

    # ---- times

    def _timed(self, line: Line) -> Timed | None:
        return self._read(line, line.value)

    def _read(self, line: Line, text: str) -> Timed | None:
        moment = moment_of(text)
        if moment is None:
            return None
        if moment.day_only:
            return Timed(moment.wall, (), day_only=True)
        if moment.utc:
            return Timed(moment.wall, ("UTC",))
        tzid = next((value for name, value in line.params if name == "TZID"), "")
        known = self._zones.get(tzid) if tzid else None
        if known is not None and not known.names and (utc := known.in_utc(moment.wall)):
            self._told.append(f"its zone {tzid[:40]!r} is none of the world's: kept by its offset")
            return Timed(utc, ("UTC",))
        return Timed(moment.wall, self._zone(tzid))

    def _zone(self, tzid: str) -> tuple[str, ...]:
        if not tzid:
            return (self._usual,) if self._usual else ()
        known = self._zones.get(tzid)
        name = named(tzid)
        zone = known if known is not None else Zone((name,) if name else ())
        if not zone.names:
            self._told.append(f"nothing is known of its zone {tzid[:40]!r}: taken for mine")
        elif zone.told:
            self._told.append(zone.told)
        elif name == "" and known is not None:
            self._told.append(f"zone {tzid[:40]!r} keeps the time of {zone.names[0]}")
        return zone.names

    def _listed(self, lines: Iterable[Line]) -> tuple[Timed, ...]:
        found: list[Timed] = []
        for line in lines:
            for text in line.value.split(","):
                if len(found) >= _MOST_TIMES:
                    self._told.append(f"of its dates the first {_MOST_TIMES:,} are taken")
                    return tuple(found)
                timed = self._read(line, text.partition("/")[0])
                if timed is not None:
                    found.append(timed)
        return tuple(found)

    def _minutes(self, part: Component, starts: Timed) -> int:
        length = self._length(part, starts)
        if length is None or length < timedelta():
            if length is not None:
                self._told.append("it ends before it begins: taken as half an hour")
            length = _DAY if starts.day_only else timedelta(minutes=USUAL)
        minutes = -(-length // timedelta(minutes=1)) or USUAL
        if minutes > LONGEST:
            self._told.append(f"it lasts {length.days} days, of which the desk keeps seven")
        return min(minutes, LONGEST)

    def _length(self, part: Component, starts: Timed) -> timedelta | None:
        line = part.first("DTEND")
        ends = self._timed(line) if line is not None else None
        if ends is None:
            written = part.first("DURATION")
            return length_of(written.value) if written is not None else None
        if starts.day_only or ends.day_only:
            return ends.wall - starts.wall
        return _instant(ends) - _instant(starts)


def _instant(timed: Timed) -> datetime:
    zone = ZoneInfo(timed.zones[0]) if timed.zones else UTC
    try:
        return timed.wall.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        return timed.wall.replace(tzinfo=UTC)


def _sequence(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004 - as many digits as any number has


def _place(part: Component) -> str:
    names = ("LOCATION", "CONFERENCE", "X-GOOGLE-CONFERENCE", "URL")
    return next((text for name in names if (text := clean_line(part.text(name)))), "")[
        :_LONGEST_PLACE
    ]


def _addresses(part: Component) -> Iterable[str]:
    for line in (*part.all("ORGANIZER"), *part.all("ATTENDEE"))[:_MOST_PEOPLE]:
        scheme, _, address = line.value.strip().partition(":")
        yield from (
            clean_line(each).strip()
            for each in (address if scheme.lower() == "mailto" else "", *line.of("EMAIL"))
            if "@" in each
        )
