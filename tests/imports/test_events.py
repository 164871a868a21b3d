"""Calendar files: each event is told before it is taken, and nothing known is lost."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from clientdesk.importing import ImportPlan, Outcome, PlannedRow
from clientdesk.model.checkin import CheckIn, OccurrenceState
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.person import Channel
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.services.workbench import Workbench
from tests.builders import a_client, a_person, at, wall

WEEKLY = Recurrence(frequency=Frequency.WEEKLY)
BERLIN_BY_RULE = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


@pytest.fixture
def bench(workbench: Workbench) -> Workbench:
    person = a_person("Liv Strand", "liv@fjord.example")
    workbench.roster.save(a_client("Fjord", zone="Europe/Oslo", people=(person,)))
    workbench.roster.save(a_client("Peat & Partners"))
    return workbench


def calendar(*events: str, before: str = "") -> str:
    held = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{before}{held}END:VCALENDAR\n"


def planned(bench: Workbench, folder: Path, data: str | bytes, client: str = "Fjord") -> ImportPlan:
    path = folder / "in.ics"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    client_id = bench.roster.find(client).id if client else ""
    return bench.porter.plan_import(path, client_id=client_id)


def taken(bench: Workbench, folder: Path, data: str | bytes, client: str = "Fjord") -> PlannedRow:
    plan = planned(bench, folder, data, client)
    bench.porter.apply(plan)
    return plan.rows[0]


def only(bench: Workbench, client: str = "Fjord") -> CheckIn:
    (found,) = bench.calendar.of(bench.roster.find(client).id)
    return found


def starts(bench: Workbench, first: date, last: date) -> list[str]:
    shown = [one for one in bench.calendar.between(first, last) if one.state == "planned"]
    return [f"{one.starts:%m-%d %H:%M}" for one in shown]


# ---- whose it is


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("ATTENDEE;CN=Liv:mailto:LIV@fjord.example", "Fjord"),
        ("ORGANIZER:MAILTO:liv@fjord.example\nSUMMARY:Peat & Partners", "Fjord"),
        ("SUMMARY:Lunch with peat & PARTNERS\\, Oslo", "Peat & Partners"),
    ],
)
def test_an_event_is_of_the_client_whose_address_or_name_it_has(
    bench: Workbench, tmp_path: Path, lines: str, name: str
) -> None:
    row = taken(bench, tmp_path, calendar(f"UID:1\nDTSTART:20261201T100000\n{lines}"), "")
    assert row.outcome is Outcome.NEW
    found = only(bench, name)
    liv = bench.roster.find("Fjord").people[0].id
    assert found.people == ((liv,) if name == "Fjord" else ())


def test_an_event_of_nobody_or_of_two_is_left_out_and_says_so(
    bench: Workbench, tmp_path: Path
) -> None:
    both = "UID:2\nDTSTART:20261201T100000\nSUMMARY:Fjord and Peat Partners: Fjord"
    plan = planned(
        bench, tmp_path, calendar("UID:1\nDTSTART:20261201T100000\nSUMMARY:Dentist", both), ""
    )
    assert [row.outcome for row in plan.rows] == [Outcome.UNUSABLE, Outcome.NEW]
    assert "--client" in plan.rows[0].why


# ---- when it is


@pytest.mark.parametrize(
    ("start", "kept", "zone"),
    [
        ("DTSTART:20261201T100000", "2026-12-01 10:00", "Europe/Bratislava"),
        ("DTSTART:20261201T100000Z", "2026-12-01 11:00", "Europe/Bratislava"),
        ("DTSTART:20270701T100000Z", "2027-07-01 12:00", "Europe/Bratislava"),
        ("DTSTART;TZID=Asia/Tokyo:20261201T100000", "2026-12-01 10:00", "Asia/Tokyo"),
        ("DTSTART;TZID=Tokyo Standard Time:20261201T100000", "2026-12-01 10:00", "Asia/Tokyo"),
        ("DTSTART;TZID=/x.org/20260101/Asia/Tokyo:20261201T100000", "2026-12-01 10:00",
         "Asia/Tokyo"),
        ("DTSTART;VALUE=DATE:20261201", "2026-12-01 00:00", "Europe/Bratislava"),
    ],
)  # fmt: skip
def test_it_is_kept_as_wall_time_in_a_zone_of_the_world(
    bench: Workbench, tmp_path: Path, start: str, kept: str, zone: str
) -> None:
    taken(bench, tmp_path, calendar(f"UID:1\n{start}"))
    found = only(bench)
    assert (found.starts, found.zone) == (wall(kept), zone)
    assert found.minutes == (24 * 60 if "DATE" in start else 30)


def test_a_zone_that_is_only_described_is_known_by_what_its_clocks_do(
    bench: Workbench, tmp_path: Path
) -> None:
    zone = BERLIN_BY_RULE.format(name="Office (Mitte)")
    event = "UID:1\nDTSTART;TZID=Office (Mitte):20261201T100000"
    row = taken(bench, tmp_path, calendar(event, before=zone))
    assert only(bench).zone == "Europe/Bratislava"  # mine, of all that keep that time
    assert "'Office (Mitte)' keeps the time of" in row.why


@pytest.mark.parametrize(
    ("name", "zone", "wanted"),
    [
        ("America_New_York", "", "America/New_York"),
        ("No rule", """BEGIN:DAYLIGHT
DTSTART:20140330T030000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20141026T020000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD""", "Europe/Bratislava"),
    ],
)  # fmt: skip
def test_a_zone_is_known_by_less_than_all_of_it(
    bench: Workbench, tmp_path: Path, name: str, zone: str, wanted: str
) -> None:
    held = f"BEGIN:VTIMEZONE\nTZID:{name}\n{zone}\nEND:VTIMEZONE\n"
    event = f'UID:1\nDTSTART;TZID="{name}":20261201T100000'
    taken(bench, tmp_path, calendar(event, before=held))
    assert only(bench).zone == wanted


def test_a_time_of_a_zone_that_the_world_has_not_is_kept_by_its_offset(
    bench: Workbench, tmp_path: Path
) -> None:
    zone = BERLIN_BY_RULE.format(name="Odd").replace("+0100", "-0337").replace("+0200", "-0237")
    event = "UID:1\nDTSTART;TZID=Odd:20261201T100000"
    row = taken(bench, tmp_path, calendar(event, before=zone))
    assert "none of the world's" in row.why
    assert only(bench).starts == wall("2026-12-01 14:37")


def test_a_zone_that_nobody_knows_is_said(bench: Workbench, tmp_path: Path) -> None:
    row = taken(bench, tmp_path, calendar("UID:1\nDTSTART;TZID=Mars/Base:20261201T100000"))
    assert "nothing is known of its zone 'Mars/Base': taken for mine" in row.why


@pytest.mark.parametrize(
    ("lines", "minutes", "said"),
    [
        ("DTEND:20261201T113000", 90, ""),
        ("DURATION:PT45M", 45, ""),
        ("DTEND:20261201T090000", 30, "ends before it begins"),
        ("DTEND:20270201T090000", 7 * 24 * 60, "lasts 61 days"),
    ],
)
def test_its_length_is_what_lies_between(
    bench: Workbench, tmp_path: Path, lines: str, minutes: int, said: str
) -> None:
    row = taken(bench, tmp_path, calendar(f"UID:1\nDTSTART:20261201T100000\n{lines}"))
    assert only(bench).minutes == minutes
    assert said in row.why


# ---- how it repeats


@pytest.mark.parametrize(
    ("start", "rule", "wanted"),
    [
        ("20261124", "FREQ=WEEKLY;BYDAY=TU,TH;INTERVAL=2;COUNT=5",
         Recurrence(frequency=Frequency.WEEKLY, interval=2, weekdays=(1, 3), count=5)),
        ("20261124", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
         Recurrence(frequency=Frequency.WEEKLY, weekdays=(0, 1, 2, 3, 4))),
        ("20261127", "FREQ=MONTHLY;BYDAY=-1FR",
         Recurrence(frequency=Frequency.MONTHLY, position=-1)),
        ("20261208", "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2",
         Recurrence(frequency=Frequency.MONTHLY, position=2)),
        ("20261231", "FREQ=MONTHLY;BYMONTHDAY=-1", Recurrence(frequency=Frequency.MONTHLY)),
        ("20261130", "FREQ=YEARLY;UNTIL=20291201T000000Z",
         Recurrence(frequency=Frequency.YEARLY, until=date(2029, 12, 1))),
    ],
)  # fmt: skip
def test_a_rule_becomes_ours_where_both_give_the_same_days(
    bench: Workbench, tmp_path: Path, start: str, rule: str, wanted: Recurrence
) -> None:
    taken(bench, tmp_path, calendar(f"UID:1\nDTSTART:{start}T100000\nRRULE:{rule}"))
    found = only(bench).recurrence
    assert found is not None
    assert replace(found, until=None) == replace(wanted, until=None)
    assert bool(found.until) == bool(wanted.until)


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["12-31 10:00", "01-29 10:00"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["12-31 10:00", "01-31 10:00"]),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", ["12-15 10:00", "01-01 10:00"]),
        ("FREQ=WEEKLY;BYHOUR=10,16;UNTIL=20270110T000000Z", ["12-03 10:00", "12-03 16:00"]),
    ],
)
def test_a_rule_that_ours_cannot_say_becomes_single_times_and_says_so(
    bench: Workbench, tmp_path: Path, rule: str, first: list[str]
) -> None:
    row = taken(bench, tmp_path, calendar(f"UID:1\nDTSTART:20261203T100000\nRRULE:{rule}"))
    assert "no rule of ours gives its days" in row.why
    assert only(bench).recurrence is None
    assert starts(bench, date(2026, 12, 2), date(2027, 2, 2))[:2] == first
    assert planned(bench, tmp_path, bench.porter.export("ics", None).text).rows[0].outcome == "same"


def test_what_is_skipped_moved_and_added_is_so_on_the_desk(
    bench: Workbench, tmp_path: Path
) -> None:
    series = """UID:1
DTSTART;TZID=Europe/Bratislava:20261124T100000
RRULE:FREQ=WEEKLY;COUNT=5
EXDATE;TZID=Europe/Bratislava:20261201T100000
EXDATE:20261208T090000Z
RDATE;TZID=Europe/Bratislava:20261218T160000"""
    moved = "UID:1\nRECURRENCE-ID:20261215T090000Z\nDTSTART:20261216T130000Z"
    gone = "UID:1\nSTATUS:CANCELLED\nRECURRENCE-ID:20261222T090000Z\nDTSTART:20261222T090000Z"
    taken(bench, tmp_path, calendar(moved, series, gone))
    wanted = ["11-24 10:00", "12-16 14:00", "12-18 16:00"]
    assert starts(bench, date(2026, 11, 1), date(2027, 2, 1)) == wanted


def test_a_series_that_repeats_by_utc_stays_there(bench: Workbench, tmp_path: Path) -> None:
    taken(bench, tmp_path, calendar("UID:1\nDTSTART:20261201T090000Z\nRRULE:FREQ=MONTHLY"))
    assert starts(bench, date(2027, 2, 1), date(2027, 4, 30)) == [
        "02-01 10:00",
        "03-01 10:00",
        "04-01 11:00",
    ]


def test_what_is_past_counts_as_done_and_nags_nobody(bench: Workbench, tmp_path: Path) -> None:
    rule = "RRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;COUNT=100"
    row = taken(bench, tmp_path, calendar(f"UID:1\nDTSTART:20190131T100000\n{rule}"))
    assert "what is past counts as done" in row.why
    found = only(bench)
    assert found.upcoming == wall("2026-11-30 10:00")
    assert len(found.occurrences) < 5
    ahead = starts(bench, date(2026, 11, 22), date(2030, 1, 1))
    assert ahead[:4] == ["11-30 10:00", "12-31 10:00", "01-31 10:00", "02-28 10:00"]
    assert len(ahead) == 6


# ---- known events


def test_our_own_export_comes_back_as_the_same(bench: Workbench, tmp_path: Path) -> None:
    fjord = bench.roster.find("Fjord")
    bench.calendar.add(fjord.id, wall("2026-11-30 10:00"), zone="America/New_York", place="Oslo")
    weekly = bench.calendar.add(fjord.id, wall("2026-11-23 09:00"), recurrence=WEEKLY)
    bench.calendar.skip(weekly.id, wall("2026-11-30 09:00"))
    bench.calendar.move(weekly.id, wall("2026-12-07 09:00"), wall("2026-12-08 11:00"))
    monthly = replace(WEEKLY, frequency=Frequency.MONTHLY, until=date(2028, 1, 1))
    bench.calendar.add(fjord.id, wall("2026-12-31 10:00"), recurrence=monthly, title="Ends; all")
    plan = planned(bench, tmp_path, bench.porter.export("ics", None).text, "")
    assert [row.outcome for row in plan.rows] == [Outcome.SAME] * 3, plan.rows


def test_a_higher_number_changes_what_is_known_and_undo_takes_it_back(
    bench: Workbench, tmp_path: Path
) -> None:
    text = calendar("UID:a@b\nDTSTART:20261201T100000\nSUMMARY:Plan\nRRULE:FREQ=WEEKLY")
    taken(bench, tmp_path, text)
    before = bench.calendar.done(only(bench).id, wall("2026-12-01 10:00"), "went well")
    later = text.replace("T100000", "T110000").replace("Plan", "Plan B")
    same_number = planned(bench, tmp_path, later).rows[0]
    assert same_number.outcome is Outcome.CONFLICT
    row = taken(bench, tmp_path, later.replace("SUMMARY", "SEQUENCE:4\nSUMMARY"))
    assert row.outcome is Outcome.CHANGED
    found = only(bench)
    assert (found.title, found.sequence, found.starts) == ("Plan B", 4, wall("2026-12-01 11:00"))
    assert found.upcoming == wall("2026-12-08 11:00")
    (kept,) = found.occurrences
    assert (kept.state, kept.outcome) == (OccurrenceState.DONE, "went well")
    assert kept.moved_to == wall("2026-12-01 10:00")
    older = planned(bench, tmp_path, text).rows[0]
    assert older.outcome is Outcome.CONFLICT
    assert "later plan" in older.why
    bench.history.undo()
    assert only(bench) == before


def test_an_event_that_is_cancelled_there_goes_to_the_trash(
    bench: Workbench, tmp_path: Path
) -> None:
    text = calendar("UID:a\nDTSTART:20261201T100000")
    taken(bench, tmp_path, text)
    row = taken(bench, tmp_path, text.replace("UID:a", "UID:a\nSEQUENCE:1\nSTATUS:CANCELLED"))
    assert (row.outcome, row.why) == (Outcome.CHANGED, "it is cancelled: to the trash")
    assert bench.calendar.of(bench.roster.find("Fjord").id) == []
    assert planned(bench, tmp_path, text).rows[0].outcome is Outcome.CONFLICT


def test_an_event_without_a_name_is_not_taken_twice(bench: Workbench, tmp_path: Path) -> None:
    text = calendar("DTSTART:20261201T100000\nSUMMARY:Plan")
    assert taken(bench, tmp_path, text).outcome is Outcome.NEW
    assert taken(bench, tmp_path, text).outcome is Outcome.SAME


def test_a_link_is_a_video_call_and_the_description_is_nobodys_business(
    bench: Workbench, tmp_path: Path
) -> None:
    event = "UID:1\nDTSTART:20261201T100000\nURL:https://meet.example/x\nDESCRIPTION:inner\\nthing"
    taken(bench, tmp_path, calendar(event))
    found = only(bench)
    assert (found.channel, found.private) == (Channel.VIDEO, "inner\nthing")
    assert "inner" not in bench.porter.export("ics", None).text


# ---- files that are not as they should be


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ("UID:1\nSUMMARY:x", "no DTSTART"),
        ("UID:1\nDTSTART:20261301T100000", "is no date"),
        ("UID:1\nDTSTART:20261201T100000\nRRULE:FREQ=SECONDLY", "by the second"),
        ("UID:1\nDTSTART:20261201T100000\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no day"),
        ("UID:1\nDTSTART:20261201T100000\nRRULE:FREQ=DAILY;UNTIL=20200101", "before it begins"),
        ("UID:1\nDTSTART:20261201T000000\nRRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5", "more than 400"),
    ],
)
def test_an_event_that_cannot_be_costs_itself_only(
    bench: Workbench, tmp_path: Path, event: str, why: str
) -> None:
    plan = planned(bench, tmp_path, calendar(event, "UID:2\nDTSTART:20261201T100000"))
    assert sorted(row.outcome for row in plan.rows) == ["new", "unusable"]
    assert why in next(row.why for row in plan.rows if row.outcome is Outcome.UNUSABLE)


def test_a_count_without_measure_is_no_end(bench: Workbench, tmp_path: Path) -> None:
    rule = "RRULE:FREQ=DAILY;COUNT=1000000000"
    taken(bench, tmp_path, calendar(f"UID:1\nDTSTART:20261201T100000\n{rule}"))
    assert only(bench).recurrence == Recurrence(frequency=Frequency.DAILY)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"BEGIN:VCALENDAR\nEND:VCALENDAR",
        b"\x00\x01\x02" * 50,
        b"BEGIN:VCARD\nFN:x\nEND:VCARD",
    ],
)
def test_a_file_without_events_ends_with_a_sentence(
    bench: Workbench, tmp_path: Path, data: bytes
) -> None:
    with pytest.raises(InvalidInputError):
        planned(bench, tmp_path, data)


def test_broken_folds_zeros_and_open_ends_are_lived_with(bench: Workbench, tmp_path: Path) -> None:
    data = calendar("UID:1\nDTSTART:20261201T100000\nSUM MARY\n:\n;;=\nSUMMARY:Sta\x00te\n of play")
    plan = planned(bench, tmp_path, data + "BEGIN:VEVENT\nUID:9\nDTSTART:20261201T100000")
    assert [(row.name, row.outcome.value) for row in plan.rows] == [("Stateof play", "new")]
    windows = calendar("UID:1\nDTSTART:20261201T100000\nSUMMARY:Žofia").encode("cp1250")
    assert planned(bench, tmp_path, windows).rows[0].name == "Žofia"
    nested = "BEGIN:VEVENT\n" * 5_000 + "DTSTART:20261201T100000\n"
    plan = planned(bench, tmp_path, f"BEGIN:VCALENDAR\n{nested}")
    assert "the file ends before" in plan.rows[0].why


def test_many_events_take_no_long_time(bench: Workbench, tmp_path: Path) -> None:
    rule = "RRULE:FREQ=MONTHLY;BYDAY=1MO,3WE;BYSETPOS=2"
    events = (f"UID:{n}\nDTSTART:20261201T{n % 24:02}0000\n{rule}" for n in range(2_000))
    begun = time.perf_counter()
    plan = planned(bench, tmp_path, calendar(*events))
    assert plan.count(Outcome.NEW) == 2_000
    assert time.perf_counter() - begun < 10


def test_a_series_without_its_rule_is_the_times_that_i_was_asked_to(
    bench: Workbench, tmp_path: Path
) -> None:
    one = "UID:1\nRECURRENCE-ID:20261201T100000\nDTSTART:20261201T100000"
    row = taken(bench, tmp_path, calendar(one, one.replace("1201", "1208")))
    assert "single occurrences of a series" in row.why
    assert only(bench).extra == (wall("2026-12-08 10:00"),)


def test_moments_of_an_update_stay_right_over_a_clock_change(
    bench: Workbench, tmp_path: Path
) -> None:
    taken(bench, tmp_path, calendar("UID:1\nDTSTART;TZID=America/New_York:20270314T023000"))
    (one,) = bench.calendar.between(date(2027, 3, 14), date(2027, 3, 14))
    assert one.starts.astimezone(UTC) == datetime(2027, 3, 14, 7, 30, tzinfo=UTC)
    assert one.starts == at("2027-03-14 08:30")
    assert one.ends - one.starts == timedelta(minutes=30)
