"""A text is cut into sentences that know bullets, abbreviations, decimals and addresses."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clientdesk.language.lexicon import lexicon
from clientdesk.language.sentences import sentences_in
from clientdesk.language.span import Span


def cut(text: str, language: str = "en") -> list[str]:
    return [found.text for found in sentences_in(text, Span(0, len(text)), lexicon(language))]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Dr. Lee came at 3.30 p.m. yesterday.", "He left soon."]),
        ("en", ["It costs 3.5 million, e.g. for steel.", "Fine!"]),
        ("en", ["See https://example.com/a.b?c=d for it.", "Write to jo.ek@example.com."]),
        ("en", ["Really?", "yes, he said so."]),
        ("en", ["I don't know.", "what do you think?"]),
        ("en", ["He said “no.”", "She agreed."]),
        ("en", ["Mr. J. Ek signed."]),
        ("ms", ["En. Ali datang pada pukul 3.30 petang.", "Beliau pulang awal."]),
        ("sk", ["Stretnutie je 10. decembra o 15.00.", "Príďte, prosím."]),
        ("sk", ["Príde Ing. Malý, t. j. statik.", "Ďakujem."]),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_one_ends(
    language: str, sentences: list[str]
) -> None:
    assert cut(" ".join(sentences), language) == sentences


def test_a_list_item_is_a_sentence_without_its_bullet() -> None:
    text = "Two things:\n- the plan\n2. the price of it\n* Send both"
    assert cut(text) == ["Two things:", "the plan", "the price of it", "Send both"]


def test_a_folded_line_runs_on_and_a_short_one_does_not() -> None:
    folded = "This line was folded by a mail program at some seventy characters\nand goes on."
    assert cut(folded) == [folded]
    assert cut("The plan is ready\nCome and see it") == ["The plan is ready", "Come and see it"]


def test_paragraphs_are_counted() -> None:
    text = "One. Two.\n\nThree."
    found = sentences_in(text, Span(0, len(text)), lexicon("en"))
    assert [sentence.paragraph for sentence in found] == [0, 0, 1]


@given(st.text(alphabet=st.sampled_from("aB1 .!?\n-*,e.g:"), max_size=120))
@example("B. ")
def test_sentences_stand_in_order_and_hold_every_letter(text: str) -> None:
    reached, kept = 0, ""
    for found in sentences_in(text, Span(0, len(text)), lexicon("en")):
        assert found.span.start >= reached
        assert found.span.of(text) == found.text
        reached, kept = found.span.end, kept + found.text
    assert kept.count("B") == text.count("B")


def test_what_is_too_long_for_a_sentence_is_cut_between_its_words() -> None:
    text = "please send it " * 1_000
    pieces = cut(text)
    assert all(len(piece) <= 1_000 for piece in pieces)
    assert " ".join(pieces) == text.strip()
    assert "".join(cut("-" * 2_500 + "a")) == "-" * 2_500 + "a"
