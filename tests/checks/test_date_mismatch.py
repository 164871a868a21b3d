"""Days that cannot be meant are found, with the weekday that fits; all others are left alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.checking import Known
from clientdesk.checks import date_mismatch
from clientdesk.language.reading import read
from clientdesk.model.finding import Finding, Severity
from clientdesk.services.public_holidays import PublicHolidays

TODAY = date(2026, 11, 30)


def findings(text: str, language: str = "en", known: Known | None = None) -> list[Finding]:
    reading = read(text, language=language, today=TODAY)
    return list(date_mismatch.check(reading, known or Known(today=TODAY)))


def mended(text: str, found: Finding) -> str:
    assert found.fix is not None
    return text[: found.fix.start] + found.fix.text + text[found.fix.end :]


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("en", "Could you come on Tuesday 10 December?", "Could you come on Thursday 10 December?"),
        ("en", "The fair opens on Mon, 5 Jan 2027.", "The fair opens on Tue, 5 Jan 2027."),
        ("en", "We start on FRIDAY, December 3rd.", "We start on THURSDAY, December 3rd."),
        ("ms", "Kami mula pada hari Isnin, 8 Disember.", "Kami mula pada hari Selasa, 8 Disember."),
        ("sk", "Pošlite to do pondelka 8. decembra.", "Pošlite to do utorka 8. decembra."),
        ("sk", "Začneme v pondelok 10. decembra.", "Začneme vo štvrtok 10. decembra."),
    ],
)
def test_a_weekday_that_contradicts_its_date_is_mended(
    language: str, wrong: str, right: str
) -> None:
    (found,) = findings(wrong, language)
    assert found.severity is Severity.STOP
    assert mended(wrong, found) == right
    assert findings(right, language) == []


def test_the_message_names_both_days_that_may_be_meant() -> None:
    (found,) = findings("Could you come on Tuesday 10 December?")
    assert "10 December 2026 is a Thursday" in found.message
    assert "nearest Tuesday is 8 December" in found.message


@given(st.dates(TODAY - timedelta(days=170), TODAY + timedelta(days=170)))
def test_a_weekday_that_fits_is_never_named(day: date) -> None:
    assert findings(f"We meet on {day:%A} {day.day} {day:%B}, at the studio.") == []


@given(
    st.dates(TODAY - timedelta(days=170), TODAY + timedelta(days=170)),
    st.integers(min_value=1, max_value=6),
)
def test_a_weekday_that_does_not_fit_is_always_named(day: date, step: int) -> None:
    other = day + timedelta(days=step)
    assert len(findings(f"The fair takes place on {other:%A} {day.day} {day:%B}.")) == 1


def test_a_deadline_that_is_over_is_named() -> None:
    (found,) = findings("Could you send me the plan by Friday 27 November?")
    assert "is over" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Could you pay the invoice that was due by Friday 27 November?",
        "We met on Friday 27 November.",
        "Could you send me the notes of Friday 27 November?",
        "I waited until Friday 27 November.",
        "Could you send me the plan by Friday 4 December?",
    ],
)
def test_a_day_that_may_lie_in_the_past_is_left_alone(text: str) -> None:
    assert findings(text) == []


def test_a_holiday_of_the_client_is_named() -> None:
    known = Known(today=TODAY, holidays={date(2026, 12, 25): "Christmas Day"})
    (found,) = findings("Could you send me the plan by Friday 25 December?", known=known)
    assert "Christmas Day" in found.message


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Could you send me the plan by 11 December?", Severity.WARN),
        ("Could you send me the plan by Friday?", Severity.HINT),
        ("Could we meet on 11 December?", Severity.WARN),
        ("Could you come on Friday 11 December?", None),
        ("Could you send me the plan by Sunday 13 December?", None),
        ("We were closed on 11 December.", None),
        ("Could you call me at 17:00?", None),
    ],
)
def test_the_working_days_are_the_clients_own(text: str, severity: Severity | None) -> None:
    known = Known(today=TODAY, days=(6, 0, 1, 2, 3))
    assert [one.severity for one in findings(text, known=known)] == [severity] * bool(severity)


def test_the_next_working_day_is_offered_for_a_holiday() -> None:
    text = "Could you send me the plan by Thursday 24 December?"
    known = Known(today=TODAY, holidays=PublicHolidays("SK"))
    (found,) = findings(text, known=known)
    assert found.message.startswith("Thu 24 Dec is a holiday for them (Christmas Eve).")
    assert mended(text, found) == "Could you send me the plan by Monday 28 December?"


def test_what_i_promise_for_a_day_that_is_over_is_stopped() -> None:
    (found,) = findings("I'll send you the plan by Friday 27 November.")
    assert found.severity is Severity.STOP


def test_a_weekend_is_named_for_a_client_whose_place_is_known_and_who_was_not_told() -> None:
    text = "Could you send me the plan by 12 December?"
    (found,) = findings(text, known=Known(today=TODAY, zone="Europe/London"))
    assert found.severity is Severity.HINT
    assert findings(text) == []
    said = "Could you send me the plan by Saturday 12 December?"
    assert findings(said, known=Known(today=TODAY, zone="Europe/London")) == []


def test_without_today_only_a_date_with_its_year_can_be_wrong() -> None:
    known = Known()
    reading = read("We meet on Tuesday 10 December. Or on Monday 5 January 2027.", language="en")
    (found,) = date_mismatch.check(reading, known)
    assert "5 January 2027" in found.message


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Could you approve the copy by 31 nov?", "31 nov"),
        ("en", "- approve copy, 31 November", "31 November"),
        ("en", "We start on February 30.", "February 30"),
        ("en", "We start on 29 February 2027.", "29 February 2027"),
        ("ms", "- luluskan teks 31 nov", "31 nov"),
        ("ms", "Kami mula pada 30 Februari.", "30 Februari"),
        ("sk", "- schválite texty 31 nov", "31 nov"),
        ("sk", "Pošlite to do 31. novembra.", "31. novembra"),
    ],
)
def test_a_day_that_no_such_month_has_is_found(language: str, text: str, found: str) -> None:
    (one,) = findings(text, language)
    assert one.severity is Severity.STOP
    assert text[one.start : one.end] == found
    assert "has no such day" in one.message


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Could you approve the copy by 30 Nov?"),
        ("en", "In June 31 orders came."),
        ("en", "It was 29 February, and 11/31 of them were done."),
        ("ms", "Kami mula pada 31 Disember."),
        ("sk", "Pošlite to do 30. nov. alebo 31 dec."),
    ],
)
def test_a_day_that_its_month_has_is_left_alone(language: str, text: str) -> None:
    assert not findings(text, language, Known())
