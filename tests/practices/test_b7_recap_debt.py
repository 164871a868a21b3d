"""B7: a live talk owes a recap; its lines become the mail and the promises, one to one."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.person import LIVE_CHANNELS, Channel
from clientdesk.model.promise import Owner
from clientdesk.model.touch import RecapState, TouchLine
from clientdesk.services.planning.entries import EntryKind
from tests.builders import FrozenClock, a_workbench, wall
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

SIGNS = {">": Owner.MINE, "<": Owner.THEIRS}
SAID = {
    "en": ("send it", "a sketch fri 12:00", "copy by 2 dec", "call 03/04", "Ship it", "31/32"),
    "ms": ("hantar draf", "hantar draf sebelum jumaat 10 pagi", "luluskan pada 31.11.", "Draf"),
    "sk": ("poslať návrh", "pošlem návrh do piatku 10:00", "schváliť do 31.11.", "Návrh"),
}
"""What is said in each language: with a date, without one, and with one that cannot be read."""


def _lines(tongue: str) -> st.SearchStrategy[tuple[str, list[tuple[str, str]]]]:
    line = st.tuples(st.sampled_from(["!", ">", "<", "?", ""]), st.sampled_from(SAID[tongue]))
    return st.tuples(st.just(tongue), st.lists(line, max_size=8))


@given(st.sampled_from(sorted(SAID)).flatmap(_lines))
def test_the_lines_and_the_promises_match_one_to_one(
    spoken: tuple[str, list[tuple[str, str]]],
) -> None:
    tongue, lines = spoken
    bench = a_workbench()
    client = bench.roster.add("Ada", language=tongue)
    typed = [f"{sign} {text}".strip() for sign, text in lines]
    touch = bench.log.add(client.id, Channel.CALL, lines=typed)
    wanted = Counter(SIGNS[sign] for sign, _ in lines if sign in SIGNS)
    if any(sign for sign, _ in lines):
        for _ in range(2):
            bench.recapping.write(touch.id)
        body = bench.composer.drafts(client.id)[0].body
        told = [line for line in body.splitlines() if line.startswith("- ")]
        assert len(told) == sum(bool(sign) for sign, _ in lines)
    else:
        with pytest.raises(InvalidInputError, match="no line"):
            bench.recapping.write(touch.id)
    made = [one for one in bench.ledger.of(client.id) if one.source == touch.id]
    assert Counter(one.owner for one in made) == wanted
    assert not bench.recapping.left(touch)
    bench.keeper.close()


def test_a_line_with_a_date_is_a_promise_by_then_and_the_recap_says_it_once(
    workbench: "Workbench", client: Client
) -> None:
    touch = workbench.log.add(client.id, Channel.CALL, lines=["> send the sketch fri 12:00"])
    done = workbench.recapping.write(touch.id)
    (promise,) = done.promises
    assert (promise.what, promise.due) == ("send the sketch", wall("2026-11-27 12:00"))
    assert "- send the sketch, Friday 27 November, 06:00 your time" in done.draft.body
    assert "fri 12:00" not in done.draft.body


@pytest.mark.parametrize(
    ("language", "line", "what", "told"),
    [
        (
            "ms", "> hantar draf sebelum jumaat 10 pagi", "hantar draf",
            "- hantar draf, Jumaat, 27 November, pukul 10.00 pagi",
        ),
        (
            "sk", "> pošlem návrh do piatku 10:00", "pošlem návrh",
            "- pošlem návrh, piatok 27. novembra, 10:00",
        ),
    ],
)  # fmt: skip
def test_a_date_said_in_malay_or_slovak_is_the_promise_s_and_the_mail_s(
    workbench: "Workbench", language: str, line: str, what: str, told: str
) -> None:
    client = workbench.roster.add("Ada", language=language)
    touch = workbench.log.add(client.id, Channel.CALL, lines=[line])
    done = workbench.recapping.write(touch.id)
    assert [(one.what, one.due) for one in done.promises] == [(what, wall("2026-11-27 10:00"))]
    assert told in done.draft.body


UNREAD = [
    ("send by 31/32", "31/32"), ("call 03/04", "03/04"), ("send by next frday", "frday"),
    ("send on 31 feb", "31 feb"), ("by friday I send it", "friday"), ("send it asap", "asap"),
    ("luluskan pada 31.11.", "31.11"), ("hantar secepat mungkin", "secepat mungkin"),
    ("do stredy pošlem text", "stredy"), ("schváliť do 31.11.", "31.11"),
    ("send fri 25:00", "25:00"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), UNREAD)
def test_a_date_that_cannot_be_read_is_lost_nowhere_and_told(
    workbench: "Workbench", client: Client, text: str, words: str
) -> None:
    touch = workbench.log.add(client.id, Channel.CALL, lines=[f"> {text}"])
    (one,) = workbench.recapping.lines(touch)
    assert one.unread == words
    done = workbench.recapping.write(touch.id)
    assert [(made.what, made.due) for made in done.promises] == [(text, None)]
    assert text.rstrip(".") in done.draft.body


@pytest.mark.parametrize(
    "text", ["send it", "version 2.5 of the app", "send fri", "pay 30% by 2 dec"]
)
def test_what_names_no_time_or_was_read_is_not_told(
    workbench: "Workbench", client: Client, text: str
) -> None:
    touch = workbench.log.add(client.id, Channel.CALL, lines=[f"> {text}"])
    assert [one.unread for one in workbench.recapping.lines(touch)] == [""]


def test_a_date_mended_in_the_line_or_in_the_promise_makes_no_second_promise(
    workbench: "Workbench", client: Client
) -> None:
    touch = workbench.log.add(
        client.id, Channel.CALL, lines=["> send it by 31/32", "< pay by 31/32"]
    )
    mine, theirs = workbench.recapping.promise(touch)
    mended = (TouchLine.parse("> send it by 30 nov"), touch.lines[1])
    touch = workbench.log.save(replace(touch, lines=mended))
    workbench.ledger.save(replace(theirs, what="pay", due=wall("2026-12-01 00:00")))
    done = workbench.recapping.write(touch.id)
    assert not done.promises
    held = {one.id: (one.what, one.due) for one in workbench.ledger.of(client.id)}
    assert held == {
        mine.id: ("send it", wall("2026-11-30 00:00")),
        theirs.id: ("pay", wall("2026-12-01 00:00")),
    }
    assert "- send it, Monday 30 November" in done.draft.body
    assert "- pay, Tuesday 1 December" in done.draft.body


def test_another_promise_in_a_line_that_was_edited_is_not_lost(
    workbench: "Workbench", client: Client
) -> None:
    touch = workbench.log.add(client.id, Channel.CALL, lines=["> send sketch A"])
    workbench.recapping.promise(touch)
    touch = workbench.log.save(replace(touch, lines=(TouchLine.parse("> send sketch B"),)))
    done = workbench.recapping.write(touch.id)
    assert [one.what for one in done.promises] == ["send sketch B"]
    assert "sketch B" in done.draft.body


@pytest.mark.parametrize("way", ["sent", "not needed", "agenda"])
def test_however_the_debt_ends_its_promises_are_in_the_ledger_with_one_undo(
    workbench: "Workbench", client: Client, way: str
) -> None:
    touch = workbench.log.add(client.id, Channel.CALL, lines=["> a", "< b"])
    if way == "sent":
        workbench.recapping.sent(touch.id)
    elif way == "agenda":
        (entry,) = (one for one in workbench.agenda.entries() if one.kind is EntryKind.RECAP)
        workbench.agenda.done(entry)
    else:
        workbench.recapping.not_needed(touch.id, "they wrote one")
    assert not workbench.recapping.debts(client.id)
    assert {one.what for one in workbench.ledger.of(client.id)} == {"a", "b"}
    workbench.history.undo()
    assert workbench.recapping.debts(client.id)
    assert not workbench.ledger.of(client.id)


def test_one_undo_takes_back_the_mail_with_its_promises(
    workbench: "Workbench", client: Client
) -> None:
    touch = workbench.log.add(client.id, Channel.CALL, lines=["> a", "< b"])
    workbench.recapping.write(touch.id)
    workbench.history.undo()
    assert not workbench.ledger.of(client.id)
    assert not workbench.composer.drafts(client.id)


@pytest.mark.parametrize("channel", list(Channel))
def test_a_live_talk_owes_its_recap_within_a_day(
    workbench: "Workbench", client: Client, channel: Channel
) -> None:
    touch = workbench.log.add(client.id, channel, lines=["> a"])
    owed = [one for one in workbench.agenda.entries() if one.kind is EntryKind.RECAP]
    live = channel in LIVE_CHANNELS
    assert [one.when for one in owed] == ([touch.at + timedelta(hours=24)] if live else [])


def test_the_debt_ends_only_on_sent_or_not_needed_and_why(
    workbench: "Workbench", client: Client, clock: FrozenClock
) -> None:
    first = workbench.log.add(client.id, Channel.CALL, lines=["> a"])
    clock.advance(hours=1)
    second = workbench.log.add(client.id, Channel.CALL, lines=["> a"])
    done = workbench.recapping.write(first.id)
    assert workbench.recapping.debts(client.id) == [first, second]
    workbench.composer.sent(done.draft.id)
    assert workbench.recapping.debts(client.id) == [second]
    for save in (workbench.log.save, workbench.cabinet.save):
        with pytest.raises(InvalidInputError, match="say why"):
            save(replace(second, recap=RecapState.NOT_NEEDED))
    workbench.log.recap_not_needed(second.id, "they wrote one")
    assert not workbench.recapping.debts(client.id)


async def test_by_keyboard_from_the_talk_to_the_recap(
    workbench: "Workbench", client: Client
) -> None:
    async with opened(workbench) as desk:
        await desk.press("i")
        await desk.paste("> send the sketch fri 12:00\n< approve copy wed")
        await desk.press("ctrl+s")
        await desk.until(lambda: "write the recap and 2 promises" in desk.text())
        await desk.press("c")
        await desk.until(lambda: workbench.composer.drafts(client.id))
        assert len(workbench.ledger.of(client.id)) == 2
        assert workbench.recapping.debts(client.id)


async def test_by_keyboard_from_the_agenda_to_the_recap_with_its_promises(
    workbench: "Workbench", client: Client
) -> None:
    workbench.log.add(client.id, Channel.CALL, lines=["> send the sketch fri 12:00"])
    async with opened(workbench) as desk:
        await desk.press("f4", "c")
        await desk.until(lambda: workbench.composer.drafts(client.id))
        assert workbench.composer.drafts(client.id)[0].template == "recap"
        assert [one.what for one in workbench.ledger.of(client.id)] == ["send the sketch"]


async def test_by_keyboard_a_date_that_cannot_be_read_stands_out_before_and_after(
    workbench: "Workbench", client: Client
) -> None:
    async with opened(workbench, size=(80, 24)) as desk:
        await desk.press("i")
        await desk.paste("> send the sketch by 31/32\n< approve copy wed")
        await desk.until(lambda: "“31/32” is no date; type one such as" in desk.text())
        await desk.press("ctrl+s")
        await desk.until(lambda: "send the sketch by 31/32  “31/32” is no date" in desk.text())
        assert "Wed 25 Nov 2026" in desk.text()
        await desk.press("c")
        await desk.until(lambda: "2 promises recorded, without a date: “31/32”" in desk.toasts())
        assert len(workbench.ledger.of(client.id)) == 2


async def test_by_keyboard_behind_the_curtain_only_what_both_sides_heard_is_shown(
    workbench: "Workbench", client: Client
) -> None:
    workbench.log.add(client.id, Channel.CALL, lines=["> send the sketch", "Leif was cross"])
    async with opened(workbench, size=(80, 24)) as desk:
        await desk.press("asterisk", "f4", "enter")
        await desk.until(lambda: "write the recap" in desk.text())
        assert "send the sketch" in desk.text()
        assert "cross" not in desk.text()


async def test_by_keyboard_a_line_is_mended_and_the_recap_is_still_one_key_away(
    workbench: "Workbench", client: Client
) -> None:
    workbench.log.add(client.id, Channel.CALL, lines=["> send the sketch by 31/32"])
    async with opened(workbench, size=(80, 24)) as desk:
        await desk.press("f4", "enter", "e")
        await desk.until(lambda: "Lines" in desk.text())
        await desk.press("ctrl+end", *["backspace"] * 5)
        await desk.paste("30 nov")
        await desk.press("ctrl+s")
        await desk.until(lambda: "Mon 30 Nov 2026" in desk.text())
        await desk.press("c")
        await desk.until(lambda: workbench.composer.drafts(client.id))
        assert [one.what for one in workbench.ledger.of(client.id)] == ["send the sketch"]
