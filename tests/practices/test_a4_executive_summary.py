"""A4: help them to shine: a summary of 120 words at most, safe to forward."""

from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.model.promise import Owner
from tests.builders import a_promise, wall

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
    assert any("read up to 120" in one.message for one in findings) is found


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
