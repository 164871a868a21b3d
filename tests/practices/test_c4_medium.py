"""C4: advice on 2D or 3D with its reason; one key makes a talk of a draft."""

from typing import TYPE_CHECKING

import pytest

from clientdesk.model.checkin import AgendaKind
from clientdesk.model.draft import Draft
from clientdesk.model.finding import Severity
from tests.builders import wall
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

BAD = (
    "Hi Ingrid,\n\nUnfortunately the showroom will be two weeks late. The price rises by 4,000. "
    "Could you tell me by Friday which wall can wait?\n\nBest wishes,\nMira\n"
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Unfortunately we have to cancel the launch.", "Bad news"),
        ("I disagree with the oak.", "A disagreement"),
        ("I am sorry about the boards.", "An apology"),
        ("The price rises from January.", "Money"),
        ("The plans are attached. The meeting is on Friday at 10.", "Facts, dates and files"),
    ],
)
def test_the_advice_says_why(sampled: "Workbench", text: str, reason: str) -> None:
    draft = sampled.composer.new(body=f"Hi Ingrid,\n\n{text}\n\nBest wishes,\nMira\n")
    advice = sampled.calling.advise(draft)
    assert any(one.startswith(reason) for one in advice.reasons)
    assert advice.call is not reason.startswith("Facts")


def test_two_reasons_in_one_mail_are_a_hint(sampled: "Workbench") -> None:
    draft = sampled.composer.new(body=BAD)
    (hint,) = [one for one in sampled.composer.judge(draft).findings if one.check == "wrong_medium"]
    assert hint.severity is Severity.HINT
    assert hint.message.startswith("Bad news and money")


def test_the_invitation_holds_nothing_of_the_draft(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    draft = sampled.composer.new(client.id, subject="Two weeks late", body=BAD)
    called = sampled.calling.turn(draft.id, wall("2026-11-24 10:00"))
    kinds = [item.kind for item in called.checkin.items]
    assert kinds == [AgendaKind.UPDATE, AgendaKind.UPDATE, AgendaKind.QUESTION]
    told = f"{called.draft.subject}\n{called.draft.body}\n{called.checkin.title}"
    assert not any(word in told for word in ("late", "4,000", "Unfortunately", "wall"))
    assert called.missing == 0
    grave = [
        one
        for one in sampled.composer.judge(called.draft).findings
        if one.severity is not Severity.HINT
    ]
    assert grave == []
    assert sampled.composer.get(draft.id) == draft


async def test_one_key_makes_a_talk_of_a_draft(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    draft = sampled.composer.new(client.id, subject="Two weeks late", body=BAD)
    before = len(sampled.calendar.of(client.id))
    async with opened(sampled) as desk:
        desk.app.open_record(Draft.table, draft.id, client.id)
        await desk.pilot.pause()
        await desk.press("f5", "ctrl+g", "m")
        await desk.until(lambda: "2D or 3D?" in desk.text())
        assert "Talk to them (3D)" in desk.text()
        await desk.press("m")
        await desk.type("tue 10:00")
        await desk.press("enter")
        await desk.until(lambda: len(sampled.calendar.of(client.id)) > before)
    assert any(one.template == "invitation" for one in sampled.composer.drafts(client.id))
