"""The agenda as rows."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from clientdesk.services.planning.agenda import Entry, EntryKind
from clientdesk.tui.widgets.agenda_rows import Heading, Item, Row, rows_of
from tests.builders import MINE, NOW

TODAY = NOW.date()


def an_entry(text: str = "send it", *, days: int = 0, hour: int = 9, **fields: Any) -> Entry:
    when = datetime(2026, 11, 21, hour, tzinfo=MINE) + timedelta(days=days)
    given = {
        "kind": EntryKind.PROMISE,
        "client_id": "1",
        "client_name": "Ada",
        "text": text,
        "when": when,
        "has_time": True,
        "overdue": when < NOW,
        "record_table": "promises",
        "record_id": text,
        "original": None,
        "context": "",
    }
    return Entry(**{**given, **fields})


def said(rows: list[Row]) -> list[str]:
    return [
        f"{row.name} | {row.aside}"
        if isinstance(row, Heading)
        else f"{row.hour} {row.words}"
        if isinstance(row, Item)
        else ""
        for row in rows
    ]


def test_days_have_headings_and_gaps_between_them() -> None:
    entries = [an_entry(hour=16), an_entry(days=1), an_entry(days=2), an_entry(days=40)]
    assert said(rows_of(entries, TODAY)) == [
        "Today | Sat 21 Nov",
        "16:00 send it, Ada",
        "",
        "Sun 22 Nov | tomorrow",
        "09:00 send it, Ada",
        "",
        "Mon 23 Nov | in 2 days",
        "09:00 send it, Ada",
        "",
        "Thu 31 Dec | in 40 days",
        "09:00 send it, Ada",
    ]


def test_what_is_late_from_days_before_stands_first_with_its_age() -> None:
    entries = [an_entry(days=-4), an_entry(days=-1), an_entry(hour=9)]
    assert said(rows_of(entries, TODAY)) == [
        "Overdue | 2",
        "4d send it, Ada",
        "1d send it, Ada",
        "",
        "Today | Sat 21 Nov",
        "09:00 send it, Ada",
    ]


def test_entries_keep_their_order_within_a_day() -> None:
    rows = rows_of([an_entry("b", hour=18), an_entry("a", hour=16)], TODAY)
    assert said(rows)[1:] == ["18:00 b, Ada", "16:00 a, Ada"]


def test_a_check_in_goes_by_the_name_of_its_client() -> None:
    kind = EntryKind.CHECK_IN
    entries = [an_entry("call with Ada", kind=kind), an_entry("Budget", kind=kind)]
    assert said(rows_of(entries, TODAY))[1:] == ["09:00 Ada", "09:00 Ada: Budget"]


def test_a_day_without_an_hour_shows_none_and_one_client_needs_no_name() -> None:
    rows = rows_of([an_entry(has_time=False)], TODAY, one_client=True)
    assert said(rows)[1:] == [" send it"]


def test_times_can_be_told_in_the_clients_zone() -> None:
    rows = rows_of([an_entry()], TODAY, zone=lambda _entry: ZoneInfo("Asia/Tokyo"))
    assert said(rows)[1:] == ["17:00 send it, Ada"]


def test_an_empty_agenda_has_no_rows() -> None:
    assert rows_of([], date(2026, 11, 21)) == []
