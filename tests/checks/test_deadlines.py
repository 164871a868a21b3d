"""An ask without a time, or with one that no two readers take alike, is given a day and an hour."""

from datetime import date, time

import pytest

from clientdesk.checking import Awaited, Known
from clientdesk.model.finding import Finding, Severity
from clientdesk.services.mail.judge import judge

SATURDAY = date(2026, 11, 21)


def findings(text: str, known: Known, check: str) -> list[Finding]:
    return [finding for finding in judge(text, known).findings if finding.check == check]


def mended(text: str, known: Known, check: str) -> str:
    (finding,) = findings(text, known, check)
    assert finding.fix is not None
    return text[: finding.fix.start] + finding.fix.text + text[finding.fix.end :]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "Could you sign it as soon as possible?",
            "Could you sign it by Wednesday 25 November, 17:00?",
        ),
        (
            "ms",
            "Sila hantar fail itu secepat mungkin.",
            "Sila hantar fail itu sebelum hari Rabu, 25 November, pukul 17:00.",
        ),
        ("sk", "Pošlite mi to čo najskôr.", "Pošlite mi to do stredy 25. novembra 17:00."),
    ],
)
def test_a_vague_time_gives_way_to_the_third_working_day(
    language: str, text: str, wanted: str
) -> None:
    known = Known(today=SATURDAY, language=language)
    assert mended(text, known, "vague_deadline") == wanted
    assert not findings(wanted, known, "vague_deadline")
    assert not findings(wanted, known, "deadline")


def test_a_haste_that_no_date_can_stand_in_for_is_told_without_a_fix() -> None:
    known = Known(today=SATURDAY, language="ms")
    (finding,) = findings("Mohon segerakan bayaran.", known, "vague_deadline")
    assert finding.fix is None


def test_a_missing_time_is_put_before_the_mark_that_ends_the_ask() -> None:
    known = Known(today=SATURDAY)
    assert mended("Hi Ann,\n\nCould you sign it?", known, "deadline") == (
        "Hi Ann,\n\nCould you sign it by Wednesday 25 November, 17:00?"
    )


def test_the_clients_holidays_are_no_working_days() -> None:
    known = Known(today=SATURDAY, holidays={date(2026, 11, 24): "Feast"})
    assert "Thursday 26 November" in mended("Could you sign it?", known, "deadline")


def test_the_time_is_given_by_both_clocks_where_they_differ() -> None:
    known = Known(today=SATURDAY, zone="Asia/Kuala_Lumpur", my_zone="Europe/Bratislava")
    wanted = "by Wednesday 25 November, 17:00 (10:00 in Bratislava)?"
    assert mended("Could you sign it?", known, "deadline").endswith(wanted)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Could you sign it?", "(26 November, 00:00 in Kuala Lumpur)?"),
        ("ms", "Sila pilih satu warna.", "(26 November, 00:00 di Kuala Lumpur)."),
        ("sk", "Vyberte, prosím, farbu.", "(26. novembra 00:00, Kuala Lumpur)."),
    ],
)
def test_another_day_by_my_clock_is_named(language: str, text: str, wanted: str) -> None:
    known = Known(
        today=SATURDAY, zone="Europe/Bratislava", my_zone="Asia/Kuala_Lumpur", language=language
    )
    assert mended(text, known, "deadline").endswith(wanted)


def test_the_clients_own_days_hours_and_today_count() -> None:
    known = Known(today=SATURDAY, their_today=date(2026, 11, 22), days=(6, 0), closes=time(15))
    assert mended("Could you sign it?", known, "deadline").endswith("Monday 30 November, 15:00?")


def test_a_holiday_that_puts_the_day_off_is_told() -> None:
    known = Known(today=SATURDAY, holidays={date(2026, 11, 24): "Feast"})
    (finding,) = findings("Could you sign it?", known, "deadline")
    assert finding.message.endswith("Tue 24 Nov is a holiday for them (Feast).")


def test_without_today_there_is_no_change_to_offer() -> None:
    (finding,) = findings("Could you sign it?", Known(), "deadline")
    assert finding.fix is None


def test_one_word_about_time_is_enough() -> None:
    text = "Could you sign it soon?"
    assert not findings(text, Known(), "deadline")
    assert len(findings(text, Known(), "vague_deadline")) == 1


def test_a_limit_in_the_next_sentence_counts() -> None:
    text = "Please sign both copies. The notary needs them by Friday."
    assert judge(text, Known()).findings == ()


def test_a_quoted_mail_may_be_as_vague_as_it_likes() -> None:
    text = "It is done, for your information.\n\nOn Monday Bo wrote:\n> Please do it ASAP!"
    assert judge(text, Known()).findings == ()


def test_what_the_client_promised_with_a_date_is_a_warning_with_that_date() -> None:
    awaited = (Awaited("the floor plan", date(2026, 11, 27)),)
    text = "Hi Ann,\n\ncould you send me the floor plan?\n\nTom"
    known = Known(today=SATURDAY, language="en", awaited=awaited)
    (finding,) = findings(text, known, "deadline")
    assert finding.severity is Severity.WARN
    assert "the floor plan by Friday 27 November, 17:00?" in mended(text, known, "deadline")


def test_a_promised_date_that_has_passed_is_not_offered_again() -> None:
    awaited = (Awaited("the floor plan", date(2026, 11, 2)),)
    known = Known(today=SATURDAY, language="en", awaited=awaited)
    text = "Could you send me the floor plan?"
    assert mended(text, known, "deadline") == (
        "Could you send me the floor plan by Wednesday 25 November, 17:00?"
    )


def test_an_ask_for_something_else_stays_a_hint() -> None:
    awaited = (Awaited("the floor plan", date(2026, 11, 27)),)
    known = Known(today=SATURDAY, language="en", awaited=awaited)
    (finding,) = findings("Which colour do you prefer?", known, "deadline")
    assert finding.severity is Severity.HINT
