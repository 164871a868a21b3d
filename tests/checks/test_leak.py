"""Six words of a private note in a row stop a mail; fewer are chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.checking import Known
from clientdesk.checks import leak
from clientdesk.language.reading import read
from clientdesk.model.finding import Finding, Severity

NOTE = "She pays late in January because the grant comes in March, so ask for a deposit."


def findings(text: str, *secrets: str) -> list[Finding]:
    return list(leak.check(read(text, language="en"), Known(secrets=secrets)))


def test_six_words_in_a_row_are_found_whatever_their_case_and_commas() -> None:
    text = "I know that she pays Late, in January because of the snow."
    (found,) = findings(text, NOTE)
    assert found.severity is Severity.STOP
    assert text[found.start : found.end] == "she pays Late, in January because"


def test_five_words_are_chance() -> None:
    assert findings("She pays late in January, she says.", NOTE) == []


def test_a_longer_stretch_is_one_finding() -> None:
    text = f"Well: {NOTE}"
    (found,) = findings(text, NOTE)
    assert text[found.start : found.end] == NOTE.rstrip(".")


def test_a_short_note_is_found_as_a_whole() -> None:
    assert len(findings("We all know: he hates phone calls.", "He hates phone calls")) == 1
    assert findings("Phone calls are fine.", "Phone calls") == []


def test_what_the_reader_wrote_is_not_a_leak() -> None:
    assert findings(f"Thanks.\n\nOn Mon, Ann wrote:\n> {NOTE}", NOTE) == []


@pytest.mark.parametrize("secrets", [(), ("",)])
def test_without_secrets_nothing_leaks(secrets: tuple[str, ...]) -> None:
    assert findings(NOTE, *secrets) == []


@given(st.lists(st.sampled_from("abcdefg"), min_size=6, max_size=12), st.integers(0, 6))
def test_every_run_of_six_words_of_a_secret_is_found(letters: list[str], start: int) -> None:
    words = [f"w{letter}{number}" for number, letter in enumerate(letters)]
    run = words[min(start, len(words) - 6) :][:6]
    text = "It is " + " ".join(run) + " indeed."
    (found,) = findings(text, " ".join(words))
    assert text[found.start : found.end] == " ".join(run)
