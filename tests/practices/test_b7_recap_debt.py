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
from clientdesk.model.touch import RecapState
from clientdesk.services.planning.entries import EntryKind
from tests.builders import FrozenClock, a_workbench, wall
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

SIGNS = {">": Owner.MINE, "<": Owner.THEIRS}
WORDS = st.sampled_from(["send it", "a sketch fri 12:00", "copy by 2 dec", "call 03/04", "Ship it"])
LINES = st.lists(st.tuples(st.sampled_from(["!", ">", "<", "?", ""]), WORDS), max_size=8)


@given(LINES)
def test_the_lines_and_the_promises_match_one_to_one(lines: list[tuple[str, str]]) -> None:
    bench = a_workbench()
    client = bench.roster.add("Ada")
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
