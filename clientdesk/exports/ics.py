"""Check-ins as a calendar that other programs open (RFC 5545): what the client may see of them.

A rule that falls back to a month's last day is told in the standard's own words: of the days from
the 28th to the wanted one the last that the month has (BYMONTHDAY with BYSETPOS=-1).
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from clientdesk.exporting import Dossier, Export, Fields, Material, Page
from clientdesk.model.checkin import CheckIn, OccurrenceState
from clientdesk.model.field import Privacy
from clientdesk.model.recurrence import Frequency

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODUCT = "-//clientdesk//check-ins//EN"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ALWAYS = 28
"""The last day that every month has."""


def render(material: Material) -> Iterator[Page]:
    """Yield one calendar of all check-ins of the clients asked for."""
    calendar = _calendar()
    for dossier in material.dossiers:
        for checkin in dossier.of(CheckIn.table):
            for event in events(checkin, dossier, material.today):
                calendar.add_component(event)
    starts = [each["starts"] for one in material.dossiers for each in one.of(CheckIn.table)]
    first = _moment(min(starts)).year - 1 if starts else material.today.year
    calendar.add_missing_timezones(first_date=date(first, 1, 1))
    single = len(material.dossiers) == 1
    stem = f"{material.dossiers[0].stem}-check-ins" if single else "check-ins"
    text = calendar.to_ical().decode("utf-8")
    yield Page(f"{material.today:%Y-%m-%d}-{stem}.ics", text)


def _calendar() -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    return calendar


def events(checkin: Fields, dossier: Dossier, today: date) -> "Iterator[Event]":
    """Yield a check-in as an event, and one more for each occurrence that was moved."""
    zone = _zone(checkin["zone"] or dossier.client["zone"])
    changed = {_moment(one["original"]): one for one in checkin["occurrences"]}
    skipped = [at for at, one in changed.items() if one["state"] == OccurrenceState.SKIPPED]
    moved = {at: _moment(one["moved_to"]) for at, one in changed.items() if one["moved_to"]}
    rule, further = checkin["recurrence"], [_moment(each) for each in checkin.get("extra", ())]
    anchor = _moment(checkin["starts"])
    if rule is None and not further:
        if anchor not in skipped:
            yield _event(checkin, dossier, today, moved.get(anchor, anchor).replace(tzinfo=zone))
        return
    first = anchor if rule is None else _first(anchor, rule)
    if first is None and not further:
        return
    event = _event(checkin, dossier, today, (first or min(further)).replace(tzinfo=zone))
    if rule is not None and first is not None:
        event.add("RRULE", _rule(rule, anchor, zone))
    for name, walls in (("RDATE", further), ("EXDATE", skipped)):
        for at in sorted(walls):
            event.add(name, at.replace(tzinfo=zone))
    yield event
    for at, to in sorted(moved.items()):
        if at not in skipped:
            override = _event(checkin, dossier, today, to.replace(tzinfo=zone))
            override.add("RECURRENCE-ID", at.replace(tzinfo=zone))
            yield override


def _event(checkin: Fields, dossier: Dossier, today: date, starts: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("UID", checkin["uid"] or f"{checkin['id'].lower()}@clientdesk")
    event.add("DTSTAMP", datetime.combine(today, time.min, UTC))
    event.add("SEQUENCE", checkin["sequence"])
    event.add("SUMMARY", checkin["title"] or f"{checkin['channel']}: {dossier.client['name']}")
    event.add("DTSTART", starts)
    event.add("DURATION", timedelta(minutes=max(1, checkin["minutes"])))
    if checkin["place"]:
        event.add("LOCATION", checkin["place"])
    return event


def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name or "UTC")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _first(anchor: datetime, rule: Fields) -> datetime | None:
    """Return the first time that a rule gives: DTSTART must be one, and the anchor need not be."""
    return next(_times(anchor, {**rule, "count": 0}), None)


def _times(anchor: datetime, rule: Fields) -> Iterator[datetime]:
    """Yield the wall times of a rule, up to its last day."""
    from dateutil import rrule

    parts = {**_unit(rule, anchor), **({"COUNT": rule["count"]} if rule["count"] else {})}
    text = ";".join(
        f"{name}={','.join(map(str, value)) if isinstance(value, list) else value}"
        for name, value in parts.items()
    )
    last = date.fromisoformat(rule["until"]) if rule["until"] else date.max
    for moment in rrule.rrulestr(text, dtstart=anchor):
        if moment.date() > last:
            return
        yield moment


def _rule(rule: Fields, anchor: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """Return a rule in the standard's parts, which has one end at most, UNTIL told in UTC."""
    parts = _unit(rule, anchor)
    if rule["count"]:
        parts["COUNT"] = sum(1 for _ in _times(anchor, rule)) if rule["until"] else rule["count"]
    elif rule["until"]:
        end = datetime.combine(date.fromisoformat(rule["until"]), time(23, 59, 59), zone)
        parts["UNTIL"] = end.astimezone(UTC)
    return parts


def _unit(rule: Fields, anchor: datetime) -> dict[str, Any]:
    frequency = Frequency(rule["frequency"])
    parts: dict[str, Any] = {"FREQ": frequency.name, "INTERVAL": max(1, rule["interval"])}
    weekdays = [_DAYS[day] for day in sorted({day % 7 for day in rule["weekdays"]})]
    if frequency is Frequency.WEEKLY:
        parts |= {"BYDAY": weekdays or [_DAYS[anchor.weekday()]], "WKST": "MO"}
    elif frequency is not Frequency.DAILY:
        parts |= _in_month(rule, anchor, weekdays)
        if frequency is Frequency.YEARLY:
            parts["BYMONTH"] = [anchor.month]
    return parts


def _in_month(rule: Fields, anchor: datetime, weekdays: list[str]) -> dict[str, Any]:
    if rule["position"]:
        named = weekdays or [_DAYS[anchor.weekday()]]
        return {"BYDAY": [f"{rule['position']}{day}" for day in named]}
    if anchor.day <= _ALWAYS:
        return {"BYMONTHDAY": [anchor.day]}
    return {"BYMONTHDAY": list(range(_ALWAYS, anchor.day + 1)), "BYSETPOS": -1}


export = Export(
    summary="check-ins for a calendar program (RFC 5545)",
    audience=Privacy.CLIENT,
    suffix=".ics",
    folder=False,
    render=render,
)
