"""Asks, their dates and the main point are found in whole mails of many kinds, marked by hand."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from clientdesk.checking import Known
from clientdesk.language.reading import Reading, read
from clientdesk.services.mail.judge import judge

HERE = Path(__file__).parent
LEAST = 0.95
"""The least share of these texts that must be read right."""
MARK = re.compile(r"⟦\*?|⟧|⟪|⟫")


def labelled(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


@cache
def mails(*, with_ask: bool | None = None) -> list[tuple[dict[str, Any], Reading]]:
    """Return the marked mails, each with its reading; all, or only those with or without an ask."""
    rows = labelled("marked_mails.yaml")
    return [
        (row, read(MARK.sub("", row["text"]), language=row["language"]))
        for row in rows
        if with_ask is None or with_ask is ("⟦" in row["text"])
    ]


def must_hold(wrong: list[str], of: int) -> None:
    assert len(wrong) <= (1 - LEAST) * of, wrong


def test_a_mail_that_asks_nothing_is_not_said_to_ask() -> None:
    silent = mails(with_ask=False)
    alarms = [reading.asks[0].span.of(reading.text) for _, reading in silent if reading.asks]
    must_hold(alarms, len(silent))


def test_a_mail_that_asks_is_said_to_ask_with_words_that_do() -> None:
    asking = mails(with_ask=True)
    wrong = []
    for row, reading in asking:
        marked = {MARK.sub("", part) for part in re.findall(r"⟦\*?([^⟧]*)⟧", row["text"])}
        ask = reading.main_ask
        said = ask.span.of(reading.text) if ask else ""
        if not ask or not any(said in part or part in said for part in marked):
            wrong.append(said or reading.text)
    must_hold(wrong, len(asking))


def test_the_date_of_an_ask_is_found_wherever_it_stands() -> None:
    asking = [(row, reading) for row, reading in mails(with_ask=True) if reading.main_ask]
    wrong = [
        reading.text
        for row, reading in asking
        if reading.main_ask and bool(reading.main_ask.deadline) is not row.get("deadline", False)
    ]
    must_hold(wrong, len(asking))


def test_a_buried_main_point_is_told_from_one_in_the_opening() -> None:
    wrong = [
        reading.text
        for row, reading in mails()
        if reading.main_point and reading.main_point.in_opening is row.get("buried", False)
    ]
    must_hold(wrong, len(mails()))


def test_short_sentences_that_ask_are_told_from_others() -> None:
    lists = labelled("short_sentences.yaml")
    wrong = [
        text
        for kind, texts in lists.items()
        for text in texts
        if bool(read(text, language="en").asks) is not (kind == "asks")
    ]
    must_hold(wrong, sum(map(len, lists.values())))


@pytest.mark.parametrize("language", ["en", "ms", "sk"])
@pytest.mark.parametrize("check", ["blame", "over_promise", "passive_aggressive", "wrong_medium"])
def test_wording_is_found_fault_with_only_where_it_is_at_fault(check: str, language: str) -> None:
    lists = labelled("wording.yaml")[language][check]
    wrong = [
        text
        for kind, texts in lists.items()
        for text in texts
        if any(found.check == check for found in judge(text, Known(language=language)).findings)
        is not (kind == "fire")
    ]
    must_hold(wrong, sum(map(len, lists.values())))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Garden notes\n\nThe hedge is cut back now. The roses follow.", "The hedge"),
        ("I went through the draft on the plane. It is too long for a leaflet.", "It is"),
        ("Attached are the minutes. The short version: the roof gets done in May.", "The short"),
    ],
)
def test_talk_before_the_point_is_not_taken_for_it(text: str, point: str) -> None:
    found = read(text, language="en").main_point
    assert found
    assert found.sentence.text.startswith(point)
