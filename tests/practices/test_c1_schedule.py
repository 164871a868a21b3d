"""C1: explain your schedule: worded as a service, in both zones; sending it sets the date."""

from typing import TYPE_CHECKING

from clientdesk.model.client import Client
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


async def test_by_keyboard_from_the_client_to_the_mail(
    workbench: "Workbench", client: Client
) -> None:
    async with opened(workbench) as desk:
        await desk.press("a", "e")
        await desk.until(lambda: "not told yet" in desk.text())
        await desk.press("s")
        await desk.until(lambda: workbench.composer.drafts(client.id))
        assert workbench.composer.drafts(client.id)[0].template == "schedule"
