"""Text from outside is made safe, once."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.ids import new_id
from clientdesk.model.text import clean, clean_line, first_line, slug


def test_escape_sequences_and_bidi_characters_lose_their_power() -> None:
    assert "\x1b" not in clean("\x1b]2;PWNED\x1b\\")
    assert "\u202e" not in clean("abc\u202ecba")
    assert clean("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert clean("tab\tstays") == "tab\tstays"
    assert clean("lone \ud800 surrogate").encode()


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} and c not in "\t\n" for c in once)


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    assert "\n" not in clean_line(text)
    assert clean_line(text) == clean_line(text).strip()


@given(st.text())
def test_a_slug_is_a_file_name_everywhere(text: str) -> None:
    made = slug(text)
    assert made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_the_first_line_that_says_something_is_the_title() -> None:
    assert first_line("\n\n##  Oak supply \nrest") == "Oak supply"
    assert first_line(" \n") == ""


def test_ids_sort_by_time_and_never_repeat() -> None:
    from datetime import UTC, datetime, timedelta

    now = datetime(2026, 11, 21, tzinfo=UTC)
    ids = [new_id(now + timedelta(milliseconds=n)) for n in range(200)]
    assert ids == sorted(ids)
    assert len({new_id(now) for _ in range(1000)}) == 1000
    assert all(len(made) == 26 for made in ids)
