"""D3: the team knows who takes the calls; every working hour has a name or a mark."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.incident import CallShift
from clientdesk.tui.widgets.editor import Editor
from tests.builders import FrozenClock
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.mark.parametrize(
    "typed",
    [
        "mon-fri 09:00-12:30 Grace",
        "mon,wed 09:00-17:00 Ada",
        "09:00-17:00 Grace H.",
        "fri 08:00-09:00",
    ],
)
def test_a_shift_is_a_line_that_comes_back_as_it_was(typed: str) -> None:
    assert str(CallShift.parse(typed)) == typed


@pytest.mark.parametrize("typed", ["Grace", "17-9 Grace", "someday 9-10 Grace", "mon 9-25 Grace"])
def test_a_line_that_is_no_shift_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="type"):
        CallShift.parse(typed)


async def test_shifts_are_typed_and_the_hours_without_a_name_are_marked(
    sampled: "Workbench",
) -> None:
    client = sampled.roster.find("Brightwater")
    (incident,) = sampled.recovery.running(client.id)
    async with opened(sampled) as desk:
        await desk.type("/brightwater")
        await desk.press("enter", "O", "s")
        await desk.pilot.pause()
        field = desk.app.screen.query_one("#field-shifts", Editor)
        field.text = "mon-thu 09:00-17:30 Grace\nfri 09:00-12:00 Ada"
        await desk.pilot.pause()
        assert "no name: Fri 12:00-" in desk.text()
        await desk.press("ctrl+s")
        await desk.until(lambda: sampled.recovery.get(incident.id) != incident)
    sheet = sampled.recovery.get(incident.id).call_sheet
    assert [one.name for one in sheet.shifts] == ["Grace", "Ada"]
    page = sampled.porter.export("call-sheet", None, client_id=client.id).text
    assert "## Hours without a name" in page
    assert "- Fri 12:00-" in page
    assert "update by 2026-11-23 12:00 Europe/London, at the latest 2026-11-23 16:00" in page
    assert sheet.not_to_say
    assert sheet.not_to_say not in page


async def test_a_sheet_whose_last_day_has_passed_is_told(
    sampled: "Workbench", clock: FrozenClock
) -> None:
    client = sampled.roster.find("Brightwater")
    (incident,) = sampled.recovery.running(client.id)
    sampled.recovery.staff(incident.id, {"until": date(2026, 11, 22)})
    for days, told in ((0, False), (2, True)):
        clock.advance(days=days)
        async with opened(sampled) as desk:
            await desk.type("/brightwater")
            await desk.press("enter", "O")
            await desk.until(lambda: "Calls" in desk.text())
            assert ("held until Sun 22 Nov" in desk.text()) is told
