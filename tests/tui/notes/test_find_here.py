"""Find and replace inside a note."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.services.folding import fold
from clientdesk.tui.notes.dialogs.find_here import FindHere
from clientdesk.tui.notes.seeking import Seeker, replaced
from clientdesk.tui.widgets.editor import Editor
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

TEXT = "Čaj a čaj\nCAJ, tea\nnothing\ncaj"


@given(
    st.text(alphabet="aAáÁčČßæ\u0301 \nx", max_size=40), st.text("aAáčs", min_size=1, max_size=3)
)
def test_what_is_found_reads_like_the_words(text: str, words: str) -> None:
    for one in Seeker(text).find(words):
        assert fold(words) in fold(text[one.start : one.end])


@given(st.text(alphabet="abAB\n", max_size=40), st.text("ab", min_size=1, max_size=2))
def test_replacing_all_is_what_replacing_one_by_one_gives(text: str, words: str) -> None:
    found = Seeker(text).find(words)
    if found:
        start, end, put = replaced(text, found, "-")
        changed = text[:start] + put + text[end:]
        assert len(changed) == len(text) - len(found) * (len(words) - 1)
        assert Seeker(changed).find("-")


def test_case_and_accents_do_not_matter() -> None:
    text = "Čaj, C\u030caj and straße"
    assert [text[one.start : one.end] for one in Seeker(text).find("caj")] == ["Čaj", "C\u030caj"]
    assert [text[one.start : one.end] for one in Seeker(text).find("STRASSE")] == ["straße"]
    assert Seeker(text).find("") == []


@pytest.fixture
def tea(filled: "Workbench") -> "Workbench":
    note = filled.notebook.main(filled.roster.find("Halden").id)
    assert note is not None
    filled.notebook.write(note.id, TEXT)
    return filled


async def seeking(desk: Desk) -> Editor:
    await desk.press("f3", "ctrl+g", "r")
    await desk.until(lambda: isinstance(desk.app.screen, FindHere))
    return desk.note


async def test_every_key_finds_counts_and_goes_there(tea: "Workbench") -> None:
    async with opened(tea) as desk:
        note = await seeking(desk)
        await desk.type("caj")
        await desk.until(lambda: "1 of 4" in desk.text())
        assert note.selection == ((0, 0), (0, 3))
        await desk.press("enter", "down")
        assert "3 of 4" in desk.text()
        assert note.selection == ((1, 0), (1, 3))
        await desk.press("up", "up", "up")
        assert "4 of 4" in desk.text()
        await desk.type("x")
        await desk.until(lambda: "nothing" in desk.text())
        await desk.press("backspace", "escape")
        assert note.has_focus
        assert note.cursor_location == (3, 0)


async def test_one_is_replaced_and_then_all_as_one_undo(tea: "Workbench") -> None:
    async with opened(tea) as desk:
        note = await seeking(desk)
        await desk.type("caj")
        await desk.press("tab")
        await desk.type("kava")
        await desk.press("enter")
        assert note.text == TEXT.replace("Čaj", "kava")
        assert "1 of 3" in desk.text()
        await desk.press("ctrl+r")
        assert note.text == "kava a kava\nkava, tea\nnothing\nkava"
        await desk.press("escape", "ctrl+z")
        assert note.text == TEXT.replace("Čaj", "kava")
        await desk.press("ctrl+z")
        assert note.text == TEXT


async def test_ctrl_f_offers_this_text_too(tea: "Workbench") -> None:
    async with opened(tea) as desk:
        await desk.press("f3", "ctrl+f")
        await desk.until(lambda: "In this text only" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, FindHere))
        await desk.type("tea")
        assert desk.note.selection == ((1, 5), (1, 8))


async def test_a_word_that_is_selected_is_looked_for_at_once(tea: "Workbench") -> None:
    async with opened(tea) as desk:
        await desk.press("f3", "shift+right", "shift+right", "shift+right", "ctrl+g", "r")
        await desk.until(lambda: "1 of 4" in desk.text())
