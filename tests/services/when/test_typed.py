"""What people type for a date is read as they mean it, or refused with a sentence."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.services.when.typed import read_when, recurrence_text

MINE = ZoneInfo("Europe/Bratislava")
NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 21, 14, 2, tzinfo=MINE)  # a Saturday


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("fri 15:00", "2026-11-27 15:00"),
        ("+3d", "2026-11-24"),
        ("+2w", "2026-12-05"),
        ("+2h", "2026-11-21 16:02"),
        ("in a week", "2026-11-28"),
        ("2 dec", "2026-12-02"),
        ("2 dec 9", "2026-12-02 09:00"),
        ("dec 2 2027 9:15", "2027-12-02 09:15"),
        ("2nd december", "2026-12-02"),
        ("1 jan", "2027-01-01"),
        ("21 nov", "2026-11-21"),
        ("29 feb", "2028-02-29"),
        ("next tue", "2026-11-24"),
        ("next sat", "2026-11-28"),
        ("sat", "2026-11-28"),
        ("this sunday", "2026-11-22"),
        ("tue 24 nov", "2026-11-24"),
        ("tomorrow 9", "2026-11-22 09:00"),
        ("today", "2026-11-21"),
        ("15:00", "2026-11-21 15:00"),
        ("9am", "2026-11-22 09:00"),
        ("3:30 pm", "2026-11-21 15:30"),
        ("12am tomorrow", "2026-11-22 00:00"),
        ("12pm", "2026-11-22 12:00"),
        ("noon tomorrow", "2026-11-22 12:00"),
        ("day after tomorrow", "2026-11-23"),
        ("next week", "2026-11-23"),
        ("next month", "2026-12-01"),
        ("the 5th", "2026-12-05"),
        ("2026-12-02", "2026-12-02"),
        ("2026-12-02T15:00", "2026-12-02 15:00"),
        ("2026-12-02 15:00", "2026-12-02 15:00"),
        ("25/12", "2026-12-25"),
        ("12/25", "2026-12-25"),
        ("3/3", "2027-03-03"),
        ("2.12. 15:00", "2026-12-02 15:00"),
        ("2.12.2027", "2027-12-02"),
        ("esok 3 petang", "2026-11-22 15:00"),
        ("esok tengah hari", "2026-11-22 12:00"),
        ("hari isnin 9 pagi", "2026-11-23 09:00"),
        ("isnin depan pukul 3.30 petang", "2026-11-23 15:30"),
        ("minggu depan", "2026-11-23"),
        ("dua hari lagi", "2026-11-23"),
        ("lusa", "2026-11-23"),
        ("budúci utorok", "2026-11-24"),
        ("v stredu o 10:00", "2026-11-25 10:00"),
        ("zajtra o 9 hodín", "2026-11-22 09:00"),
        ("o 3 dni", "2026-11-24"),
        ("o týždeň", "2026-11-28"),
        ("2. decembra o 9", "2026-12-02 09:00"),
        ("zajtra o 8 večer", "2026-11-22 20:00"),
        ("end of month", "2026-11-30"),
        ("end of january", "2027-01-31"),
        ("beginning of next month", "2026-12-01"),
        ("end of year", "2026-12-31"),
        ("tonight 8", "2026-11-21 20:00"),
        ("tomorrow morning at 9", "2026-11-22 09:00"),
        ("half past nine next friday", "2026-11-27 09:30"),
        ("quarter to 4 pm tomorrow", "2026-11-22 15:45"),
        ("in half an hour", "2026-11-21 14:32"),
        ("a fortnight from now", "2026-12-05"),
        ("three weeks from today", "2026-12-12"),
        ("two days after tomorrow", "2026-11-24"),
        ("2w3d", "2026-12-08"),
        ("in 1 month and 2 days", "2026-12-23"),
        ("tue next week", "2026-11-24"),
        ("last fri of the month", "2026-11-27"),
        ("first mon of next month 9:00", "2026-12-07 09:00"),
        ("second tue of january", "2027-01-12"),
        ("last tuesday", "2026-11-17"),
        ("by friday", "2026-11-27"),
        ("2026/12/02", "2026-12-02"),
        ("27-11-2026", "2026-11-27"),
        ("mon @ 9", "2026-11-23 09:00"),
        ("malam ini 8", "2026-11-21 20:00"),
        ("selasa minggu depan 2 petang", "2026-11-24 14:00"),
        ("seminggu lagi", "2026-11-28"),
        ("setengah jam lagi", "2026-11-21 14:32"),
        ("jam 10:30 pagi esok", "2026-11-22 10:30"),
        ("pukul 2 setengah petang esok", "2026-11-22 14:30"),
        ("pukul lapan pagi esok", "2026-11-22 08:00"),
        ("hari sabtu jam 7.30 malam", "2026-11-28 19:30"),
        ("tengahari jumaat", "2026-11-27 12:00"),
        ("15hb disember", "2026-12-15"),
        ("hujung bulan depan", "2026-12-31"),
        ("jumaat pertama bulan depan", "2026-12-04"),
        ("isnin lepas", "2026-11-16"),
        ("tulat", "2026-11-24"),
        ("zajtra o pol deviatej", "2026-11-22 08:30"),
        ("v utorok o štvrť na desať", "2026-11-24 09:15"),
        ("v utorok o trištvrte na desať", "2026-11-24 09:45"),
        ("v piatok o tretej popoludní", "2026-11-27 15:00"),
        ("v piatok o 15.30", "2026-11-27 15:30"),
        ("dnes večer o 8", "2026-11-21 20:00"),
        ("koncom mesiaca", "2026-11-30"),
        ("do konca roka", "2026-12-31"),
        ("do piatku", "2026-11-27"),
        ("o štrnásť dní", "2026-12-05"),
        ("o pol hodiny", "2026-11-21 14:32"),
        ("prvého decembra o 10", "2026-12-01 10:00"),
        ("posledný piatok v mesiaci", "2026-11-27"),
        ("minulý utorok", "2026-11-17"),
        ("popozajtra", "2026-11-24"),
        ("FRI 15:00", "2026-11-27 15:00"),
        ("  fri   15:00 ", "2026-11-27 15:00"),
    ],
)
def test_a_typed_date_is_read(typed: str, expected: str) -> None:
    read = read_when(typed, NOW)
    assert read.moment == datetime.fromisoformat(expected)
    assert read.has_time is (" " in expected)
    assert read.recurrence is None


@pytest.mark.parametrize(
    ("typed", "first", "rule"),
    [
        ("every 2 weeks tue 10:00", "2026-11-24 10:00", ("weekly", 2, (1,), 0)),
        ("every other tue", "2026-11-24", ("weekly", 2, (1,), 0)),
        ("every mon, wed 9:30", "2026-11-23 09:30", ("weekly", 1, (0, 2), 0)),
        ("tue every 3 weeks", "2026-11-24", ("weekly", 3, (1,), 0)),
        ("every weekday 8", "2026-11-23 08:00", ("weekly", 1, (0, 1, 2, 3, 4), 0)),
        ("daily 15:00", "2026-11-21 15:00", ("daily", 1, (), 0)),
        ("every day 9", "2026-11-22 09:00", ("daily", 1, (), 0)),
        ("monthly on the 31st 10:00", "2026-12-31 10:00", ("monthly", 1, (), 0)),
        ("every month 2 dec", "2026-12-02", ("monthly", 1, (), 0)),
        ("every first mon 9", "2026-12-07 09:00", ("monthly", 1, (0,), 1)),
        ("every last fri of the month", "2026-11-27", ("monthly", 1, (4,), -1)),
        ("every 3rd tue of the month", "2026-12-15", ("monthly", 1, (1,), 3)),
        ("every 29 feb", "2028-02-29", ("yearly", 1, (), 0)),
        ("mon-fri 9:00", "2026-11-23 09:00", ("weekly", 1, (0, 1, 2, 3, 4), 0)),
        ("jumaat terakhir setiap bulan", "2026-11-27", ("monthly", 1, (4,), -1)),
        ("selang seminggu isnin 10:00", "2026-11-23 10:00", ("weekly", 2, (0,), 0)),
        ("tiap-tiap khamis 9 pagi", "2026-11-26 09:00", ("weekly", 1, (3,), 0)),
        ("setiap hari bekerja 9 pagi", "2026-11-23 09:00", ("weekly", 1, (0, 1, 2, 3, 4), 0)),
        ("setiap bulan pada 15hb", "2026-12-15", ("monthly", 1, (), 0)),
        ("každý prvý pondelok v mesiaci o 9", "2026-12-07 09:00", ("monthly", 1, (0,), 1)),
        ("každý pracovný deň o 9", "2026-11-23 09:00", ("weekly", 1, (0, 1, 2, 3, 4), 0)),
        ("15. každého mesiaca", "2026-12-15", ("monthly", 1, (), 0)),
        ("raz za dva týždne v utorok", "2026-11-24", ("weekly", 2, (1,), 0)),
        ("every year 29 feb", "2028-02-29", ("yearly", 1, (), 0)),
        ("setiap 2 minggu selasa 10:00", "2026-11-24 10:00", ("weekly", 2, (1,), 0)),
        ("každé 2 týždne v utorok o 10:00", "2026-11-24 10:00", ("weekly", 2, (1,), 0)),
        ("každý utorok a piatok", "2026-11-24", ("weekly", 1, (1, 4), 0)),
    ],
)
def test_a_typed_repetition_is_read(
    typed: str, first: str, rule: tuple[str, int, tuple[int, ...], int]
) -> None:
    read = read_when(typed, NOW)
    assert read.moment == datetime.fromisoformat(first)
    frequency, interval, weekdays, position = rule
    assert read.recurrence == Recurrence(
        frequency=Frequency(frequency), interval=interval, weekdays=weekdays, position=position
    )


def test_a_repetition_may_end() -> None:
    until = read_when("every day 9 until 24 dec", NOW).recurrence
    times = read_when("every week tue 10:00 6 times", NOW).recurrence
    assert until is not None
    assert until.until == date(2026, 12, 24)
    assert times is not None
    assert times.count == 6


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("03/04", "03/04 could be 3 Apr or 4 Mar; type 3 apr or 4 mar"),
        ("1/2/2027", "could be 1 Feb or 2 Jan"),
        ("2.12", "type 2:12 or 2.12."),
        ("9", "type 9:00 or 9 dec"),
        ("+3", "type +3d or +3w"),
        ("mon 24 nov", "it is a Tue 24 Nov, no Mon"),
        ("fri sat", "'sat' is a second day"),
        ("25:00", "there is no time 25:00"),
        ("31 apr", "there is no 31 Apr"),
        ("2026-13-40", "there is no day 2026-13-40"),
        ("30/30", "cannot be read"),
        ("blue moon", "'blue' is no word of a date"),
        ("soon", "no time that two people read alike"),
        ("čo najskôr", "type a day and an hour"),
        ("secepat mungkin", "type a day and an hour"),
        ("dnes večer", "'vecer' is no hour"),
        ("esok pagi", "'pagi' is no hour"),
        ("tonight", "'night' is no hour"),
        ("tomorrow at midnight", "midnight belongs to two days"),
        ("o polnoci", "midnight belongs to two days"),
        ("esok 12 malam", "before or after midnight"),
        ("next weekend", "type sat or sun"),
        ("hujung minggu", "type sat or sun"),
        ("end of the week", "ends on its fri or on its sun"),
        ("fri 3", "3 could be 03:00 or 15:00"),
        ("hari jumaat pukul 3", "03:00 or 15:00"),
        ("o pol tretej", "2:30 could be 02:30 or 14:30"),
        ("this friday", "Fri 20 Nov has passed; type fri for Fri 27 Nov"),
        ("tento piatok", "has passed"),
        ("every second tue", "every 2 weeks or once a month"),
        ("každý druhý utorok", "type every 2 weeks tue"),
        ("tue in a week", "it could be 24 nov or 1 dec"),
        ("o týždeň v utorok", "it could be 24 nov or 1 dec"),
        ("12-02-2026", "12 Feb or 2 Dec"),
        ("5m", "type 5min or 5mo"),
        ("first mon", "of which month?"),
        ("fifth mon of december", "dec has no 5. one"),
        ("15:00 am fri", "15:00 is not am"),
        ("before friday", "type the day and hour itself"),
        ("around 3 tomorrow", "type the day and hour itself"),
        ("fri 15:00 utc", "by your own clock"),
        ("last week", "wants a weekday"),
        ("end of fri", "wants a month or a year"),
        ("every", "wants a unit or a weekday"),
        ("every 0 days", "take 1 to 999"),
        ("every 5 hours", "nothing repeats every hour"),
        ("every 6th mon", "no month has a 6. one"),
        ("6 times", "begin with every"),
        ("+999999999d", "beyond the calendar"),
        ("+99999999999999999999h", "beyond the calendar"),
        ("every day until 20 nov 2026", "it ends before it begins"),
        ("", "type a date"),
        ("x" * 500, "too long"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(InvalidInputError) as error:
        read_when(typed, NOW)
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    ("typed", "zone", "reading"),
    [
        ("fri 15:00", NEW_YORK, "Fri 27 Nov 2026 15:00 CET, 09:00 for them"),
        ("fri 3:00", NEW_YORK, "Fri 27 Nov 2026 03:00 CET, Thu 21:00 for them"),
        ("fri 15:00", "Asia/Kuala_Lumpur", "Fri 27 Nov 2026 15:00 CET, 22:00 for them"),
        ("fri 15:00", "Europe/Vienna", "Fri 27 Nov 2026 15:00 CET"),
        ("fri 15:00", None, "Fri 27 Nov 2026 15:00 CET"),
        ("fri 15:00", "", "Fri 27 Nov 2026 15:00 CET"),
        ("fri", NEW_YORK, "Fri 27 Nov 2026"),
        ("28 mar 2027 2:30", None, "Sun 28 Mar 2027 03:30 CEST (02:30 is skipped that night)"),
        (
            "31 oct 2027 2:30",
            NEW_YORK,
            "Sun 31 Oct 2027 02:30 CEST (the first 02:30 of two), Sat 20:30 for them",
        ),
        (
            "every 2 weeks tue 10:00",
            NEW_YORK,
            "every 2 weeks on Tue, from Tue 24 Nov 2026 10:00 CET, 04:00 for them",
        ),
    ],
)
def test_the_full_reading_is_shown_in_both_zones(
    typed: str, zone: ZoneInfo | str | None, reading: str
) -> None:
    assert read_when(typed, NOW, zone).reading == reading


def test_an_unknown_zone_is_named_with_a_close_spelling() -> None:
    with pytest.raises(InvalidInputError, match="Europe/Bratislava"):
        read_when("fri", NOW, "Europe/Bratislave")


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.times())
def test_iso_is_read_as_it_stands(day: date, clock: time) -> None:
    read = read_when(f"{day} {clock:%H:%M}", NOW)
    assert read.moment == datetime.combine(day, clock.replace(second=0, microsecond=0, fold=0))


@given(st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1)), st.sampled_from(range(7)))
def test_a_weekday_is_within_the_seven_days_after_today(now: datetime, weekday: int) -> None:
    name = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[weekday]
    read = read_when(name, now.replace(tzinfo=MINE))
    assert read.moment.weekday() == weekday
    assert timedelta(0) < read.moment.date() - now.date() <= timedelta(days=7)


SCRAPS = ["every", "fri", "2", "dec", "9", "+3d", "next", ".", "/", "until", "first", "24:00"]


@given(st.text(max_size=40) | st.lists(st.sampled_from(SCRAPS)).map(" ".join))
def test_whatever_is_typed_gives_a_moment_or_a_sentence(typed: str) -> None:
    told = ""
    try:
        told = read_when(typed, NOW, NEW_YORK).reading
    except InvalidInputError as error:
        told = str(error)
    assert told


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (Recurrence(frequency=Frequency.DAILY), "every day"),
        (Recurrence(frequency=Frequency.MONTHLY), "every month on the 22nd"),
        (Recurrence(frequency=Frequency.YEARLY), "every year on 22 Dec"),
        (
            Recurrence(frequency=Frequency.YEARLY, position=-1, count=3),
            "every year on the last Tue of Dec, 3 times",
        ),
        (
            Recurrence(frequency=Frequency.WEEKLY, until=date(2027, 1, 3)),
            "every week on Tue, until 3 Jan 2027",
        ),
        (
            Recurrence(frequency=Frequency.MONTHLY, position=-2, weekdays=(4,)),
            "every month on the 2nd last Fri",
        ),
    ],
)
def test_a_repetition_is_told_in_words(rule: Recurrence, told: str) -> None:
    assert recurrence_text(rule, datetime(2026, 12, 22, 10)) == told
