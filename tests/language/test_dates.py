"""Dates, weekdays and clock times are found in three languages and told what day they mean."""

from datetime import date, time

import pytest

from clientdesk.language.dates import Mention, mentions_in
from clientdesk.language.lexicon import lexicon
from clientdesk.language.span import Span

SATURDAY = date(2026, 11, 21)


def found(text: str, language: str = "en", today: date | None = SATURDAY) -> list[Mention]:
    return list(mentions_in(text, Span(0, len(text)), lexicon(language), today))


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "by Tuesday", date(2026, 11, 24)),
        ("en", "on Saturday", date(2026, 11, 28)),
        ("en", "on 3 December", date(2026, 12, 3)),
        ("en", "on Thursday, December 3rd, 2026", date(2026, 12, 3)),
        ("en", "before 2027-01-15", date(2027, 1, 15)),
        ("en", "on 5 January", date(2027, 1, 5)),
        ("en", "today", SATURDAY),
        ("en", "tomorrow", date(2026, 11, 22)),
        ("ms", "sebelum hari Khamis, 10 Disember", date(2026, 12, 10)),
        ("ms", "pada 14 Mac 2027", date(2027, 3, 14)),
        ("ms", "esok", date(2026, 11, 22)),
        ("sk", "do štvrtka 10. decembra", date(2026, 12, 10)),
        ("sk", "do 14. 3. 2027", date(2027, 3, 14)),
        ("sk", "v utorok", date(2026, 11, 24)),
        ("sk", "zajtra", date(2026, 11, 22)),
    ],
)
def test_a_date_means_a_day(language: str, text: str, day: date) -> None:
    (mention,) = found(text, language)
    assert mention.exact
    assert mention.day == day


@pytest.mark.parametrize(
    ("language", "text", "clock"),
    [
        ("en", "at 5 pm", time(17)),
        ("en", "at 12:30 a.m.", time(0, 30)),
        ("en", "by 14:05", time(14, 5)),
        ("ms", "pukul 3 petang", time(15)),
        ("sk", "o 15.00", time(15)),
    ],
)
def test_a_clock_time_is_read(language: str, text: str, clock: time) -> None:
    assert [mention.clock for mention in found(text, language)] == [clock]


@pytest.mark.parametrize(
    "text",
    [
        "section 3.4",
        "page 12",
        "the sun came out",
        "we sat down",
        "it may rain",
        "v2.1",
        "about 20 %",
        "last Friday",
        "as soon as possible",
        "next week",
        "10 people",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert not [mention for mention in found(text) if mention.exact]


def test_a_weekday_is_kept_as_written_beside_its_date() -> None:
    (mention,) = found("Tuesday 25 November")
    assert (mention.weekday, mention.day, mention.numeric) == (1, date(2026, 11, 25), True)


def test_without_today_a_weekday_means_no_certain_day() -> None:
    (mention,) = found("Tuesday", today=None)
    assert mention.day is None


def test_a_day_that_no_calendar_has_means_nothing() -> None:
    (mention,) = found("31 November")
    assert mention.day is None


def test_a_counted_limit_is_exact() -> None:
    assert found("within five working days")[0].exact
