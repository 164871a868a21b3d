"""Check-ins as a calendar: other programs count the same days, and read nothing private."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from clientdesk.exporting import Dossier, Material
from clientdesk.exports.ics import render
from clientdesk.model.checkin import AgendaItem, AgendaKind, CheckIn, Occurrence, OccurrenceState
from clientdesk.model.client import Client
from clientdesk.model.field import Privacy, visible
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.services.planning.occurrences import slots
from tests.builders import a_checkin, a_client

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.services.workbench import Workbench

TODAY = date(2026, 11, 22)
ZONES = (
    "Europe/Bratislava",
    "America/New_York",
    "Asia/Kuala_Lumpur",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "UTC",
)


def calendar_of(client: Client, *checkins: CheckIn) -> Calendar:
    shown = tuple(visible(one, Privacy.CLIENT) for one in checkins)
    dossier = Dossier(
        stem="ada",
        client=visible(client, Privacy.CLIENT),
        last_touch=None,
        records={CheckIn.table: shown},
    )
    (page,) = render(Material(today=TODAY, dossiers=(dossier,)))
    assert all(len(line.encode()) <= 75 for line in page.text.split("\r\n"))
    return Calendar.from_ical(page.text)


def walls(calendar: Calendar, first: date, last: date) -> list[datetime]:
    """Expand a calendar with nothing but dateutil: the wall times of its events."""
    found: dict[datetime, datetime] = {}
    overrides: dict[datetime, datetime] = {}
    events: Any = calendar.events
    for event in events:
        start = event["DTSTART"].dt.replace(tzinfo=None)
        if "RECURRENCE-ID" in event:
            overrides[event["RECURRENCE-ID"].dt.replace(tzinfo=None)] = start
            continue
        if "RRULE" not in event:
            found[start] = start
            continue
        found |= {one: one for one in _expanded(event, start, last)}
    found |= overrides
    return sorted(one for one in found.values() if first <= one.date() <= last)


def _expanded(event: Any, start: datetime, last: date) -> set[datetime]:
    rule: Any = event["RRULE"]
    text = rule.to_ical().decode()
    if "UNTIL" in rule:
        zone = event["DTSTART"].dt.tzinfo
        until = rule["UNTIL"][0].astimezone(zone).replace(tzinfo=None)
        text = text.replace(rule["UNTIL"][0].strftime("%Y%m%dT%H%M%SZ"), f"{until:%Y%m%dT%H%M%S}")
    given = event.get("EXDATE", [])
    dates = given if isinstance(given, list) else [given]
    skipped = {one.dt.replace(tzinfo=None) for each in dates for one in each.dts}
    end = datetime.combine(last, datetime.max.time())
    return set(rrule.rrulestr(text, dtstart=start).between(start, end, inc=True)) - skipped


@st.composite
def plans(draw: st.DrawFn) -> CheckIn:
    frequency = draw(st.sampled_from(Frequency))
    weekdays: tuple[int, ...] = ()
    position = 0
    if frequency is Frequency.WEEKLY:
        weekdays = tuple(draw(st.sets(st.integers(0, 6), max_size=3)))
    elif frequency is not Frequency.DAILY and draw(st.booleans()):
        position = draw(st.sampled_from([1, 2, 5, -1, -2]))
        weekdays = tuple(draw(st.sets(st.integers(0, 6), max_size=2)))
    day = draw(st.dates(date(2024, 1, 1), date(2026, 12, 31)) | st.just(date(2024, 2, 29)))
    rule = Recurrence(
        frequency=frequency,
        interval=draw(st.integers(1, 4)),
        weekdays=weekdays,
        position=position,
        until=draw(st.none() | st.dates(date(2025, 1, 1), date(2030, 12, 31))),
        count=draw(st.sampled_from([0, 0, 1, 3, 20])),
    )
    hour = draw(st.sampled_from([0, 2, 10, 23]))
    made = a_checkin("CLIENT", f"{day} {hour:02}:30", zone=draw(st.sampled_from(ZONES)))
    plain = replace(made, recurrence=rule)
    given = [slot.original for slot in slots(plain, day, day + timedelta(days=800))][:6]
    exceptions = []
    for original in given:
        state, moved = draw(
            st.sampled_from(
                [(OccurrenceState.SKIPPED, False), (OccurrenceState.PLANNED, True), (None, False)]
            )
        )
        if state is not None:
            to = original + timedelta(hours=26) if moved else None
            exceptions.append(Occurrence(original=original, state=state, moved_to=to))
    return replace(plain, occurrences=tuple(exceptions))


@settings(deadline=None, max_examples=60)
@given(checkin=plans())
def test_another_program_counts_the_same_days(checkin: CheckIn) -> None:
    first, last = date(2024, 1, 1), date(2036, 12, 31)
    wanted = sorted(
        slot.wall for slot in slots(checkin, first, last) if slot.state is OccurrenceState.PLANNED
    )
    got = walls(calendar_of(a_client(), checkin), first, last)
    assert got == wanted


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_is_told_so_that_any_program_knows_its_offsets(zone: str) -> None:
    checkin = a_checkin("CLIENT", "2026-03-20 10:00", zone=zone)
    calendar = calendar_of(a_client(), checkin)
    (event,) = calendar.events
    assert event.start == datetime(2026, 3, 20, 10, tzinfo=ZoneInfo(zone))
    if zone != "UTC":
        (described,) = calendar.timezones
        told = described.to_tz()
        for month in (1, 3, 7, 10, 11):
            wall = datetime(2027, month, 15, 12)
            assert (
                wall.replace(tzinfo=told).utcoffset()
                == wall.replace(tzinfo=ZoneInfo(zone)).utcoffset()
            )


def test_nothing_private_is_told() -> None:
    client = a_client("Ada & Co", private="secret one")
    checkin = a_checkin(
        client,
        title="Review; part 1, \\ done",
        place="Hlavná 1\nPoprad",
        items=(AgendaItem(kind=AgendaKind.PAIN_POINT, text="inner pain"),),
        private="secret two",
        occurrences=(
            Occurrence(
                original=datetime(2026, 11, 24, 10),
                state=OccurrenceState.DONE,
                outcome="inner outcome",
            ),
        ),
    )
    calendar = calendar_of(client, checkin)
    text = calendar.to_ical().decode()
    assert not [word for word in ("secret", "inner", "pain") if word in text]
    event: Any = calendar.events[0]
    assert event["SUMMARY"] == "Review; part 1, \\ done"
    assert event["UID"] == f"{checkin.id.lower()}@clientdesk"
    assert event["DTSTAMP"].dt == datetime(2026, 11, 22, tzinfo=UTC)


def test_an_event_that_came_from_elsewhere_keeps_its_name() -> None:
    event: Any = calendar_of(a_client(), a_checkin("C", uid="abc@other", sequence=3)).events[0]
    assert (event["UID"], event["SEQUENCE"]) == ("abc@other", 3)


def test_the_sample_desk_opens_in_another_program(bench: "Workbench", tmp_path: "Path") -> None:
    (path,) = bench.porter.export("ics", tmp_path / "all.ics").files
    calendar = Calendar.from_ical(path.read_bytes())
    assert len(list(calendar.events)) >= 10
    assert not any(event.errors for event in calendar.events)
    found = bench.roster.find("Halden")
    text = bench.porter.export("ics", None, client_id=found.id).text
    assert "Showroom and catalogue" in text
    assert "Peat" not in text
