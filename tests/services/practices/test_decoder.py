"""Requests: vague words are marked, and only an exact time can be confirmed."""

from typing import TYPE_CHECKING

import pytest

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.request import DueState, Request, Use
from tests.builders import NOW, a_record, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture
def request_(workbench: "Workbench") -> Request:
    client = workbench.roster.add("Halden & Foss", zone="America/New_York")
    return workbench.cabinet.add(
        Request, client=client.id, words="We need the deck ASAP please", at=NOW
    )


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("We need the deck ASAP please", ["ASAP"]),
        ("Send it soon, end of day at the latest", ["soon", "end of day"]),
        ("Send it by Friday 4 December, 12:00", []),
        ("Pošlite to čo najskôr", ["čo najskôr"]),
        ("Mohon hantar dengan kadar segera", ["dengan kadar segera"]),
    ],
)
def test_vague_times_are_marked(workbench: "Workbench", words: str, vague: list[str]) -> None:
    found = workbench.decoder.vague(words)
    assert [each.words for each in found] == vague
    assert all(words[each.start : each.end] == each.words for each in found)


def test_a_vague_request_cannot_be_confirmed_without_an_exact_time(
    workbench: "Workbench", request_: Request
) -> None:
    with pytest.raises(InvalidInputError, match="“ASAP” is no time"):
        workbench.decoder.confirm(request_.id)
    done = workbench.decoder.confirm(request_.id, wall("2026-11-25 12:00"))
    assert (done.due_state, done.zone) == (DueState.CONFIRMED, "America/New_York")


def test_an_assumed_time_is_still_a_question(workbench: "Workbench", request_: Request) -> None:
    assumed = workbench.decoder.assume(request_.id, wall("2026-11-25 12:00"))
    assert "due" in workbench.decoder.open(assumed)
    assert "due" not in workbench.decoder.open(workbench.decoder.confirm(request_.id))


def test_three_questions_at_most_and_only_those_that_are_open(workbench: "Workbench") -> None:
    asked = a_record(Request, client="C", words="x", at=NOW)
    assert workbench.decoder.open(asked) == ("due", "use", "format")
    known = a_record(
        Request,
        client="C",
        words="x",
        at=NOW,
        due=wall("2026-11-25 12:00"),
        due_state=DueState.CONFIRMED,
        use=Use.PRESENT,
        wanted_format="slides",
    )
    assert workbench.decoder.open(known) == ("audience", "decider")


def test_closing_says_when_it_was_answered(workbench: "Workbench", request_: Request) -> None:
    closed = workbench.decoder.close(request_.id)
    assert closed.answered_at == closed.closed_at == workbench.clock()
