"""Merging duplicates and taking back one change of many, by keys."""

from typing import TYPE_CHECKING

from clientdesk.tui.dialogs.picker import HitList
from tests.builders import a_person
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def rows(desk: Desk) -> list[str]:
    return [hit.name for hit in desk.app.screen.query_one(HitList).rows]


async def test_the_likely_one_stands_first_and_enter_merges(workbench: "Workbench") -> None:
    for name, email in (
        ("Alder", "a@alder.example"),
        ("Birch", "b@birch.example"),
        ("Alder Works", "a@alder.example"),
    ):
        workbench.roster.add(name, people=(a_person(f"P {name}", email),))
    workbench.notebook.add(workbench.roster.find("Alder Works").id, "theirs")
    async with opened(workbench) as desk:
        await desk.press("/")
        await desk.type("alder")
        await desk.press("enter", "home", "M")
        await desk.until(lambda: rows(desk)[0].startswith("Alder"))
        assert "Both share the address a@alder.example." in desk.text()
        await desk.press("enter")
        await desk.until(lambda: len(workbench.roster.rows()) == 2)
        assert "u makes them two again" in desk.toasts()
        await desk.press("u")
        await desk.until(lambda: len(workbench.roster.rows()) == 3)


async def test_any_change_of_the_list_can_be_taken_back(filled: "Workbench") -> None:
    first = filled.roster.find("Halden").id
    filled.notebook.add(first, "an early note")
    filled.notebook.add(first, "a late note")
    async with opened(filled) as desk:
        await desk.press("g", "u")
        await desk.until(lambda: len(rows(desk)) > 2)
        await desk.press("down", "enter")
        await desk.until(
            lambda: "an early note" not in [note.text for note in filled.notebook.notes(first)]
        )
        assert "a late note" in [note.text for note in filled.notebook.notes(first)]
        assert "Taken back" in desk.toasts()
