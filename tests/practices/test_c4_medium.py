"""C4: advice on 2D or 3D with its reason; one key makes a talk of a draft."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.checkin import AgendaKind
from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.finding import Severity
from tests.builders import a_person, wall
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


@pytest.mark.parametrize("language", ["en", "ms", "sk"])
@pytest.mark.parametrize("starts", ["2026-11-23 10:00", "2026-11-24 16:00", "2026-12-09 10:00"])
def test_an_invitation_asks_to_confirm_before_the_talk(
    sampled: "Workbench", language: str, starts: str
) -> None:
    client = sampled.roster.add("Ada", language=language, people=(a_person("Ada Byron"),))
    draft = sampled.composer.new(client.id, subject="Two weeks late", body=BAD)
    called = sampled.calling.turn(draft.id, wall(starts))
    assert called.missing == 0
    assert "[" not in called.draft.body


@pytest.mark.parametrize("language", ["en", "ms", "sk"])
def test_the_invitation_its_title_and_its_ics_are_neutral(
    sampled: "Workbench", tmp_path: Path, language: str
) -> None:
    client = sampled.roster.find("Halden")
    client = sampled.roster.save(replace(client, language=language))
    draft = sampled.composer.new(client.id, subject="Penalty for lateness", body=BAD)
    called = sampled.calling.turn(draft.id, wall("2026-11-24 10:00"))
    name = next(name for name, one in sampled.porter.exports().items() if one.suffix == ".ics")
    ics = sampled.porter.export(name, tmp_path / "talk.ics", checkin_id=called.checkin.id).files
    assert words(sampled.composer.get(draft.id).body) >= {"unfortunately", "price", "rises", "late"}
    neutral = words(
        sampled.calling.turn(calm(sampled, client), wall("2026-11-24 10:00")).draft.body
    )
    said = [called.draft.subject, called.draft.body, called.checkin.title, called.checkin.place]
    told = words(*said, *(path.read_text(encoding="utf-8") for path in ics))
    bad = words("Unfortunately weeks late price rises 4,000 wall wait showroom penalty lateness")
    assert not bad & told
    assert words(called.draft.body) == neutral, (
        "whatever the draft says, the invitation is the same"
    )


def calm(bench: "Workbench", client: Client) -> str:
    return bench.composer.new(client.id, subject="Thanks", body="Hi,\n\nAll is well.\n").id


def words(*texts: str) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", text.lower())}


def test_the_third_mail_on_one_subject_is_better_said(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    for _ in range(2):
        body = "Hi Ingrid,\n\nThe plans are attached.\n"
        sent = sampled.composer.new(client.id, subject="Oak or ash", body=body)
        sampled.composer.sent(sent.id)
    body = "Hi Ingrid,\n\nCould you tell me by Friday which wood you like?\n"
    third = sampled.composer.new(client.id, subject="Re: Oak or ash", body=body)
    advice = sampled.calling.advise(third)
    assert advice.call
    assert "mail number 3" in advice.reasons[0]


@pytest.mark.parametrize(("body", "client"), [("", True), ("Hi,\n\nLet us talk.\n", False)])
def test_a_talk_needs_somebody_and_something(
    sampled: "Workbench", body: str, *, client: bool
) -> None:
    whose = sampled.roster.find("Halden").id if client else ""
    before = len(sampled.calendar.of(sampled.roster.find("Halden").id))
    draft = sampled.composer.new(whose, body=body)
    with pytest.raises(InvalidInputError):
        sampled.calling.turn(draft.id, wall("2026-11-24 10:00"))
    assert len(sampled.calendar.of(sampled.roster.find("Halden").id)) == before


def test_one_undo_takes_the_talk_and_the_invitation_back(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    draft = sampled.composer.new(client.id, body=BAD)
    before = len(sampled.calendar.of(client.id)), len(sampled.composer.drafts(client.id))
    sampled.calling.turn(draft.id, wall("2026-11-24 10:00"))
    sampled.history.undo()
    assert (len(sampled.calendar.of(client.id)), len(sampled.composer.drafts(client.id))) == before


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
