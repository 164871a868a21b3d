"""The notes' pane: nothing typed is lost, here or elsewhere."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual import events

from clientdesk.model.note import Note
from clientdesk.tui.app import DeskApp
from clientdesk.tui.widgets.editor import Editor
from tests.builders import FrozenClock
from tests.tui.conftest import Desk, fill, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture(autouse=True)
def quick_clocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Editor, "keep_after", 0.01)
    monkeypatch.setattr(Editor, "rest", 0.05)


def stored(bench: "Workbench") -> list[str]:
    return [note.text for note in bench.notebook.notes(bench.roster.find("Halden").id)]


def kept(bench: "Workbench") -> str:
    """Return what the recovery files hold just now."""
    import json

    files = bench.settings.home.rglob("*.json")
    found = [json.loads(path.read_text()) for path in files if "unsaved" in str(path.parent)]
    return " ".join(str(one["text"]) for one in found)


async def in_notes(desk: Desk) -> None:
    await desk.press("f3")
    await desk.until(lambda: desk.note.has_focus)


async def test_typing_becomes_a_change_of_the_note_after_a_rest(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.type("New ")
        await desk.until(lambda: stored(filled) == ["New # Oak\nThey care for **oak**."])


async def test_typed_text_is_kept_against_a_crash_before_it_is_a_record(
    disk_workbench: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = fill(disk_workbench)
    monkeypatch.setattr(Editor, "rest", 60.0)
    async with opened(bench) as desk:
        await in_notes(desk)
        await desk.type("x")
        await desk.until(lambda: kept(bench))
        assert "x# Oak" in kept(bench)
        assert stored(bench) == ["# Oak\nThey care for **oak**."]
        await desk.press("f2")
        await desk.until(lambda: not kept(bench))


async def test_leaving_the_pane_saves_and_forgets_what_was_kept(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Editor, "rest", 60.0)
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.type("x")
        await desk.press("f2")
        await desk.until(lambda: stored(filled)[0].startswith("x# Oak"))


async def test_quitting_saves_first(filled: "Workbench", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Editor, "rest", 60.0)
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.type("x")
        await desk.press("ctrl+q")
    assert stored(filled)[0].startswith("x# Oak")


async def test_the_first_word_about_a_client_makes_a_note(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("j")
        await desk.until(lambda: desk.app.client_id == filled.roster.find("Brightwater").id)
        await in_notes(desk)
        await desk.type("Hi")
        client = filled.roster.find("Brightwater").id
        await desk.until(lambda: [one.text for one in filled.notebook.notes(client)] == ["Hi"])
        await desk.type("!")
        await desk.until(lambda: [one.text for one in filled.notebook.notes(client)] == ["Hi!"])


async def test_a_second_note_is_begun_and_both_can_be_chosen(
    filled: "Workbench", clock: FrozenClock
) -> None:
    async with opened(filled) as desk:
        await in_notes(desk)
        clock.advance(minutes=1)
        await desk.press("ctrl+g", "n")
        await desk.until(lambda: desk.note.text == "")
        await desk.type("Second")
        await desk.until(lambda: "Second" in stored(filled))
        await desk.until(lambda: "of 2" in desk.text())
        await desk.press("ctrl+g", "l")
        await desk.type("oak")
        await desk.press("enter")
        await desk.until(lambda: desk.note.text.startswith("# Oak"))


async def test_without_a_client_nothing_is_typed_that_would_belong_to_nobody(
    workbench: "Workbench",
) -> None:
    async with opened(workbench) as desk:
        await in_notes(desk)
        assert "A note belongs to a client." in desk.text()
        await desk.type("x")
        assert desk.note.text == ""
        assert "F2, then n adds one." in desk.toasts()
        await desk.press("f2", "n")
        await desk.type("Ada")
        await desk.press("enter", "f3")
        await desk.type("likes tea")
        await desk.until(
            lambda: [one.title for one in workbench.cabinet.list(Note)] == ["likes tea"]
        )


async def burst(desk: Desk, *keys: str) -> None:
    """Press keys as a slow line brings them: all at once."""
    for name in keys:
        desk.app.post_message(events.Key(name, name if len(name) == 1 else None))
    await desk.pilot.pause()


async def test_keys_that_come_in_one_burst_are_obeyed_in_their_order(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await burst(desk, "f3", "end", "X", "ctrl+end", "Y", "escape", "j", "slash")
        await desk.until(lambda: any("# OakX" in text for text in stored(filled)))
        assert stored(filled) == ["# OakX\nThey care for **oak**.Y"]
        assert not desk.note.has_focus


async def test_both_texts_live_when_two_processes_write_one_note(
    disk_workbench: "Workbench",
    monkeypatch: pytest.MonkeyPatch,
    clock: FrozenClock,
) -> None:
    from clientdesk.bootstrap import open_workbench

    bench = fill(disk_workbench)
    monkeypatch.setattr(Editor, "rest", 60.0)
    async with opened(bench) as desk:
        await in_notes(desk)
        await desk.type("mine ")
        clock.advance(minutes=1)
        other = open_workbench(bench.settings, clock)
        note = other.notebook.notes(desk.app.client_id)[0]
        other.notebook.write(note.id, "theirs")
        other.keeper.close()
        desk.app.look_around()
        await desk.pilot.pause()
        assert desk.note.text.startswith("mine ")
        await desk.press("f2")
        await desk.until(lambda: "mine # Oak\nThey care for **oak**." in stored(bench))
        assert "theirs" in stored(bench)
        assert "changed elsewhere" in desk.toasts()


async def test_a_text_from_elsewhere_lives_though_nobody_looked_around_before_saving(
    disk_workbench: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    from clientdesk.bootstrap import open_workbench

    bench = fill(disk_workbench)
    monkeypatch.setattr(Editor, "rest", 60.0)
    monkeypatch.setattr(DeskApp, "look_around", lambda _app: None)
    async with opened(bench) as desk:
        await in_notes(desk)
        await desk.type("mine ")
        other = open_workbench(bench.settings, bench.clock)
        note = other.notebook.notes(desk.app.client_id)[0]
        other.notebook.write(note.id, "theirs")
        other.keeper.close()
        await desk.press("f2")
        await desk.until(lambda: "mine # Oak\nThey care for **oak**." in stored(bench))
        assert "theirs" in stored(bench)


async def test_a_change_elsewhere_shows_by_itself_where_nothing_is_typed(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        note = filled.notebook.notes(desk.app.client_id)[0]
        filled.notebook.write(note.id, "other words")
        desk.app.changed(foreign=True)
        await desk.until(lambda: desk.note.text == "other words")


async def test_a_paste_is_cleaned(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.paste("a\x1b[31mb\r\nc\u202e[/]")
        assert "a\ufffd[31mb\nc\ufffd[/]" in desk.note.text
        assert "[/]" in desk.text()


def left_behind(bench: "Workbench", record_id: str, text: str, editor: str = "notes") -> None:
    """Keep a text as a run does that ends before it is saved."""
    from clientdesk.bootstrap import open_workbench

    earlier = open_workbench(bench.settings, bench.clock)
    earlier.keeper.keep_typing(editor, record_id, text)
    earlier.keeper.close()


async def test_a_kept_text_is_offered_back_and_put_back(disk_workbench: "Workbench") -> None:
    filled = fill(disk_workbench)
    note = filled.notebook.notes(filled.roster.find("Halden").id)[0]
    left_behind(filled, note.id, "# Oak\nall that was typed")
    async with opened(filled) as desk:
        await desk.until(lambda: "This was typed and not saved" in desk.text())
        await desk.press("y")
        await desk.until(lambda: stored(filled) == ["# Oak\nall that was typed"])
        await desk.until(lambda: desk.note.text.endswith("all that was typed"))
    assert filled.keeper.typed() == []


async def test_a_kept_text_that_is_not_wanted_now_is_offered_again(
    disk_workbench: "Workbench",
) -> None:
    filled = fill(disk_workbench)
    left_behind(filled, "gone", "something")
    async with opened(filled) as desk:
        await desk.until(lambda: "This was typed and not saved" in desk.text())
        await desk.press("n")
        await desk.until(lambda: "offered again" in desk.text())
        assert [typed.text for typed in filled.keeper.typed()] == ["something"]


async def test_a_kept_draft_is_offered_by_its_words(disk_workbench: "Workbench") -> None:
    client_id = fill(disk_workbench).roster.find("Halden").id
    left_behind(disk_workbench, "", f"{client_id}\nada@a.example\nChairs\nHi Ada,", "draft")
    async with opened(disk_workbench) as desk:
        await desk.until(lambda: "4 words in draft" in desk.text())
        assert "“Chairs”" in desk.text()
        assert client_id not in desk.text()


async def test_a_drawn_curtain_hides_how_a_kept_text_begins(disk_workbench: "Workbench") -> None:
    left_behind(fill(disk_workbench), "gone", "something")
    hidden = replace(disk_workbench.settings, private=True)
    async with opened(replace(disk_workbench, settings=hidden)) as desk:
        await desk.until(lambda: "1 word in notes" in desk.text())
        assert "something" not in desk.text()


async def test_of_several_kept_texts_only_the_one_put_back_is_forgotten(
    disk_workbench: "Workbench",
) -> None:
    filled = fill(disk_workbench)
    note = filled.notebook.notes(filled.roster.find("Halden").id)[0]
    left_behind(filled, note.id, "put me back")
    left_behind(filled, note.id, "and keep me")
    async with opened(filled) as desk:
        await desk.until(lambda: "This was typed and not saved" in desk.text())
        first, second = (typed.text for typed in filled.keeper.typed())
        await desk.press("y")
        await desk.until(lambda: [typed.text for typed in filled.keeper.typed()] == [second])
        assert first in stored(filled)


async def test_a_dropped_quick_note_is_in_the_trash_and_comes_back(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        before = stored(filled)
        await desk.press("ctrl+n")
        await desk.type("Call Leif")
        await desk.press("ctrl+l")
        await desk.until(lambda: desk.app.screen is desk.app.desk)
        assert stored(filled) == before
        assert filled.history.undo()
        assert "Call Leif" in stored(filled)


async def test_a_quick_note_over_the_editor_returns_to_the_exact_cursor(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.press("down", "right", "right", "right")
        await desk.press("ctrl+n")
        await desk.type("Call Leif")
        await desk.press("escape")
        await desk.until(lambda: desk.app.screen is desk.app.desk)
        assert desk.note.has_focus
        assert desk.note.cursor_location == (1, 3)
        assert "Call Leif" in stored(filled)


async def test_a_quick_note_names_another_client(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("ctrl+n")
        await desk.type("@Corv")
        await desk.press("tab")
        await desk.type("pays late #money")
        await desk.press("escape")
        corvid = filled.roster.find("Corvid").id
        await desk.until(lambda: filled.notebook.notes(corvid))
        note = filled.notebook.notes(corvid)[0]
        assert "pays late" in note.text
        assert note.tags == ("money",)


async def test_an_unreadable_client_in_a_quick_note_keeps_it_open(
    workbench: "Workbench",
) -> None:
    async with opened(workbench) as desk:
        await desk.press("ctrl+n")
        await desk.type("lost")
        await desk.press("escape")
        assert desk.app.screen is not desk.app.desk
        assert "Whose note is it?" in desk.text()


async def test_the_frame_tells_how_old_a_note_is(filled: "Workbench", clock: FrozenClock) -> None:
    clock.advance(days=41)
    async with opened(filled) as desk:
        assert "41 days old" in desk.text()


async def test_pinning_and_the_section_are_kept(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.press("ctrl+g", "p")
        await desk.until(lambda: filled.notebook.notes(desk.app.client_id)[0].pinned)
        await desk.press("ctrl+t", "c")
        await desk.until(lambda: filled.notebook.notes(desk.app.client_id)[0].section == "company")


async def test_a_trashed_note_comes_back_with_undo(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await in_notes(desk)
        await desk.press("ctrl+g", "d")
        await desk.until(lambda: stored(filled) == [])
        await desk.press("f2", "u")
        await desk.until(lambda: len(stored(filled)) == 1)
        await desk.until(lambda: desk.note.text.startswith("# Oak"))
