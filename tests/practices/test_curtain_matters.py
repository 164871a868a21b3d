"""Behind the curtain a matter tells no date, state or kind that only I may know."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from clientdesk.model.feedback import Feedback
from clientdesk.model.pushback import PushBack
from clientdesk.model.record import Record
from clientdesk.model.request import DueState, Request
from clientdesk.model.share import Share
from clientdesk.tui.app import DeskApp
from clientdesk.tui.practices.advising import show_pushback, show_share
from clientdesk.tui.practices.agreeing import show_agreements
from clientdesk.tui.practices.decoding import show_request
from clientdesk.tui.practices.hearing import show_feedback
from clientdesk.tui.practices.matter import Matter, told
from tests.builders import NOW, a_client, a_workbench, an_id, wall
from tests.tui.conftest import opened

DAY = date(2026, 3, 4)
TOLD = "04 Mar 2026"


@pytest.mark.parametrize("curtain", [False, True])
async def test_no_matter_tells_what_is_internal(*, curtain: bool) -> None:
    bench = a_workbench()
    client = bench.roster.save(a_client("Ada", schedule_told_on=DAY, policy_told_on=DAY))
    base: Any = {"id": an_id(), "created_at": NOW, "client": client.id}
    feedback = Feedback(**base, question="How is it?", asked_on=DAY, changed="more calls",
                        follow_up_on=DAY, closed_at=NOW)  # fmt: skip
    advice = PushBack(**base, wanted="a slider", raised_on=DAY, outcome="no slider")
    share = Share(**base, title="A talk", sent_on=DAY)
    request = Request(**base, words="soon", at=NOW, due=wall("2026-11-26 10:00"),
                      due_state=DueState.ASSUMED, answered_at=NOW)  # fmt: skip
    cases: list[tuple[Callable[[DeskApp], None], list[str], str]] = [
        (lambda app: show_feedback(app, feedback), [TOLD, "Closed"], "more calls"),
        (lambda app: show_pushback(app, advice), [TOLD, "no slider"], "a slider"),
        (lambda app: show_share(app, share), [TOLD, str(share.kind)], "A talk"),
        (lambda app: show_request(app, request), ["assumed", "Answered  "], "soon"),
        (lambda app: show_agreements(app, client), [TOLD, "Emergencies  "], "My hours"),
    ]
    async with opened(bench, (120, 48)) as desk:
        for show, private, plain in cases:
            desk.app.back_to_desk()
            desk.app.curtain = curtain
            show(desk.app)
            await desk.until(lambda: isinstance(desk.app.screen, Matter))
            await desk.pilot.pause()
            assert plain in desk.text()
            for word in private:
                assert (word in desk.text()) is not curtain, (plain, word)


def test_a_row_of_a_private_field_stands_without_the_curtain_only() -> None:
    record: type[Record] = Feedback
    rows = (("Said", "yes"), ("Asked", "march", "asked_on"), ("Q", "why", "question"))
    assert "march" in told(*rows, of=record).plain
    behind = told(*rows, of=record, curtain=True).plain
    assert "march" not in behind
    assert "why" in behind
