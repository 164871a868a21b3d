"""C1: explain your schedule: worded as a service, in both zones; sending it sets the date."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.model.finding import Severity
from clientdesk.model.policy import Policy
from clientdesk.services.practices.writing import Letter
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def test_sending_it_sets_the_date_and_writing_it_does_not(
    workbench: "Workbench", client: Client
) -> None:
    begun = workbench.writing.begin(client.id, Letter("schedule"))
    assert begun.missing == 0
    assert workbench.roster.get(client.id).schedule_told_on is None
    workbench.composer.sent(begun.draft.id)
    assert workbench.roster.get(client.id).schedule_told_on == workbench.clock().date()


def test_it_tells_both_clocks_and_how_fast_i_answer(workbench: "Workbench", client: Client) -> None:
    body = workbench.writing.begin(client.id, Letter("schedule")).draft.body
    assert "09:00 to 17:00 in Bratislava, which is 03:00 to 11:00 for you" in body
    assert "within one working day" in body


@pytest.mark.parametrize("name", ["schedule", "escalation-policy"])
def test_handing_it_over_sets_no_date_by_any_way_and_undo_takes_the_date_back(
    workbench: "Workbench", client: Client, tmp_path: Path, name: str
) -> None:
    workbench.cabinet.add(
        Policy, emergency="Wrong in print.", channels=("Call me",), response="1 h"
    )
    draft = workbench.writing.begin(client.id, Letter(name)).draft
    over = workbench.handover
    for way in (
        lambda: over.save_as(draft.id, tmp_path, form="eml"),
        lambda: over.save_as(draft.id, tmp_path, form="mail"),
        lambda: over.link(draft.id),
        lambda: over.cleared(draft.id),
    ):
        way()
        assert told(workbench, client) == (None, None)
    over.sent(draft.id)
    today = workbench.clock().date()
    assert told(workbench, client) == ((today, None) if name == "schedule" else (None, today))
    workbench.history.undo()
    assert told(workbench, client) == (None, None)


def told(bench: "Workbench", client: Client) -> tuple[date | None, date | None]:
    now = bench.roster.get(client.id)
    return now.schedule_told_on, now.policy_told_on


SAID = {
    "en": ("within one working day", "Something in print is wrong.", "17:00", "11:00"),
    "ms": ("dalam satu hari bekerja", "Cetakan kami salah.", "5.00 petang", "11.00 pagi"),
    "sk": ("do jedného pracovného dňa", "V tlači je chyba.", "17:00", "11:00"),
}
"""What I promise and call an emergency in a language, and the end of my day by both clocks."""


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("name", ["schedule", "escalation-policy"])
def test_in_every_language_it_is_a_service_with_no_blank_and_no_finding(
    workbench: "Workbench", client: Client, language: str, name: str
) -> None:
    response, emergency, mine, theirs = SAID[language]
    workbench.me.save(replace(workbench.me.get(), response_promise=response))
    workbench.cabinet.add(Policy, emergency=emergency, channels=("+421 9",), response="1 h")
    workbench.roster.save(replace(client, language=language))
    begun = workbench.writing.begin(client.id, Letter(name))
    body = begun.draft.body
    assert begun.missing == 0
    found = workbench.composer.judge(begun.draft).findings
    assert [one.message for one in found if one.severity is not Severity.HINT] == []
    assert not re.search(r"\b(must|cannot|never|jangan|tidak boleh|nesmiete|nikdy)\b", body)
    if name == "schedule":
        assert "Bratislava" in body
        assert mine in body
        assert theirs in body


def test_another_template_that_ends_on_the_word_sets_no_date(
    workbench: "Workbench", client: Client
) -> None:
    draft = workbench.composer.new(client.id, body="Hi,\n\nTuesday it is.\n")
    draft = workbench.composer.save(replace(draft, template="reschedule"))
    workbench.composer.sent(draft.id)
    assert told(workbench, client) == (None, None)


async def test_by_keyboard_sent_and_taken_back(workbench: "Workbench", client: Client) -> None:
    workbench.writing.begin(client.id, Letter("schedule"))
    async with opened(workbench) as desk:
        await desk.press("f5", "ctrl+r")
        await desk.until(lambda: "I sent it" in desk.text())
        await desk.press("x")
        await desk.until(lambda: told(workbench, client)[0])
        await desk.press("f2", "a", "e")
        await desk.until(lambda: "told on Sat 21 Nov 2026" in desk.text())
        await desk.press("escape", "u")
        await desk.until(lambda: told(workbench, client)[0] is None)


async def test_by_keyboard_from_the_client_to_the_mail(
    workbench: "Workbench", client: Client
) -> None:
    async with opened(workbench) as desk:
        await desk.press("a", "e")
        await desk.until(lambda: "not told yet" in desk.text())
        await desk.press("s")
        await desk.until(lambda: workbench.composer.drafts(client.id))
        assert workbench.composer.drafts(client.id)[0].template == "schedule"
