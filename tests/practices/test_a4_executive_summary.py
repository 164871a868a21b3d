"""A4: help them to shine: a summary of 120 words at most, safe to forward."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.promise import Owner
from tests.builders import a_promise, wall
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
        assert "What it is: Approve the layout." in desk.text()
