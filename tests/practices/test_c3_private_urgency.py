"""C3: the true urgency, privately: on no screen behind the curtain, in no notice, in no mail."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.model.urgency import Urgency, UrgencyKind
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

CANARY = "zephyr quandary marmalade"


@pytest.fixture
def judged(workbench: "Workbench", client: Client) -> Client:
    urgency = Urgency(kind=UrgencyKind.EMOTIONAL, why=CANARY)
    return workbench.roster.save(replace(client, urgency=urgency))


@pytest.mark.usefixtures("judged")
async def test_it_is_shown_with_a_key_and_never_behind_the_curtain(workbench: "Workbench") -> None:
    async with opened(workbench) as desk:
        await desk.press("exclamation_mark")
        await desk.until(lambda: CANARY in desk.text())
        await desk.press("escape")
        assert CANARY not in desk.text() + desk.toasts()
        await desk.press("asterisk", "exclamation_mark")
        assert CANARY not in desk.text() + desk.toasts()
        assert "For my eyes only" not in desk.text()


@pytest.mark.usefixtures("judged")
async def test_judging_it_says_nothing_of_it(workbench: "Workbench", judged: Client) -> None:
    async with opened(workbench) as desk:
        await desk.press("exclamation_mark")
        await desk.until(lambda: "what their hurry is" in desk.text())
        await desk.press("exclamation_mark")
        await desk.until(lambda: "Private urgency" in desk.text())
        await desk.press("ctrl+s")
        await desk.until(lambda: "Private urgency" not in desk.text())
        assert "emotional" not in desk.toasts()
        assert workbench.roster.get(judged.id).urgency == judged.urgency
