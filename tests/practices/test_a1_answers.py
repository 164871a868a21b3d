"""A1: a talk or a mail answers what was asked, with one key, at the moment that it took place."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.person import Channel
from clientdesk.model.request import Request
from clientdesk.services.mail.sending import send
from clientdesk.services.planning.entries import EntryKind
from tests.builders import FrozenClock
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture
def request_(workbench: "Workbench", client: Client, clock: FrozenClock) -> Request:
    """The deck, asked for three hours ago."""
    made = workbench.decoder.add(client.id, "The deck ASAP please")
    clock.advance(hours=3)
    return made


def _minutes(bench: "Workbench", client: Client) -> list[int]:
    return [one.minutes for one in bench.responding.responses(client.id)]


def test_a_talk_answers_when_it_took_place_and_one_undo_takes_it_back(
    workbench: "Workbench", client: Client, clock: FrozenClock, request_: Request
) -> None:
    touch = workbench.log.add(client.id, Channel.CALL, at=clock() - timedelta(hours=1))
    workbench.answering.by(touch.id, [request_.id])
    assert workbench.decoder.get(request_.id).answered_at == touch.at
    assert workbench.log.get(touch.id).answers == request_.id
    assert _minutes(workbench, client) == [120]
    assert not workbench.answering.waiting(touch)
    workbench.history.undo()
    assert workbench.decoder.get(request_.id).answered_at is None
    assert not workbench.log.get(touch.id).answers


def test_a_talk_answers_only_what_was_asked_before_it(
    workbench: "Workbench", client: Client, clock: FrozenClock, request_: Request
) -> None:
    touch = workbench.log.add(client.id, Channel.CALL, at=clock() - timedelta(hours=4))
    assert not workbench.answering.waiting(touch)
    with pytest.raises(InvalidInputError, match="asked before it"):
        workbench.answering.by(touch.id, [request_.id])


def test_a_talk_whose_time_is_mended_moves_its_answer_and_a_trashed_one_takes_it_along(
    workbench: "Workbench", client: Client, clock: FrozenClock, request_: Request
) -> None:
    touch = workbench.log.add(client.id, Channel.CALL, at=clock())
    touch = workbench.answering.by(touch.id, [request_.id])
    workbench.log.save(replace(touch, at=clock() - timedelta(hours=2)))
    assert _minutes(workbench, client) == [60]
    workbench.log.trash(touch.id)
    assert _minutes(workbench, client) == []
    assert [one.kind for one in workbench.agenda.entries()] == [EntryKind.REQUEST]
    workbench.history.undo()
    assert _minutes(workbench, client) == [60]


def test_a_mail_that_is_sent_about_a_request_names_it(
    workbench: "Workbench", client: Client, request_: Request
) -> None:
    workbench.composer.sent(workbench.writing.question(request_).draft.id)
    assert not workbench.log.of(client.id)[0].answers
    workbench.composer.sent(workbench.writing.answer(request_).draft.id)
    assert request_.id in {one.answers for one in workbench.log.of(client.id)}


def test_a_mail_and_its_answer_have_one_moment_however_the_clock_runs(
    workbench: "Workbench", client: Client, clock: FrozenClock, request_: Request
) -> None:
    ticking = replace(workbench.office, clock=lambda: clock.advance(microseconds=1))
    draft = workbench.writing.answer(request_).draft
    send(ticking, workbench.me, draft, "Sent")
    (touch,) = workbench.log.of(client.id)
    answered = workbench.decoder.get(request_.id)
    assert (touch.answers, touch.at) == (request_.id, answered.answered_at)


async def test_by_keyboard_a_logged_talk_answers_with_one_key_and_keeps_its_recap(
    workbench: "Workbench", client: Client, request_: Request
) -> None:
    async with opened(workbench, size=(80, 24)) as desk:
        await desk.press("i")
        await desk.paste("> send the deck fri 12:00")
        await desk.press("ctrl+s")
        await desk.until(lambda: "it answers “The deck ASAP please”" in desk.text())
        await desk.press("a")
        await desk.until(lambda: workbench.decoder.get(request_.id).answered_at)
        await desk.until(lambda: "write the recap and 1 promise" in desk.text())
        assert "it answers" not in desk.text()
        await desk.press("escape", "u")
        await desk.until(lambda: workbench.decoder.get(request_.id).answered_at is None)


async def test_by_keyboard_of_two_requests_one_is_chosen(
    workbench: "Workbench", client: Client, request_: Request
) -> None:
    other = workbench.decoder.add(client.id, "The logo today")
    async with opened(workbench, size=(80, 24)) as desk:
        await desk.press("i")
        await desk.paste("! blue")
        await desk.press("ctrl+s")
        await desk.until(lambda: "one of 2 requests" in desk.text())
        await desk.press("a")
        await desk.until(lambda: "2  “The logo today”" in desk.text())
        await desk.press("2")
        await desk.until(lambda: workbench.decoder.get(other.id).answered_at)
        assert workbench.decoder.get(request_.id).answered_at is None


async def test_by_keyboard_the_request_logs_the_talk_that_answered_it(
    workbench: "Workbench", client: Client, request_: Request
) -> None:
    async with opened(workbench, size=(80, 24)) as desk:
        await desk.press("f4", "enter")
        await desk.until(lambda: "answered in a talk" in desk.text())
        await desk.press("i")
        await desk.paste("! blue")
        await desk.press("ctrl+s")
        await desk.until(lambda: workbench.decoder.get(request_.id).answered_at)
        await desk.until(lambda: "write the recap" in desk.text())


async def test_by_keyboard_a_mail_of_my_own_words_asks_whether_it_answered(
    workbench: "Workbench", client: Client, request_: Request
) -> None:
    workbench.composer.new(
        client.id, to="tom@x.example", subject="The deck", body="Hi Tom,\n\nhere it is.\n\nMira"
    )
    async with opened(workbench, size=(80, 24)) as desk:
        await desk.press("f5", "ctrl+r")
        await desk.until(lambda: "I sent it" in desk.text())
        await desk.press("x")
        await desk.until(lambda: "Halden waits for an answer" in desk.text())
        await desk.press("a")
        await desk.until(lambda: workbench.decoder.get(request_.id).answered_at)
