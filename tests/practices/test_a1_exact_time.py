"""A1: what does ASAP mean? No time is settled that was not named, and one key asks for it."""

from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.finding import Severity
from clientdesk.model.request import DueState, Request
from clientdesk.services.practices.decoder import plain_words
from clientdesk.services.practices.vague import no_time
from clientdesk.services.zones import aware
from tests.builders import MINE, FrozenClock, a_person, wall
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

WORDS = "We need the deck ASAP please"


@pytest.mark.parametrize("state", [DueState.CONFIRMED, DueState.ASSUMED])
def test_no_way_of_saving_settles_a_vague_time(
    workbench: "Workbench", client: Client, state: DueState
) -> None:
    with pytest.raises(InvalidInputError, match="“ASAP” is no time"):
        workbench.decoder.add(client.id, WORDS, due_state=state)
    with pytest.raises(InvalidInputError, match="“ASAP” is no time"):
        workbench.cabinet.add(
            Request, client=client.id, words=WORDS, at=workbench.clock(), due_state=state
        )


def test_a_time_that_i_typed_is_assumed_until_they_confirm_it(
    workbench: "Workbench", client: Client
) -> None:
    made = workbench.decoder.add(client.id, WORDS, due=wall("2026-11-25 12:00"))
    assert made.due_state is DueState.ASSUMED
    assert workbench.decoder.confirm(made.id).due_state is DueState.CONFIRMED


def test_the_question_has_room_for_a_day_and_a_time_and_starts_its_clock(
    workbench: "Workbench", client: Client
) -> None:
    made = workbench.decoder.add(client.id, WORDS)
    begun = workbench.writing.question(made)
    assert "on which day, and at what time" in begun.draft.body
    assert "- Day: ____\n- Time: ____ (your time)\n" in begun.draft.body
    assert begun.missing == 0
    workbench.composer.sent(begun.draft.id)
    asked = workbench.decoder.get(made.id)
    assert (asked.due_state, asked.answered_at) == (DueState.ASKED, None)


@pytest.mark.parametrize(
    ("language", "when", "by"),
    [
        ("en", ("2026-11-22 10:00", ""), "by Monday 23 November, 12:00"),
        ("en", ("2026-11-22 10:00", "2026-11-23 15:00"), "by Monday 23 November, 12:00"),
        ("en", ("2026-11-22 10:00", "2026-11-23 11:00"), "by Monday 23 November, 09:30"),
        ("en", ("2026-11-22 10:00", "2026-11-23 10:00"), "as soon as you see this, and before Mon"),
        ("en", ("2026-11-20 10:00", "2026-11-27 15:00"), "by Wednesday 25 November, 16:00"),
        ("en", ("2026-11-20 10:00", "2026-11-25 00:00"), "by Tuesday 24 November, 16:00"),
        ("en", ("2026-11-20 13:00", "2026-11-20 16:00"), "by Friday 20 November, 13:30"),
        ("en", ("2026-11-20 10:00", "2026-11-23 15:00"), "by Friday 20 November, 16:00"),
        ("en", ("2026-11-20 17:30", "2026-11-23 15:00"), "by Monday 23 November, 12:00"),
        ("en", ("2026-11-20 19:00", "2026-11-22 15:00"), "as soon as you see this, and before Sun"),
        ("ms", ("2026-11-22 10:00", "2026-11-23 15:00"), "Isnin, 23 November, pukul 12.00"),
        ("ms", ("2026-11-22 10:00", "2026-11-23 10:00"), "sebaik sahaja anda membaca"),
        ("sk", ("2026-11-22 10:00", "2026-11-23 15:00"), "do pondelka 23. novembra do 12:00"),
        ("sk", ("2026-11-22 10:00", "2026-11-23 10:00"), "hneď po prečítaní"),
    ],
)
def test_the_answer_is_asked_for_before_the_time_that_it_is_about(
    workbench: "Workbench", clock: FrozenClock, language: str, when: tuple[str, str], by: str
) -> None:
    now, due = when
    clock.now = aware(wall(now), MINE)
    client = workbench.roster.add(
        "Halden", language=language, zone="Europe/London", people=(a_person("Leif Foss"),)
    )
    fields = {"due": wall(due)} if due else {}
    draft = workbench.writing.question(workbench.decoder.add(client.id, "Logo", **fields)).draft
    assert by in draft.body
    assert draft.body.count("?") == 1
    verdict = workbench.composer.judge(draft)
    grave = [one for one in verdict.findings if one.severity is not Severity.HINT]
    assert {draft.body[one.start : one.end] for one in grave} <= {draft.body.splitlines()[-1]}
    assert verdict.call_to_action.has_deadline


def test_a_time_that_has_passed_is_not_counted_on(workbench: "Workbench", client: Client) -> None:
    made = workbench.decoder.add(client.id, WORDS, due=wall("2026-11-19 15:00"))
    body = workbench.writing.question(made).draft.body
    assert "I count on" not in body
    assert "on which day, and at what time" in body


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Posli mi to co najskor, najlepsie hned", "“co najskor” and “hned” are no times"),
        ("hned", "“hned” is no time"),
        ("Pošlite to čo najskôr", "“čo najskôr” is no time"),
        ("secepat mungkin", "“secepat mungkin” is no time"),
        ("ASAP, urgently, and soon", "“ASAP”, “urgently” and “soon” are no times"),
        ("The deck for the board with the new prices", ""),
        ("Pošlite ponuku do piatku 15:00 s cenami", ""),
        ("Boleh hantar senarai harga pada hari Isnin pukul 3?", ""),
    ],
)
def test_every_vague_word_is_named_with_accents_or_without(words: str, said: str) -> None:
    assert no_time(words) == said


def test_whatever_is_sent_about_it_answers_it(
    workbench: "Workbench", client: Client, clock: FrozenClock
) -> None:
    made = workbench.decoder.add(client.id, WORDS, asked_by=client.people[1].id)
    clock.advance(hours=3)
    begun = workbench.writing.answer(made)
    assert begun.draft.to == "ada@x.example"
    workbench.composer.sent(begun.draft.id)
    assert workbench.decoder.get(made.id).answered_at == clock()
    assert [one.minutes for one in workbench.responding.responses(client.id)] == [180]


def test_it_becomes_a_promise_of_mine_with_its_date(workbench: "Workbench", client: Client) -> None:
    made = workbench.decoder.add(client.id, WORDS)
    with pytest.raises(InvalidInputError, match="no time"):
        workbench.decoder.promise(made.id)
    workbench.decoder.confirm(made.id, wall("2026-11-25 12:00"), "America/New_York")
    promise = workbench.decoder.promise(made.id)
    assert (promise.what, promise.due) == ("We need the deck please", wall("2026-11-25 12:00"))
    assert (promise.zone, promise.source) == ("America/New_York", made.id)
    with pytest.raises(InvalidInputError, match="already"):
        workbench.decoder.promise(made.id)


@pytest.mark.parametrize("words", ["the long list, ASAP. " * 60, "箱" * 900])
def test_long_words_are_told_shortly_on_the_agenda_and_kept_whole(
    workbench: "Workbench", client: Client, words: str
) -> None:
    made = workbench.decoder.add(client.id, words)
    (entry,) = workbench.agenda.entries()
    assert len(entry.text) < 200
    assert workbench.decoder.get(made.id).words == words


async def test_by_keyboard_from_the_words_to_the_question(
    workbench: "Workbench", client: Client
) -> None:
    async with opened(workbench) as desk:
        await desk.press("r")
        await desk.paste(WORDS)
        await desk.until(lambda: "“ASAP” is no time" in desk.text())
        await desk.press("ctrl+s")
        await desk.until(lambda: "write the question" in desk.text())
        await desk.press("q")
        await desk.until(lambda: workbench.composer.drafts(client.id))
        (draft,) = workbench.composer.drafts(client.id)
        assert draft.template == "exact-time"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("We need the titles ASAP, they wait.", "We need the titles, they wait"),
        ("ASAP: the deck!", "the deck"),
        ("Pošlite logo čo najskôr, prosím.", "Pošlite logo, prosím"),
        ("ASAP", "ASAP"),
    ],
)
def test_what_is_promised_has_no_gap_where_the_vague_time_stood(words: str, what: str) -> None:
    assert plain_words(words) == what


async def test_by_keyboard_the_time_is_confirmed_and_promised_and_not_offered_twice(
    workbench: "Workbench", client: Client
) -> None:
    workbench.decoder.add(client.id, WORDS, asked_by=client.people[0].id, audience="The board")
    async with opened(workbench, size=(80, 24)) as desk:
        await desk.press("f4", "enter")
        await desk.until(lambda: "To ask" in desk.text())
        assert "make it a promise" not in desk.text()
        await desk.press("t")
        await desk.paste("31/32")
        await desk.press("enter")
        await desk.until(lambda: "there is no month" in desk.text())
        await desk.press("ctrl+u")
        await desk.paste("fri 15:00")
        await desk.press("enter")
        await desk.until(lambda: "make it a promise" in desk.text())
        await desk.press("p")
        await desk.until(lambda: workbench.ledger.of(client.id))
        await desk.press("enter")
        await desk.until(lambda: "To ask" in desk.text())
        assert "make it a promise" not in desk.text()


async def test_by_keyboard_an_edited_request_is_shown_again(
    workbench: "Workbench", client: Client
) -> None:
    workbench.decoder.add(client.id, WORDS)
    async with opened(workbench, size=(80, 24)) as desk:
        await desk.press("f4", "enter", "e")
        await desk.until(lambda: "Words said" in desk.text())
        await desk.press("ctrl+s")
        await desk.until(lambda: "write the question" in desk.text())


async def test_by_keyboard_a_time_that_has_passed_is_said_to_be_late(
    workbench: "Workbench", client: Client
) -> None:
    made = workbench.decoder.add(client.id, WORDS)
    async with opened(workbench, size=(80, 24)) as desk:
        await desk.press("f4", "enter", "t")
        await desk.until(lambda: "Such as fri 15:00" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: "type a date: fri 15:00, +3d, 2 dec" in desk.text())
        assert "every 2 weeks" not in desk.text()
        await desk.paste("every fri 15:00")
        await desk.until(lambda: "is more than one date" in desk.text())
        await desk.press("ctrl+u")
        await desk.paste("20 nov 2026 15:00")
        await desk.until(lambda: "That has passed, so it is late at once" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: "Exact time" in desk.text() and "passed" in desk.text())
    assert workbench.decoder.get(made.id).due == wall("2026-11-20 15:00")


async def test_by_keyboard_a_form_says_of_a_due_time_that_it_has_passed(
    workbench: "Workbench", client: Client
) -> None:
    workbench.decoder.add(client.id, WORDS)
    async with opened(workbench, size=(120, 40)) as desk:
        await desk.press("f4", "enter", "e")
        await desk.until(lambda: "^s saves  tab next" in desk.text())
        assert "enter or ^s saves" not in desk.text()
        await desk.press("tab", "tab")
        await desk.until(lambda: "enter or ^s saves" in desk.text())
        await desk.paste("20 nov 2026 15:00")
        await desk.until(lambda: "that has passed, so it is late at once" in desk.text())
