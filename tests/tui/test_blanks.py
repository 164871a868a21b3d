"""Blanks that a template leaves are the first thing one types, and broken templates are named."""

from typing import TYPE_CHECKING

import pytest

from clientdesk.drafting import first_blank
from clientdesk.model.draft import Draft
from clientdesk.services.practices.writing import Letter
from clientdesk.tui.dialogs.picker import HitList
from clientdesk.tui.panes.draft import DraftPane
from clientdesk.tui.practices.writing import show
from clientdesk.tui.widgets.spelt_proof import SpeltProof
from tests.tui.conftest import Desk, fill, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def proof(desk: Desk) -> SpeltProof:
    return desk.app.desk.query_one(DraftPane).proof


def made(bench: "Workbench") -> Draft:
    found = bench.composer.drafts(bench.roster.find("Halden & Foss").id)
    return next(each for each in found if each.template)


def own_template(bench: "Workbench", name: str, text: str) -> None:
    folder = bench.settings.config / "templates" / "en"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


async def begin(desk: Desk, words: str) -> None:
    await desk.press("f5", "ctrl+t")
    await desk.type(words)
    await desk.press("enter")
    await desk.until(lambda: any(each.template for each in desk.bench.composer.drafts()))
    await desk.until(lambda: proof(desk).text == made(desk.bench).body)


@pytest.mark.parametrize("keys", [("f5", "ctrl+t"), ("f2", "N")])
async def test_what_is_typed_first_takes_the_place_of_the_first_blank(
    filled: "Workbench", keys: tuple[str, ...]
) -> None:
    async with opened(filled) as desk:
        await desk.press(*keys)
        await desk.type("nudge")
        await desk.press("enter")
        await desk.until(lambda: proof(desk).selected_text)
        text = proof(desk).text
        place = first_blank(text)
        assert place is not None
        assert proof(desk).selected_text == text[slice(*place)]
        assert proof(desk).has_focus
        await desk.type("x")
        assert proof(desk).text == f"{text[: place[0]]}x{text[place[1] :]}"
        await desk.press("ctrl+z")
        assert proof(desk).text == text


async def test_f8_goes_from_blank_to_blank(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await begin(desk, "nudge")
        await desk.until(lambda: proof(desk).verdict is not None and proof(desk).fresh)
        text = proof(desk).text
        blanks = [each for each in proof(desk).findings if each.check == "placeholder"]
        assert len({each.start for each in blanks}) > 1
        seen = set()
        for _ in proof(desk).findings:
            await desk.press("f8")
            found = proof(desk).told or proof(desk).finding_here()
            assert found is not None
            seen.add(text[found.start : found.end])
        assert {text[each.start : each.end] for each in blanks} <= seen


async def test_a_draft_that_was_written_in_is_opened_as_it_was_left(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await begin(desk, "nudge")
        await desk.type("ok")
        await desk.press("escape")
        desk.app.open_record("drafts", made(filled).id, made(filled).client)
        await desk.pilot.pause()
        assert proof(desk).selected_text == ""


async def test_a_blank_in_the_subject_alone_is_selected_there(disk_workbench: "Workbench") -> None:
    fill(disk_workbench)
    own_template(
        disk_workbench,
        "zebra.md",
        "---\ntitle: Zebra\nkind: zebra\nsubject: About {{ it }}\n"
        "blanks:\n  it: {source: promise.what, missing: add what it is}\n---\nHello there.\n",
    )
    async with opened(disk_workbench) as desk:
        await begin(desk, "zebra")
        subject = desk.app.desk.query_one(DraftPane).head.subject
        await desk.until(lambda: subject.has_focus)
        await desk.type("oak")
        assert subject.value == "About oak"


async def test_a_broken_template_is_listed_with_what_is_wrong(disk_workbench: "Workbench") -> None:
    fill(disk_workbench)
    own_template(disk_workbench, "mine.md", "no front matter\n")
    async with opened(disk_workbench) as desk:
        await desk.press("f5", "ctrl+t")
        row = desk.app.screen.query_one(HitList).rows[-1]
        assert (row.name, row.aside) == ("mine.md", "broken")
        assert "a template begins with a line ---" in row.about
        await desk.type("mine.md")
        await desk.press("enter")
        assert "mine.md cannot be used: a template begins with a line ---" in desk.toasts()
        assert not any(each.template for each in disk_workbench.composer.drafts())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See [add the day] and [add it].", "[add the day]"),
        ("[1] [x] [see https://a.example]", None),
        ("", None),
        ("[doplňte termín]", "[doplňte termín]"),
    ],
)
def test_a_blank_is_words_in_brackets(text: str, found: str | None) -> None:
    place = first_blank(text)
    assert (text[slice(*place)] if place else None) == found


async def test_what_is_typed_takes_the_place_of_the_blank_that_f8_went_to(
    filled: "Workbench",
) -> None:
    draft = filled.composer.new(body="Hi Ada,\n\nThe boards come [add the day].\n\nMira")
    async with opened(filled) as desk:
        desk.app.open_record(draft.table, draft.id, "")
        await desk.press("f5", "f8")
        await desk.until(lambda: proof(desk).selected_text)
        await desk.type("on Monday")
        await desk.press("escape")
        assert "The boards come on Monday." in filled.composer.get(draft.id).body


async def test_what_was_said_of_one_draft_does_not_stand_over_the_next(
    workbench: "Workbench",
) -> None:
    ada = workbench.roster.add("Ada")
    begun = workbench.writing.begin(ada.id, Letter("schedule"))
    other = workbench.composer.new(ada.id, subject="Prices", body="Hello")
    async with opened(workbench, (100, 30)) as desk:
        show(desk.app, begun)
        await desk.until(lambda: "yours to fill" in desk.toasts())
        desk.app.open_record(other.table, other.id, ada.id)
        await desk.until(lambda: "Prices" in desk.text())
        assert "yours to fill" not in desk.toasts()
