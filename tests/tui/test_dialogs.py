"""Help, palette, find, menus, cards, export."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input

from clientdesk.model.person import Channel
from clientdesk.services.searching.lines import FoundLine
from clientdesk.tui.dialogs.menu import Menu
from clientdesk.tui.dialogs.picker import HitList
from clientdesk.tui.everywhere.find import Find
from clientdesk.tui.everywhere.help import Help
from clientdesk.tui.everywhere.palette import Palette
from clientdesk.tui.fuzzy import fuzzy
from clientdesk.tui.screens.file import FeedList, FileScreen
from clientdesk.tui.widgets.editor import Editor
from tests.builders import NOW
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def rows(desk: Desk) -> list[str]:
    return [hit.name for hit in desk.app.screen.query_one(HitList).rows]


def a_line(hours: int) -> FoundLine:
    """A line that was written some hours from now."""
    at = NOW + timedelta(hours=hours)
    return FoundLine(f"oak {hours}", "note", "notes", str(hours), "", at, 0)


@pytest.mark.parametrize(
    ("query", "name", "found"),
    [
        ("hal", "Halden & Foss", {0, 1, 2}),
        ("hf", "Halden & Foss", {0, 9}),
        ("foss", "Halden & Foss", {9, 10, 11, 12}),
        ("[/x]", "Peat [/x] Ltd", {5, 6, 7, 8}),
        ("hafo", "Halden & Foss", {0, 1, 9, 10}),
        ("hlden", "Halden & Foss", {0, 2, 3, 4, 5}),
        ("dcn", "Draft: copy the new text", {0, 7, 16}),
        ("peat", "Prefers email, and asks for the tender early", None),
        ("peat", "Presentation on Thursday", None),
        ("zz", "Halden & Foss", None),
        ("İ", "İstanbul", None),
    ],
)
def test_a_name_is_found_by_its_words(query: str, name: str, found: set[int] | None) -> None:
    match = fuzzy(query, name)
    if found is None:
        assert match is None or max(match[1]) < len(name)
    else:
        assert match is not None
        assert match[1] == found


async def test_help_lists_the_focused_panes_keys_first_and_runs_one(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await desk.press("f1")
        assert isinstance(desk.app.screen, Help)
        assert rows(desk)[0] == "Open the client's file: everything in one feed."
        await desk.type("order")
        assert rows(desk)[:1] == ["Choose the order of the list."]
        await desk.press("enter")
        await desk.until(lambda: "Order of the clients" in desk.text())


async def test_the_palette_finds_a_client_whose_name_looks_like_markup(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await desk.press("ctrl+p")
        assert isinstance(desk.app.screen, Palette)
        await desk.type("peat")
        assert rows(desk)[0] == "Peat [/x] Ltd"
        assert "Peat [/x] Ltd" in desk.text()
        await desk.press("enter")
        await desk.until(lambda: desk.app.client_id == filled.roster.find("Peat").id)


async def test_the_palette_opens_a_note_and_wears_a_theme(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("j")
        await desk.until(lambda: desk.note.text == "")
        await desk.press("ctrl+p")
        await desk.type("oak")
        await desk.press("enter")
        await desk.until(lambda: desk.note.text.startswith("# Oak"))
        await desk.press("ctrl+p")
        await desk.type("theme nord")
        await desk.press("enter")
        await desk.until(lambda: desk.app.theme == "nord")


async def test_what_the_palette_offers_does_what_its_key_does(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("ctrl+p")
        await desk.type("clients: archive")
        await desk.press("enter")
        await desk.until(lambda: len(filled.roster.rows()) == 3)


async def test_find_shows_the_line_and_goes_there(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("j", "ctrl+f")
        await desk.type("care oak")
        await desk.until(lambda: rows(desk) == ["They care for **oak**."])
        await desk.press("enter")
        await desk.until(lambda: desk.note.text.startswith("# Oak"))


async def test_find_goes_to_the_line_of_a_long_note(filled: "Workbench") -> None:
    client = filled.roster.find("Halden").id
    filled.notebook.add(client, "\n".join(f"line {number}" for number in range(400)))
    async with opened(filled) as desk:
        await desk.press("ctrl+f")
        await desk.type("line 321")
        await desk.until(lambda: rows(desk)[:1] == ["line 321"])
        await desk.press("enter")
        await desk.until(lambda: desk.note.cursor_location == (321, 0))
        assert "line 321" in desk.text()


async def test_find_opens_the_file_at_what_was_said(filled: "Workbench") -> None:
    client = filled.roster.find("Corvid").id
    filled.log.add(client, Channel.CALL, lines=("! walnut it is",))
    filled.log.add(client, Channel.CALL, lines=("later",))
    async with opened(filled) as desk:
        await desk.press("ctrl+f")
        await desk.type("walnut")
        await desk.until(lambda: rows(desk) == ["walnut it is"])
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, FileScreen))
        feed = desk.app.screen.query_one(FeedList)
        await desk.until(lambda: feed.item is not None and feed.item.line == "! walnut it is")


async def test_find_forgives_a_slip_and_says_so(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("ctrl+f")
        await desk.type("crae")
        await desk.until(lambda: rows(desk) == ["They care for **oak**."])
        assert "something near to it" in desk.text()


async def test_find_goes_to_the_first_line_also_when_enter_comes_before_it_is_found(
    filled: "Workbench",
) -> None:
    client_id = filled.roster.find("Corvid").id
    filled.notebook.add(client_id, "# Feathers\nA raven counts to seven.")
    async with opened(filled) as desk:
        await desk.press("ctrl+f")
        line = desk.app.screen.query_one(Input)
        line.value = "raven"
        line.post_message(Input.Submitted(line, "raven"))
        await desk.until(lambda: desk.app.client_id == client_id)


async def test_the_cursor_of_find_stays_on_the_first_line_until_it_is_moved(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await desk.press("ctrl+f")
        find = desk.app.screen
        assert isinstance(find, Find)
        found = [a_line(0), a_line(1)]
        worker = find.run_worker(lambda: None, thread=True)
        find._show(worker, found[:1])
        find._show(worker, found[:])
        assert find.list_of_hits.cursor == 0
        find.action_move(1)
        find._show(worker, [*found, a_line(2)])
        assert find.list_of_hits.cursor == 2


async def test_find_shows_nothing_behind_the_curtain(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("*", "ctrl+f")
        await desk.type("oak")
        await desk.until(lambda: rows(desk) == ["The curtain is drawn"])


async def test_a_key_that_a_menu_does_not_offer_closes_it_and_says_so(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await desk.press("s", "x")
        assert desk.app.screen is desk.app.desk
        assert "nothing on x" in desk.toasts()


@pytest.mark.parametrize(("pressed", "said"), [("K", "what I know"), ("b", "Before you talk")])
async def test_a_card_opens_and_closes(filled: "Workbench", pressed: str, said: str) -> None:
    async with opened(filled) as desk:
        await desk.press(pressed)
        assert said in desk.text()
        await desk.press("escape")
        assert desk.app.screen is desk.app.desk


async def test_a_client_is_exported_from_the_menu(filled: "Workbench", tmp_path: Path) -> None:
    async with opened(filled) as desk:
        await desk.press("X", "m")
        desk.app.screen.query_one("Input").value = str(tmp_path / "out")  # type: ignore[attr-defined]
        await desk.press("enter")
        await desk.until((tmp_path / "out").exists)
        await desk.app.workers.wait_for_complete()
        await desk.until(lambda: desk.app.screen is desk.app.desk)
        assert "Halden" in "".join(
            path.read_text() for path in [tmp_path / "out"] if path.is_file()
        ) or list((tmp_path / "out").iterdir())


async def test_a_table_is_imported_after_its_preview(filled: "Workbench", tmp_path: Path) -> None:
    table = tmp_path / "clients.csv"
    table.write_text("name,company\nAda,Ada Ltd\n")
    async with opened(filled) as desk:
        await desk.press("X", "i")
        await desk.paste(str(table))
        await desk.press("enter")
        await desk.until(lambda: "Import clients.csv" in desk.text())
        assert "Ada" in desk.text()
        await desk.press("y")
        await desk.until(lambda: filled.roster.find("Ada"))


async def test_a_file_that_is_not_there_is_said(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("X", "i")
        await desk.type("nowhere")
        await desk.press("enter")
        assert "There is no file nowhere" in desk.text()


async def test_ctrl_c_says_how_to_quit_and_ends_nothing(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("ctrl+c")
        assert "ctrl+q closes the desk" in desk.toasts()
        assert desk.app.is_running


async def test_the_leader_offers_the_editors_actions(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("f3", "ctrl+g")
        await desk.until(lambda: "new note" in desk.text())


async def test_a_key_too_many_does_not_choose_twice_nor_end_the_program(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Editor, "rest", 0.05)
    async with opened(filled) as desk:
        driver = desk.app._driver
        assert driver is not None
        for key in ("a", "a", "x", "y"):
            driver.send_message(events.Key(key, key))
        await desk.until(lambda: desk.note.text.startswith("xy") or "xy" in desk.text())
        await desk.press("escape", "f2", "s")
        for key in ("n", "n"):
            driver.send_message(events.Key(key, key))
        await desk.until(lambda: "New client" in desk.text())
        await desk.press("escape", "ctrl+p")
        for key in ("s", "o", "r", "t", "enter", "enter", "enter"):
            driver.send_message(events.Key(key, key if len(key) == 1 else None))
        await desk.pilot.pause()
        assert desk.app.is_running


async def test_keys_typed_ahead_go_where_they_belong(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Editor, "rest", 0.05)
    async with opened(filled) as desk:
        driver = desk.app._driver
        assert driver is not None
        for key in ("n", "A", "d", "a", "enter"):
            driver.send_message(events.Key(key, key if len(key) == 1 else None))
        await desk.until(lambda: [one for one in filled.roster.rows() if one.name == "Ada"])
        for key in ("f3", "d", "d", "f2", "slash", "d", "x"):
            driver.send_message(events.Key(key, key if len(key) == 1 else None))
        await desk.until(lambda: "Nobody fits the filter" in desk.text())
        assert len(filled.roster.rows()) == 5
        ada = filled.roster.find("Ada").id
        await desk.until(lambda: [one.text for one in filled.notebook.notes(ada)] == ["dd"])


@pytest.mark.parametrize(
    ("typed", "sign", "named"),
    [
        ("jargon", "a j", "Add: jargon"), ("feedback", "a b", "Add: feedback"),
        ("milestone", "a m", "Add: milestone"), ("share", "a s", "Add: share"),
        ("push", "a p", "Add: push-back"), ("trip", "g v", "Go: trips and visits"),
        ("rhythm", "C a", "Card: rhythm: how often to be in touch"),
        ("close the", "g z", "Go: close the desk: what is left of today"),
        ("voice", "g m", "Go: my hours, my voice, how fast I answer"),
        ("tone", "C t", "Card: preferences: tone, channel, length"),
        ("promise", "C w", "Card: a promise of theirs"),
        ("hours", "g m", "Go: my hours, my voice, how fast I answer"),
        ("policy", "g e", "Go: my escalation policy"), ("curtain", "*", "Curtain"),
        ("earlier texts", "F5 ^g v", "Draft: earlier texts, and what changed"),
        ("import a file", "X i", "Export: import a file"), ("incident", "O", "Clients: incident"),
    ],
)  # fmt: skip
async def test_everything_behind_a_menu_is_found_by_its_name_with_its_keys(
    filled: "Workbench", typed: str, sign: str, named: str
) -> None:
    async with opened(filled) as desk:
        await desk.press("ctrl+p")
        await desk.paste(typed)
        hits = desk.app.screen.query_one(HitList).rows
        assert (named, sign) in {(hit.name, hit.sign) for hit in hits}


async def test_an_entry_of_a_menu_is_a_command_that_runs_from_anywhere(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await desk.press("f3", "ctrl+p")
        await desk.paste("add jargon")
        await desk.press("enter")
        await desk.until(lambda: "Jargon" in desk.text())
        await desk.press("escape", "f2", "f1")
        await desk.paste("jargon")
        await desk.press("enter")
        await desk.until(lambda: "Jargon" in desk.text())
        await desk.press("escape", "ctrl+p")
        await desk.paste("earlier texts, and what")
        await desk.press("enter")
        await desk.until(lambda: desk.app.client_id != "" and desk.app.focused is not None)


async def test_each_menu_entry_is_listed(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        for keys in ("a", "g", "C", "X", "ctrl+g"):
            await desk.press(keys)
            menu = desk.app.screen
            assert isinstance(menu, Menu)
            labels = {choice.label for choice in menu.choices}
            await desk.press("escape", "f1")
            held = desk.app.screen
            assert isinstance(held, Help)
            names = tuple(command.label.casefold() for command in held.commands)
            await desk.press("escape")
            assert not {one for one in labels if not f" {' '.join(names)}".count(one.casefold())}


async def test_a_rhythm_is_set_from_the_list_of_clients(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("C", "a")
        await desk.until(lambda: "Staying in touch" in desk.text())
