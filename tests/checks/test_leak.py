"""Six words of a private note in a row stop a mail; fewer are chance."""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.checking import Known
from clientdesk.checks import leak
from clientdesk.checks._runs import Runs
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


QUOTING = {
    "behind a mark": "> {said}",
    "behind two marks": "On Mon, Ann wrote:\n> > {said}",
    "under a line that says who wrote": "On 20 Nov Ann wrote:\n\n{said}",
    "under a line of dashes": "-----Original Message-----\nFrom: Ann\n\n{said}",
    "under headers": "From: Ann <ann@x.example>\nSent: Friday\nTo: me\nSubject: It\n\n{said}",
    "in small print": "--\nMira\n\nThis message is confidential. {said}",
}
"""Ways in which words stand below a mail without being its writer's."""


@pytest.mark.parametrize("way", QUOTING)
def test_what_is_quoted_is_seen_by_the_reader_too(way: str) -> None:
    quoted = QUOTING[way].format(said=NOTE)
    assert len(findings(f"Thanks for it.\n\nMira\n\n{quoted}\n", NOTE)) == 1
    assert findings(f"Thanks for it.\n\nMira\n\n{quoted}\n", "Something else") == []


class Kept:
    """Private texts beside what the client is known to have written."""

    def __init__(self, private: str, theirs: str) -> None:
        self._private, self._theirs = Runs(), Runs()
        self._private.put(0, "", [private])
        self._theirs.put(0, "", [theirs])

    def stretches(self, words: Sequence[str]) -> Iterable[tuple[int, int]]:
        return self._private.stretches(words, ("",))

    def theirs(self, words: Sequence[str]) -> Iterable[tuple[int, int]]:
        return self._theirs.stretches(words, ("",))


def kept(text: str, theirs: str) -> list[Finding]:
    return list(leak.check(read(text, language="en"), Known(vault=Kept(NOTE, theirs))))


def test_what_the_reader_wrote_may_be_quoted_where_the_desk_knows_that_they_did() -> None:
    quoted = f"Thanks.\n\nOn Mon, Ann wrote:\n> {NOTE}\n"
    assert kept(quoted, f"So it is: {NOTE} Yes.") == []
    (found,) = kept(quoted, "She pays late in January because the grant comes in June")
    assert quoted[found.start : found.end] == NOTE.rstrip(".")
    assert "quoted" in found.message


def test_what_the_reader_wrote_is_private_still_when_the_writer_says_it() -> None:
    assert len(kept(f"Hi,\n\n{NOTE}\n", NOTE)) == 1


def test_a_formula_at_the_end_of_a_quoted_mail_is_no_leak() -> None:
    said = "Let me know if you have any questions."
    assert findings(f"Thanks.\n\nOn Mon, Ann wrote:\n> I am back.\n> {said}\n", said) == []


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        ({"subject": NOTE}, "The subject"),
        ({"to": f'"{NOTE}" <ann@x.example>'}, "The recipients"),
        ({"to": "she.pays.late.in.january.because@x.example"}, "The recipients"),
        ({"attachments": ("a.pdf", "she-pays-late_in January because.pdf")}, "The name of file 2"),
    ],
)
def test_what_stands_beside_the_text_is_seen_too(beside: dict[str, Any], told: str) -> None:
    reading = read("Hi,\n\nThe plan is ready.\n", language="en")
    (found,) = leak.check(reading, Known(secrets=(NOTE,), **beside))
    assert found.severity is Severity.STOP
    assert found.message.startswith(f"{told}: ")
    assert "January" not in found.message


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
