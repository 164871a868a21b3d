"""Behind the curtain a form tells of nested values what a client may see, and no export is vain."""

from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.model.field import Control, Privacy, fields_of
from clientdesk.model.person import Person, Power
from clientdesk.tui.dialogs.menu import Menu
from clientdesk.tui.forms.several import Several
from clientdesk.tui.forms.values import Around, summary
from tests.builders import NOW, a_client, a_person, a_workbench
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def a_desk() -> "tuple[Workbench, Client]":
    bench = a_workbench()
    nurul = replace(a_person("Nurul Aisyah"), role="Pengasas", power=Power.DECIDES)
    client = bench.roster.save(a_client("Rimba", people=(nurul,)))
    return bench, client


def test_a_nested_value_is_told_by_what_a_client_may_see() -> None:
    _, client = a_desk()
    told = summary(client.people, curtain=True)
    assert "Nurul Aisyah, Pengasas" in told
    assert "decides" not in told
    assert "decides" in summary(client.people)


def test_a_value_that_is_private_as_a_whole_is_not_told_at_all() -> None:
    kinds = [info.parts for info in fields_of(Client) if info.parts is not None]
    private = [
        kind
        for kind in kinds
        if all(
            info.about.privacy is not Privacy.CLIENT
            for info in fields_of(kind)
            if info.about.control is not Control.NONE
        )
    ]
    assert private
    _, client = a_desk()
    for info in fields_of(Client):
        held = getattr(client, info.name)
        if info.parts in private and held and not isinstance(held, tuple):
            assert summary(held, curtain=True) == "behind the curtain"


async def test_neither_the_form_nor_the_list_in_it_tells_who_decides() -> None:
    bench, client = a_desk()
    async with opened(bench, (120, 48)) as desk:
        for curtain in (False, True):
            desk.app.curtain = curtain
            desk.app.back_to_desk()
            await desk.press("f2", "e")
            await desk.until(lambda: "Pengasas" in desk.text())
            assert ("decides" in desk.text()) is not curtain
            desk.app.push_screen(Several(Person, "People", Around(now=NOW), client.people))
            await desk.until(
                lambda: isinstance(desk.app.screen, Several) and "Nurul" in desk.text()
            )
            assert ("decides" in desk.text()) is not curtain


async def test_behind_the_curtain_only_exports_are_offered_that_a_client_may_see() -> None:
    bench, _ = a_desk()
    offered: dict[bool, set[str]] = {}
    letters: dict[bool, dict[str, str]] = {}
    async with opened(bench, (120, 48)) as desk:
        for curtain in (False, True):
            desk.app.curtain = curtain
            desk.app.back_to_desk()
            await desk.press("f2", "X")
            menu = desk.app.screen
            assert isinstance(menu, Menu)
            letters[curtain] = {choice.label: choice.key for choice in menu.choices}
            offered[curtain] = {choice.label.split(":")[0] for choice in menu.choices}
    public = {"eml", "executive summary", "ics", "mail", "recap"}
    assert offered[True] == public | {"import a file", "import events"}
    assert offered[False] > offered[True]
    assert letters[True].items() <= letters[False].items()
