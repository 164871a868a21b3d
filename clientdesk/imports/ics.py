"""Calendar files (RFC 5545): the events in them, each with its rule and all that differs from it.

The library that writes them takes a minute for a hundred thousand events and stops at what is not
quite right; this reader costs seconds, and what cannot be used costs itself only.
"""

from clientdesk.ical.components import Component, components_in
from clientdesk.ical.zones import Zones
from clientdesk.importing import Happening, Import, Incomings, Outcome, PlannedRow, Tick, unheard
from clientdesk.imports._events import WANTED, EventReader, Piece
from clientdesk.imports._series import put_together
from clientdesk.model.decoding import decoded
from clientdesk.model.errors import InvalidInputError

MOST = 100_000
"""The most events that are taken from one file."""
_OTHERS = {
    "VTODO": "a to-do: only events are taken",
    "VJOURNAL": "a journal entry: only events are taken",
    "VFREEBUSY": "busy times: only events are taken",
    "VAVAILABILITY": "free times: only events are taken",
}
_MAPPING = {
    "SUMMARY": "title",
    "DTSTART": "start",
    "DTEND": "length",
    "DURATION": "length",
    "LOCATION": "place",
    "CONFERENCE": "place, where there is no other",
    "URL": "place, where there is no other",
    "DESCRIPTION": "private remarks",
    "RRULE": "how it repeats",
    "RDATE": "further times",
    "EXDATE": "what is skipped",
    "RECURRENCE-ID": "what is moved",
    "UID": "what other calendars know it by",
    "SEQUENCE": "which of two plans is newer",
    "STATUS": "whether it takes place",
    "ATTENDEE": "whose it is, and who takes part",
    "ORGANIZER": "whose it is, and who takes part",
}


def read(data: bytes, encoding: str = "", tick: Tick = unheard) -> Incomings:
    """Return the events of a file. Raises InvalidInputError if there is none."""
    text, codec = _text(data, encoding)
    root = components_in(text, WANTED, tick)
    calendars = [part for part in root.parts if part.name == "VCALENDAR"] or [root]
    events: list[Happening] = []
    unusable: list[PlannedRow] = []
    names: dict[str, None] = {}
    for calendar in calendars:
        reader = EventReader(Zones(calendar), calendar)
        pieces: list[Piece] = []
        for done, part in enumerate(calendar.parts):
            if done % 500 == 0:
                tick(done, len(calendar.parts))
            if part.name in _OTHERS:
                unusable.append(_row(part, part.text("SUMMARY"), _OTHERS[part.name]))
            if part.name != "VEVENT":
                continue
            names.update(dict.fromkeys(line.name for line in part.lines))
            try:
                pieces.append(reader.piece(part))
            except InvalidInputError as error:
                unusable.append(_row(part, part.text("SUMMARY"), str(error)))
        events += put_together(pieces)
    if not events and not unusable:
        raise InvalidInputError("there is no event in this file; an event begins with BEGIN:VEVENT")
    if len(events) > MOST:
        raise InvalidInputError(f"it holds more than {MOST:,} events; give fewer, in several files")
    mapping = tuple((name, what) for name, what in _MAPPING.items() if name in names)
    return Incomings((), mapping, tuple(unusable), f"iCalendar, {codec}", "line", tuple(events))


def _text(data: bytes, encoding: str) -> tuple[str, str]:
    if b"\0" in data and b"BEGIN:VCALENDAR" in data.upper():
        data = data.replace(b"\0", b"")
    found = decoded(data, encoding=encoding)
    return found.text, found.encoding


def _row(part: Component, name: str, why: str) -> PlannedRow:
    return PlannedRow(part.number, name[:200], Outcome.UNUSABLE, why, unit="line")


importer = Import(suffixes=(".ics", ".ical", ".ifb", ".icalendar"), read=read)
