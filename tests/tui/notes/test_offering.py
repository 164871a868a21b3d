"""Names and tags complete while one types, and nothing is written that was not asked for."""

from typing import TYPE_CHECKING

import pytest

from clientdesk.tui.notes.dialogs.quick_note import QuickNote
from clientdesk.tui.notes.words import last_word, offers
from clientdesk.tui.widgets.editor import Editor
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("see @hal", "@hal"),
        ("see [[Halden & F", "[[Halden & F"),
        ("(#oa", "#oa"),
        ("a@b", ""),
        ("C#x", ""),
        ("[[done]] and", ""),
        ("@a b", ""),
        ("# Head", ""),
    ],
)
def test_the_word_before_the_cursor_is_found(before: str, word: str) -> None:
    assert last_word(before) == word


def test_clients_that_begin_so_come_first_and_a_whole_word_offers_nothing(
    filled: "Workbench",
) -> None:
    filled.roster.add("Oslo Corvid")
    assert [one.written for one in offers(filled, "@corv", ())] == [
        "@Corvid Analytics ",
        "@Oslo Corvid ",
    ]
    assert [one.written for one in offers(filled, "[[hal", ())] == ["[[Halden & Foss]]"]
    tags = ("oak", "oakwood", "ölmühle")
    assert [one.written for one in offers(filled, "#oa", tags)] == ["#oak ", "#oakwood "]
    assert offers(filled, "#oak", tags) == []
    assert [one.written for one in offers(filled, "#olm", tags)] == ["#ölmühle "]


async def writing(desk: Desk) -> Editor:
    await desk.press("f3", "ctrl+g", "n")
    await desk.until(lambda: desk.note.has_focus and not desk.note.text)
    return desk.note


async def test_enter_takes_the_name_and_the_next_enter_is_a_line(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        note = await writing(desk)
        await desk.press("left_square_bracket", "left_square_bracket", "h")
        await desk.until(lambda: "[[Halden & Foss]]" in desk.text())
        await desk.press("enter")
        assert note.text == "[[Halden & Foss]]"
        await desk.press("enter", "x")
        assert note.text == "[[Halden & Foss]]\nx"


async def test_arrows_choose_and_escape_only_closes_the_list(filled: "Workbench") -> None:
    filled.roster.add("Corvid Two")
    async with opened(filled) as desk:
        note = await writing(desk)
        await desk.type("@c")
        await desk.press("down", "tab")
        assert note.text == "@Corvid Two "
        await desk.type("@c")
        await desk.press("escape")
        assert note.has_focus
        await desk.press("enter")
        assert note.text == "@Corvid Two @c\n"


async def test_without_a_list_tab_and_the_arrows_are_as_ever(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        note = await writing(desk)
        await desk.type("a\nb")
        await desk.press("up")
        assert note.cursor_location == (0, 1)
        await desk.press("tab")
        assert not note.has_focus


async def test_a_quick_note_completes_a_tag_by_enter_without_closing(
    filled: "Workbench",
) -> None:
    filled.notebook.add(filled.roster.find("Corvid").id, "x #money")
    async with opened(filled) as desk:
        await desk.press("ctrl+n")
        await desk.type("Title\n#mon")
        await desk.press("enter")
        assert isinstance(desk.app.screen, QuickNote)
        assert desk.app.screen.query_one(Editor).text == "Title\n#money "


async def test_a_quick_note_that_is_nobodys_is_kept_when_asked_twice(
    workbench: "Workbench",
) -> None:
    async with opened(workbench) as desk:
        await desk.press("ctrl+n")
        await desk.type("Somebody called")
        await desk.press("escape")
        await desk.until(lambda: "Whose note is it?" in desk.text())
        assert workbench.notebook.notes("") == []
        await desk.press("escape")
        await desk.until(lambda: workbench.notebook.notes(""))
        assert "nobody's" in desk.toasts()
        ada = workbench.roster.add("Ada")
        desk.app.changed()
        await desk.press("f3", "ctrl+g", "l", "enter")
        await desk.until(lambda: desk.note.text == "Somebody called")
        await desk.press("ctrl+g", "m", "enter")
        await desk.until(lambda: len(workbench.notebook.notes(ada.id)) == 1)


async def test_quitting_over_a_quick_note_offers_its_text_back(
    disk_workbench: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.tui.conftest import fill

    bench = fill(disk_workbench)
    monkeypatch.setattr(Editor, "keep_after", 60.0)
    async with opened(bench) as desk:
        await desk.press("ctrl+n")
        await desk.type("half a thought")
        await desk.press("ctrl+q")
    bench.keeper.close()
    from clientdesk.bootstrap import open_workbench

    again = open_workbench(bench.settings, bench.clock)
    assert [typed.text for typed in again.keeper.typed()] == ["half a thought"]
    again.keeper.close()


@pytest.mark.parametrize("under", ["menu", "file", "editor", "find"])
async def test_a_quick_note_opens_over_anything_and_goes_back_there(
    filled: "Workbench", under: str
) -> None:
    keys = {"menu": ["s"], "file": ["enter"], "editor": ["f3"], "find": ["ctrl+f"]}[under]
    async with opened(filled) as desk:
        await desk.press(*keys)
        below, focused = desk.app.screen, desk.app.focused
        await desk.press("ctrl+n")
        await desk.until(lambda: isinstance(desk.app.screen, QuickNote))
        await desk.type("Call")
        await desk.press("escape")
        await desk.until(lambda: desk.app.screen is below)
        assert desk.app.focused is focused
        assert any(one.text == "Call" for one in filled.notebook.notes(desk.app.client_id))
