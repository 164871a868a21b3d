"""What can be done with a note: sections, facts, links, tags, versions, moving, templates."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.note import Fact, Note, Section
from clientdesk.tui.notes.dialogs.facts import Facts
from clientdesk.tui.notes.dialogs.versions import NoteVersions
from clientdesk.tui.widgets.editor import Editor
from tests.builders import FrozenClock
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

OLD = Fact(text="They use Figma", seen_on=date(2025, 9, 1))


@pytest.fixture(autouse=True)
def quick_clocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Editor, "keep_after", 0.01)
    monkeypatch.setattr(Editor, "rest", 0.05)


def halden(bench: "Workbench") -> str:
    return bench.roster.find("Halden").id


def the_note(bench: "Workbench") -> Note:
    note = bench.notebook.main(halden(bench))
    assert note is not None
    return note


async def in_notes(desk: Desk) -> None:
    await desk.press("f3")
    await desk.until(lambda: desk.note.has_focus)


async def test_the_pane_counts_sections_and_f9_begins_the_next_empty_one(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        assert "1 of 8 · no company, team" in desk.text()
        await in_notes(desk)
        await desk.press("f9")
        await desk.until(lambda: "new in company" in desk.text())
        assert desk.note.text.startswith("# The company")
        assert filled.knowing.completeness(halden(filled)).told == "1 of 8"
        await desk.press("f9")
        await desk.until(lambda: "new in team" in desk.text())
        assert len(filled.notebook.notes(halden(filled))) == 1
        await desk.type(" Leif")
        await desk.until(lambda: "2 of 8" in desk.text())
        found = filled.notebook.notes(halden(filled))
        assert {note.section for note in found} == {Section.GENERAL, Section.TEAM}
        assert "- Who works with me, on what: Leif" in found[0].text + found[1].text


async def test_a_capital_begins_a_note_in_a_section_and_a_digit_a_template(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.press("ctrl+t", "N")
        await desk.until(lambda: "new in tone" in desk.text())
        await desk.press("ctrl+t", "1")
        await desk.until(lambda: desk.note.text.startswith("# Call with Ingrid Halden, 2026-11-21"))
        await desk.press("f2")
        assert len(filled.notebook.notes(halden(filled))) == 1


async def test_a_small_letter_puts_this_note_in_a_section(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.press("ctrl+t", "c")
        await desk.until(lambda: the_note(filled).section is Section.COMPANY)
        assert the_note(filled).text.startswith("# Oak")
        await desk.until(lambda: "2 of 8" in desk.text())


async def test_a_fact_is_added_aged_seen_again_asked_and_removed(
    filled: "Workbench", clock: FrozenClock
) -> None:
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.press("ctrl+g", "f")
        await desk.until(lambda: isinstance(desk.app.screen, Facts))
        await desk.press("n")
        await desk.type("They use Figma")
        await desk.press("enter")
        await desk.until(lambda: len(the_note(filled).facts) == 1)
        clock.advance(days=430)
        await desk.press("escape", "ctrl+g", "f")
        await desk.until(lambda: "14 months old, still so?" in desk.text())
        await desk.press("q")
        checkin = filled.calendar.of(halden(filled))[0]
        await desk.until(lambda: filled.calendar.get(checkin.id).items)
        assert "They use Figma" in filled.calendar.get(checkin.id).items[0].text
        await desk.press("x")
        await desk.until(lambda: the_note(filled).facts[0].seen_on == clock().date())
        await desk.press("u")
        await desk.until(lambda: the_note(filled).facts[0].seen_on == date(2026, 11, 21))
        await desk.press("d")
        await desk.until(lambda: the_note(filled).facts == ())
        await desk.press("escape")
        await desk.until(lambda: desk.note.has_focus)


async def test_a_stale_fact_stands_under_its_note_with_its_age(filled: "Workbench") -> None:
    filled.knowing.put_fact(the_note(filled).id, None, OLD)
    async with opened(filled) as desk:
        assert "They use Figma, 14 months" in desk.text()


async def test_a_link_leads_to_its_client_and_an_unknown_one_says_so(
    filled: "Workbench",
) -> None:
    filled.notebook.write(the_note(filled).id, "see [[corvid analytics]] and [[Nobody]]")
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.press("end", "left", "ctrl+right_square_bracket")
        await desk.until(lambda: "no client is called Nobody" in desk.toasts())
        await desk.press("home", "right", "ctrl+right_square_bracket")
        await desk.until(lambda: "Put the cursor on" in desk.toasts())
        for _ in range(6):
            await desk.press("right")
        await desk.press("ctrl+right_square_bracket")
        await desk.until(lambda: desk.app.client_id == filled.roster.find("Corvid").id)


async def test_a_tag_leads_to_its_notes_of_every_client(filled: "Workbench") -> None:
    corvid = filled.roster.find("Corvid").id
    filled.notebook.add(corvid, "Corvid #oak")
    filled.notebook.write(the_note(filled).id, "#oak here")
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.press("ctrl+right_square_bracket")
        await desk.until(lambda: "Corvid #oak" in desk.text())
        await desk.type("corvid")
        await desk.press("enter")
        await desk.until(lambda: desk.app.client_id == corvid)
        await desk.until(lambda: desk.note.text == "Corvid #oak")
        await desk.press("f3", "ctrl+g", "h")
        await desk.until(lambda: "A tag: its notes" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: "oak here" in desk.text())


async def test_an_earlier_text_is_compared_and_put_back_and_u_undoes_it(
    filled: "Workbench", clock: FrozenClock
) -> None:
    clock.advance(hours=1)
    before = the_note(filled).text
    filled.notebook.write(the_note(filled).id, before.replace("oak**", "ash**"))
    clock.advance(hours=1)
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.press("ctrl+g", "v")
        await desk.until(lambda: isinstance(desk.app.screen, NoteVersions))
        await desk.until(lambda: "+1 -1" in desk.text())
        assert "- They care for **oak**." in desk.text()
        assert "+ They care for **ash**." in desk.text()
        await desk.press("enter")
        await desk.until(lambda: the_note(filled).text == before)
        await desk.until(lambda: desk.note.text == before)
        await desk.press("f2", "u")
        await desk.until(lambda: "ash" in the_note(filled).text)
        await desk.until(lambda: "ash" in desk.note.text)


async def test_a_note_moves_to_a_client_who_is_typed(filled: "Workbench") -> None:
    corvid = filled.roster.find("Corvid").id
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.press("ctrl+g", "m")
        await desk.type("corv")
        await desk.press("enter")
        await desk.until(lambda: len(filled.notebook.notes(corvid)) == 1)
        assert filled.notebook.notes(halden(filled)) == []
        await desk.until(lambda: desk.note.text == "")
        await desk.press("f2", "u")
        await desk.until(lambda: len(filled.notebook.notes(halden(filled))) == 1)
        await desk.until(lambda: desk.note.text.startswith("# Oak"))


async def test_shareable_and_pinned_show_at_the_frame(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        assert "private" in desk.text()
        await in_notes(desk)
        await desk.press("ctrl+g", "s")
        await desk.until(lambda: the_note(filled).shareable)
        await desk.press("ctrl+g", "p")
        await desk.until(lambda: "pinned · shareable" in desk.text())
    async with opened(filled, (80, 24)) as desk:
        await in_notes(desk)
        await desk.until(lambda: "pinned · shareable" in desk.text())


async def test_a_new_note_that_says_nothing_is_none(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Editor, "rest", 60.0)
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.press("ctrl+g", "n")
        await desk.type("x")
        await desk.press("backspace", "f2")
        assert len(filled.notebook.notes(halden(filled))) == 1
        assert "nothing in this note" not in desk.toasts()


async def test_a_quick_note_leaves_the_note_that_is_read_where_it_is(
    filled: "Workbench", clock: FrozenClock
) -> None:
    filled.notebook.write(the_note(filled).id, "\n".join(f"line {row}" for row in range(90)))
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.press("pagedown", "pagedown", "pagedown")
        await desk.until(lambda: desk.note.scroll_offset.y > 0)
        at, top = desk.note.cursor_location, desk.note.scroll_offset
        clock.advance(minutes=1)
        await desk.press("f2", "ctrl+n")
        await desk.type("Call Leif")
        await desk.press("escape")
        await desk.until(lambda: len(filled.notebook.notes(halden(filled))) == 2)
        assert (desk.note.cursor_location, desk.note.scroll_offset) == (at, top)
        assert desk.note.text.startswith("line 0")
