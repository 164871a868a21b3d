"""Asks are told from closers, promises and reports, on texts written for these tests."""

from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml

from clientdesk.language.reading import read

HERE = Path(__file__).parent
LEAST = 0.95
"""The least share of these texts that must be read right."""


def labelled(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["en", "ms", "sk"])
def test_sentences_that_ask_are_found_and_others_left_alone(language: str) -> None:
    lists = labelled("sentences.yaml")[language]
    wrong = [
        text
        for kind, texts in lists.items()
        for text in texts
        if bool(read(text).asks) is (kind == "other")
    ]
    assert len(wrong) <= (1 - LEAST) * sum(map(len, lists.values())), wrong


@pytest.mark.parametrize("language", ["en", "ms", "sk"])
def test_the_date_of_an_ask_is_found_and_no_other(language: str) -> None:
    lists = labelled("sentences.yaml")[language]
    wrong = [
        text
        for kind in ("asks", "dated")
        for text in lists[kind]
        if (ask := read(text).main_ask) and bool(ask.deadline) is (kind == "asks")
    ]
    assert len(wrong) <= (1 - LEAST) * len(lists["asks"] + lists["dated"]), wrong


def test_the_main_ask_of_a_mail_is_named_and_a_mail_without_one_is_told() -> None:
    for mail in labelled("mails.yaml"):
        ask = read(mail["text"]).main_ask
        first = ask.sentence.text if ask else ""
        wanted = mail["asks"][0] if mail["asks"] else ""
        assert bool(ask) is bool(wanted), mail["text"]
        assert first.startswith(wanted), mail["text"]
        assert bool(ask and ask.deadline) is mail["deadline"], mail["text"]


def test_the_main_point_of_a_mail_is_placed() -> None:
    for mail in labelled("mails.yaml"):
        point = read(mail["text"]).main_point
        assert point, mail["text"]
        assert point.in_opening is mail["opening"], mail["text"]


def test_an_ask_in_a_quoted_mail_is_not_the_writers() -> None:
    assert not read("It is done.\n\nOn Monday Bo wrote:\n> Please send it today.").asks


def test_a_question_that_the_writer_answers_is_not_put_to_the_reader() -> None:
    assert not read("Can we use the old frame? Yes, it fits. I have tried it.").asks


def test_words_in_quotation_marks_are_somebody_elses() -> None:
    assert not read('The label now says "Please keep this box dry" on both sides.').asks


def test_a_stock_closer_with_a_limit_of_its_own_is_an_ask() -> None:
    assert not read("Call me if you have any questions.").asks
    assert read("Call me by Friday if you have any questions.").asks


def test_an_empty_mail_has_neither_ask_nor_point() -> None:
    reading = read("")
    assert reading.main_ask is None
    assert reading.main_point is None
    assert reading.words == 0


@pytest.mark.parametrize(
    "part", ["x", "X", "a\n", "please ", "if you, ", '"', "- ", "On a\n", "1 "]
)
def test_no_text_however_odd_keeps_the_reader_waiting(part: str) -> None:
    odd = (part * 4000)[:4000]
    started = process_time()
    reading = read(odd)
    assert reading.main_point or not reading.sentences
    assert process_time() - started < 3


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Jeff call Ann about the keys.", True),
        ("Chris you check the list.", True),
        ("Mark called about the keys.", False),
        ("Best place to stay is the inn.", False),
        ("Moved forward to May.", False),
    ],
)
def test_a_name_without_a_comma_calls_its_bearer(text: str, asks: bool) -> None:
    assert bool(read(text, language="en").asks) is asks


def test_the_second_half_of_a_stock_closer_asks_nothing() -> None:
    assert not read("The form is online. Any questions? Just call us.", language="en").asks
    assert read("Is the form online? Just call us.", language="en").asks
