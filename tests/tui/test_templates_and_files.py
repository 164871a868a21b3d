"""A draft from a template, and the files that go along with one."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.draft import Draft
from clientdesk.tui.panes.draft import DraftPane
from clientdesk.tui.widgets.proof import Proof
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def proof(desk: Desk) -> Proof:
    return desk.app.desk.query_one(DraftPane).proof


def drafts(bench: "Workbench") -> list[Draft]:
    return bench.composer.drafts(bench.roster.find("Halden & Foss").id)


@pytest.mark.parametrize("keys", [("f2", "N"), ("f5", "ctrl+t"), ("f5", "ctrl+g", "t")])
async def test_a_template_becomes_a_draft_of_its_own_and_undo_takes_it_away(
    filled: "Workbench", keys: tuple[str, ...]
) -> None:
    before = drafts(filled)
    async with opened(filled) as desk:
        await desk.press(*keys)
        await desk.type("recap")
        await desk.press("enter")
        await desk.until(lambda: len(drafts(filled)) == len(before) + 1)
        made = next(each for each in drafts(filled) if each.template)
        assert made.template == "recap"
        assert made.to == "ingrid@halden.example"
        await desk.until(lambda: proof(desk).text == made.body)
        assert before[0] in drafts(filled)
        await desk.press("escape", "u")
        assert drafts(filled) == before


async def test_what_is_typed_is_saved_before_a_template_takes_the_screen(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await desk.press("f5", "ctrl+end")
        await desk.type(" hello")
        await desk.press("ctrl+t", "enter")
        await desk.until(lambda: len(drafts(filled)) > 1)
        assert "Hi Ingrid, hello" in {each.body for each in drafts(filled)}


async def test_blanks_that_are_left_are_found_and_stop_the_hand_over(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("f5", "ctrl+t")
        await desk.type("nudge")
        await desk.press("enter")
        await desk.until(lambda: "to fill: F8 goes there" in desk.toasts())
        await desk.until(lambda: proof(desk).verdict is not None and proof(desk).fresh)
        text, found = proof(desk).text, proof(desk).findings
        blanks = [text[one.start : one.end] for one in found if one.check == "placeholder"]
        assert blanks
        assert all(blank in text for blank in blanks)
        await desk.press("ctrl+r")
        assert "o overrule" in desk.text()


async def test_the_language_of_the_client_comes_first(filled: "Workbench") -> None:
    client = filled.roster.find("Halden & Foss")
    filled.roster.save(replace(client, language="sk"))
    async with opened(filled) as desk:
        await desk.press("f2", "N")
        languages = [row.aside for row in desk.app.screen.query_one("HitList").rows]  # type: ignore[attr-defined] # found by its name
        assert languages[0] == "Slovak"
        assert set(languages) == {"Slovak", "English", "Malay"}
        assert languages == sorted(languages, key=lambda one: one != "Slovak")


async def test_without_a_client_there_is_nothing_to_fill(workbench: "Workbench") -> None:
    async with opened(workbench) as desk:
        await desk.press("f5", "ctrl+t")
        assert "for a client: choose one first" in desk.toasts()


async def test_a_file_is_attached_shown_and_left_out_again(
    filled: "Workbench", tmp_path: Path
) -> None:
    plan = tmp_path / "plan [x].pdf"
    plan.write_bytes(b"x" * 5000)
    async with opened(filled) as desk:
        await desk.press("f5")
        assert "Files" not in desk.text()
        await desk.press("ctrl+g", "a")
        await desk.paste(str(plan))
        await desk.until(lambda: "plan [x].pdf (5 kB)" in desk.text())
        await desk.press("enter")
        assert drafts(filled)[0].attachments == (str(plan),)
        assert "Files    plan [x].pdf" in desk.text()
        await desk.press("ctrl+g", "a")
        await desk.type("leave")
        await desk.press("enter")
        await desk.until(lambda: drafts(filled)[0].attachments == ())
        assert "Files" not in desk.text()
        await desk.press("escape", "u")
        assert drafts(filled)[0].attachments == (str(plan),)
        assert "Files    plan [x].pdf" in desk.text()


async def test_a_file_that_is_not_there_is_not_attached(
    filled: "Workbench", tmp_path: Path
) -> None:
    async with opened(filled) as desk:
        await desk.press("f5", "ctrl+g", "a")
        await desk.paste(str(tmp_path / "no.pdf"))
        await desk.until(lambda: "there is no file" in desk.text())
        await desk.press("enter")
        assert "Attach which file?" in desk.text()
        assert drafts(filled)[0].attachments == ()


@pytest.mark.parametrize("form", ["'{}'", '"{}"', "file://{}", "{}"])
async def test_a_file_is_attached_as_a_terminal_pastes_it(
    filled: "Workbench", tmp_path: Path, form: str
) -> None:
    plan = tmp_path / "my plan.pdf"
    plan.write_bytes(b"x")
    typed = form.format(str(plan).replace(" ", "%20") if "file:" in form else plan)
    async with opened(filled) as desk:
        await desk.press("f5", "ctrl+g", "a")
        await desk.paste(typed)
        await desk.until(lambda: "my plan.pdf (1 byte)" in desk.text())
        await desk.press("enter")
        assert drafts(filled)[0].attachments == (str(plan),)
