"""A template says what it needs, runs in a sandbox, and shows what is missing."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from clientdesk.drafting import Filled, fill, parse
from clientdesk.language.phrasing import Moment, Phrases, bare, phrases, sentence
from clientdesk.model.errors import InvalidInputError
from clientdesk.paths import shipped
from clientdesk.services.mail.reader_clock import ReaderClock
from tests.builders import NOW

FRONT = "title: T\nkind: nudge\nsubject: 'S {{ what }}'\nblanks:\n"
WHAT = "  what: {source: promise.what, missing: add the thing}\n"
ROOTS = (shipped("data") / "templates",)
FRIDAY = Moment(date(2026, 11, 27), time(15))
ANGELES = "Rabu, 25 November, pukul 3.00 petang waktu Los Angeles"
ELSEWHERE = Moment(date(2026, 11, 27), time(15), "Kuala Lumpur", time(8), "Bratislava")


def words(language: str = "en") -> Phrases:
    return phrases(ROOTS, language)


def made(body: str, blanks: str = WHAT, **values: Any) -> Filled:
    return fill(parse("t", "en", f"---\n{FRONT}{blanks}---\n{body}"), values, words())


def test_a_blank_without_a_value_is_seen() -> None:
    assert made("I wait for {{ what }}.") == Filled(
        "S [add the thing]", "I wait for [add the thing].", ("[add the thing]",), "t"
    )
    assert made("I wait for {{ what }}.", what="  ").missing == ("[add the thing]",)
    assert made("I wait for {{ what }}.", what="tea").body == "I wait for tea."


def test_every_part_of_what_is_missing_is_missing() -> None:
    text = "{% for one in what %}- {{ one.name | bare }}, {{ one.due | by }}\n{% endfor %}"
    assert made(text).body == "- [add the thing], by [add the thing]"
    assert made("{% if what is missing %}none{% endif %}").body == "none"


def test_an_optional_blank_is_nothing_at_all() -> None:
    optional = WHAT + "  more: {source: promise.out_of_scope, optional: true}\n"
    text = "A{% if more %} {{ more }}{% endif %}"
    assert made(text, optional).body == "A"
    assert made(text, optional, more="B").body == "A B"


def test_a_value_is_never_run() -> None:
    evil = "{{ 7 * 7 }} {% for x in y %} <b>"
    assert made("{{ what }}", what=evil).body == evil


@pytest.mark.parametrize(
    "body",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ what.__class__ }}",
        "{{ what.format.__globals__ }}",
        "{{ unknown }}",
        "{% if what %}",
        "{{ what.absent.deeper }}",
        "{{ 1 / 0 }}",
        "{% include 'other.md' %}",
        "{{ what | shout }}",
        "{{ range(10000000) | list }}",
        "{{ what | by | by(1) }}",
    ],
)
def test_what_a_template_must_not_or_cannot_do_is_a_sentence(body: str) -> None:
    with pytest.raises(InvalidInputError, match="the template t cannot be used"):
        made(body, what="tea")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Hello", "begins with a line ---"),
        ("---\ntitle: [\n---\n", "not valid YAML"),
        ("---\n- a\n---\n", "must be lines"),
        ("---\nkind: a\nsubject: b\n---\n", "needs a title"),
        ("---\ntitle: a\nkind: a\nsubject: b\ncolour: red\n---\n", "has no 'colour'"),
        ("---\ntitle: a\nkind: a\nsubject: b\nlanguage: sk\n---\n", "its language is not en"),
        (f"---\n{FRONT}  x: 1\n---\n", "needs a source"),
        (f"---\n{FRONT}  x: {{source: a.b}}\n---\n", "needs what is missing"),
        (f"---\n{FRONT}  x: {{source: a.b, missing: 'a [b]'}}\n---\n", "needs what is missing"),
        (f"---\n{FRONT}  x: {{source: a.b, size: 1}}\n---\n", "has no 'size'"),
        ("---\ntitle: a\nkind: a\nsubject: b\nblanks: [a]\n---\n", "must be names"),
    ],
)
def test_a_template_that_is_wrong_says_where(text: str, wrong: str) -> None:
    with pytest.raises(InvalidInputError, match=wrong):
        parse("t", "en", text)


def test_empty_lines_and_space_at_line_ends_are_tidied() -> None:
    assert made("A  \n\n\n\n{% if what %}\nB\n{% endif %}\n", what="x").body == "A\n\nB"


@pytest.mark.parametrize(
    ("language", "form", "told"),
    [
        ("en", "by_day", "by Friday 27 November, 15:00"),
        ("en", "on_day", "on Friday 27 November at 15:00"),
        ("ms", "by_day", "sebelum atau pada hari Jumaat, 27 November, pukul 3.00 petang"),
        ("ms", "day", "Jumaat, 27 November, pukul 3.00 petang"),
        ("sk", "by_day", "do piatka 27. novembra do 15:00"),
        ("sk", "on_day", "v piatok 27. novembra o 15:00"),
    ],
)
def test_a_time_is_told_as_the_language_has_it(language: str, form: str, told: str) -> None:
    assert words(language).told(FRIDAY, form) == told
    assert told.startswith(words(language).told(FRIDAY, form, short=True))


def test_a_time_is_told_by_both_clocks_where_they_differ() -> None:
    assert words().told(ELSEWHERE, "day").endswith(", 15:00 your time (08:00 in Bratislava)")
    assert (
        words("ms")
        .told(ELSEWHERE, "day")
        .endswith("pukul 3.00 petang waktu Kuala Lumpur (8.00 pagi di Bratislava)")
    )
    assert words("sk").told(ELSEWHERE, "day").endswith(", 15:00 vášho času (8:00, Bratislava)")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Wednesday 25 November, 15:00 your time (26 November, 00:00 in Bratislava)"),
        ("ms", f"{ANGELES} (26 November, 12.00 pagi di Bratislava)"),
        ("sk", "streda 25. novembra, 15:00 vášho času (26. novembra 0:00, Bratislava)"),
    ],
)
def test_my_day_is_named_where_it_is_another_than_theirs(language: str, told: str) -> None:
    clock = ReaderClock("America/Los_Angeles", ZoneInfo("Europe/Bratislava"), NOW)
    late = clock.moment(datetime(2026, 11, 26, 0, 0, tzinfo=clock.mine))
    assert words(language).told(late, "day") == told


def test_a_range_over_my_midnight_names_the_day_once() -> None:
    clock = ReaderClock("America/Los_Angeles", ZoneInfo("Europe/Bratislava"), NOW)
    first, last, later = (
        clock.moment(datetime(2026, 11, day, hour, tzinfo=clock.mine))
        for day, hour in ((25, 23), (26, 1), (26, 3))
    )
    over = words().told(replace(first, until=last), "day")
    assert over.endswith(
        "between 14:00 and 16:00 your time (23:00 to 26 November, 01:00 in Bratislava)"
    )
    after = words().told(replace(last, until=later), "day")
    assert after.endswith(
        "between 16:00 and 18:00 your time (26 November, 01:00 to 03:00 in Bratislava)"
    )


@pytest.mark.parametrize(
    ("hour", "told"),
    [(0, "12.05 pagi"), (9, "9.05 pagi"), (12, "12.05 tengah hari"), (20, "8.05 malam")],
)
def test_the_parts_of_a_malay_day(hour: int, told: str) -> None:
    assert words("ms").clock(time(hour, 5)) == told


def test_weekdays_in_a_row_are_a_span() -> None:
    assert words().days((0, 1, 2, 3, 4)) == "Monday to Friday"
    assert words("sk").days((4, 0)) == "pondelok, piatok"
    assert words().days(()) == ""


def test_words_become_a_sentence_or_lose_their_full_stop() -> None:
    assert sentence("the plan") == "The plan."
    assert sentence("Is it?") == "Is it?"
    assert sentence("") == ""
    assert bare("The plan. ") == "The plan"


def test_a_language_without_templates_is_told() -> None:
    with pytest.raises(InvalidInputError, match="no templates in the language 'de'"):
        phrases(ROOTS, "de")
