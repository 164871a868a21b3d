"""A long mail is named once; long sentences only for a client who is known to like it short."""

import pytest

from clientdesk.checking import Known
from clientdesk.checks import length
from clientdesk.language.reading import read
from clientdesk.model.finding import Finding, Severity

PARAGRAPH = " ".join(["The floor plan now has seven rooms and two doors."] * 9)


def findings(text: str, longest: int | None = None) -> list[Finding]:
    return list(length.check(read(text, language="en"), Known(longest=longest)))


def test_a_long_mail_with_several_topics_is_named_once() -> None:
    (found,) = findings("\n\n".join([PARAGRAPH] * 3))
    assert (found.severity, found.start, found.end) == (Severity.WARN, 0, 0)
    assert found.message.startswith("270 words")


def test_a_long_mail_on_one_topic_is_left_alone() -> None:
    assert findings(" ".join([PARAGRAPH] * 3)) == []


def test_two_paragraphs_are_short_enough() -> None:
    assert findings("\n\n".join([PARAGRAPH] * 2)) == []


def test_the_clients_own_limit_counts() -> None:
    assert findings(PARAGRAPH, longest=125) == []
    assert len(findings("\n\n".join([PARAGRAPH] * 2), longest=125)) == 1
    assert findings("\n\n".join([PARAGRAPH] * 2), longest=250) == []


def test_a_quoted_mail_does_not_count() -> None:
    quoted = "\n".join("> " + PARAGRAPH for _ in range(4))
    assert findings(f"Thanks, done.\n\nOn Mon, Ann wrote:\n{quoted}", longest=125) == []


def test_a_long_sentence_is_a_hint_for_a_client_with_a_limit_only() -> None:
    text = "The plan " + "with the blue door " * 8 + "is ready. It is short."
    (found,) = findings(text, longest=125)
    assert text[found.start : found.end].endswith("is ready.")
    assert findings(text) == []


def test_a_mail_of_one_endless_paragraph_is_long_too() -> None:
    (found,) = findings(" ".join([PARAGRAPH] * 5))
    assert found.message.startswith("450 words, in one paragraph")


@pytest.mark.parametrize(("words", "found"), [(120, 0), (121, 1)])
def test_a_page_that_is_passed_on_has_a_hundred_and_twenty_words(words: int, found: int) -> None:
    text = " ".join(["word"] * words)
    known = Known(forwarded=True, longest=250)
    assert len(list(length.check(read(text, language="en"), known))) == found
