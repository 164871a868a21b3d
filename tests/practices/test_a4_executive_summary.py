"""A4: help them to shine: a summary of 120 words at most, safe to forward."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.promise import Owner
from tests.builders import a_person, a_promise, wall
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.mark.parametrize(("words", "found"), [(120, False), (121, True)])
def test_a_hundred_and_twenty_one_words_are_a_finding(
    workbench: "Workbench", client: Client, words: int, *, found: bool
) -> None:
    request = workbench.decoder.add(client.id, "A page on where we stand")
    draft = workbench.writing.summary(request).draft
    workbench.composer.write(draft.id, body=" ".join(["word"] * words))
    findings = workbench.handover.review(draft.id).findings
    assert sum("read up to 120" in one.message for one in findings) == found
    live = workbench.composer.judge(workbench.cabinet.get(Draft, draft.id))
    assert any("read up to 120" in one.message for one in live.findings) is found


def test_nothing_internal_or_secret_is_in_it(workbench: "Workbench", client: Client) -> None:
    canary = "zephyr quandary marmalade"
    made = workbench.ledger.add(
        client.id, "approve the layout", owner=Owner.THEIRS, due=wall("2026-11-27 12:00")
    )
    workbench.ledger.renegotiate(made.id, wall("2026-12-01 12:00"), canary)
    workbench.cabinet.save(a_promise(client, "send the floor plan", private=canary))
    request = workbench.decoder.add(client.id, "A page", audience=canary, politics=canary)
    draft = workbench.writing.summary(request).draft
    assert "approve the layout" in draft.body.lower()
    assert "zephyr" not in draft.body + draft.subject


def test_no_page_of_more_than_a_hundred_and_twenty_words_is_exported(
    workbench: "Workbench", client: Client, tmp_path: Path
) -> None:
    workbench.ledger.add(client.id, "send the plan")
    made = workbench.ledger.add(client.id, "approve the layout", owner=Owner.THEIRS)
    done = workbench.porter.export("executive_summary", tmp_path / "short", client_id=client.id)
    (page,) = done.files
    text = page.read_text()
    assert len(text.partition("\n# ")[2].split()) <= 120
    workbench.ledger.save(replace(made, what=" ".join(["word"] * 90)))
    with pytest.raises(InvalidInputError, match="read up to 120"):
        workbench.porter.export("executive_summary", tmp_path / "long", client_id=client.id)


@pytest.mark.parametrize("language", ["en", "ms", "sk"])
def test_what_a_page_lacks_is_said_in_the_language_of_the_desk(
    workbench: "Workbench", language: str
) -> None:
    client = workbench.roster.add("Ada", language=language)
    with pytest.raises(InvalidInputError, match="add the project, add what is needed, add the day"):
        workbench.porter.export("executive_summary", None, client_id=client.id)


WORDS = "We need the deck for the board ASAP"
FACTS = {
    "en": ("We need the deck for the board", "planned for Friday 27 November, 15:00",
           "Done on Saturday 21 November: cover", "Expected from your side",
           "one decision needed by"),
    "ms": ("We need the deck for the board", "dirancang pada hari Jumaat, 27 November",
           "Siap pada hari Sabtu, 21 November: cover", "Ditunggu daripada pihak anda",
           "satu keputusan diperlukan"),
    "sk": ("We need the deck for the board", "plánovaný termín je piatok 27. novembra, 15:00",
           "Hotové v sobotu 21. novembra: cover", "Z vašej strany čakáme", "jedno rozhodnutie do"),
}  # fmt: skip
"""What the page about a request says in each language: its words, its time, and what is true."""


@pytest.mark.parametrize("language", FACTS)
def test_a_page_from_a_request_is_about_it(workbench: "Workbench", language: str) -> None:
    client = workbench.roster.add("Halden", language=language, people=(a_person("Ada Byron"),))
    workbench.ledger.keep(workbench.ledger.add(client.id, "cover").id)
    workbench.ledger.add(client.id, "index", due=wall("2026-11-26 12:00"))
    workbench.ledger.add(client.id, "approve copy", owner=Owner.THEIRS)
    request = workbench.decoder.add(client.id, WORDS, due=wall("2026-11-27 15:00"))
    draft = workbench.writing.summary(request).draft
    words, due, kept, theirs, decision = FACTS[language]
    assert "We need the deck for the" in draft.subject
    assert decision in draft.subject
    for said in (words, due, kept, theirs):
        assert said in draft.body
    verdict = workbench.composer.judge(draft)
    assert verdict.call_to_action.has_deadline
    assert verdict.main_point is None or verdict.main_point.in_opening


def test_what_the_work_on_a_request_waits_for_is_the_decision(
    workbench: "Workbench", client: Client
) -> None:
    copy = workbench.ledger.add(
        client.id, "approve copy", owner=Owner.THEIRS, due=wall("2026-11-25 12:00")
    )
    request = workbench.decoder.add(client.id, WORDS)
    workbench.decoder.confirm(request.id, wall("2026-11-27 15:00"))
    made = workbench.decoder.promise(request.id)
    workbench.ledger.wait_on(made.id, [copy.id])
    draft = workbench.writing.summary(workbench.decoder.get(request.id)).draft
    assert "What it is: Approve copy." in draft.body
    assert "by Wednesday 25 November" in draft.subject


def test_a_page_says_nothing_where_nothing_is_known(workbench: "Workbench", client: Client) -> None:
    request = workbench.decoder.add(client.id, WORDS)
    body = workbench.writing.summary(request).draft.body
    assert "- " not in body
    assert "Nothing" not in body
    workbench.ledger.add(client.id, "index", due=wall("2026-11-26 12:00"))
    body = workbench.writing.summary(request).draft.body
    assert "Next step by Thursday 26 November: Index." in body


async def test_by_keyboard_from_the_request_to_the_summary_for_the_boss(
    workbench: "Workbench", client: Client
) -> None:
    workbench.decoder.add(client.id, "A page on where we stand", on_behalf_of=client.people[1].id)
    workbench.ledger.add(client.id, "approve the layout", owner=Owner.THEIRS)
    async with opened(workbench, size=(80, 24)) as desk:
        await desk.press("f4", "enter")
        await desk.until(lambda: "write an executive summary" in desk.text())
        await desk.press("s")
        await desk.until(lambda: "Hi Ada," in desk.text())
        assert "This page sums up where “A page on where we stand” stands." in desk.text()
