"""The clients' pane."""

from typing import TYPE_CHECKING

from clientdesk.model.client import ClientStatus
from clientdesk.services.clients.roster import Sort
from clientdesk.tui.screens.file import FileScreen
from clientdesk.tui.widgets.client_list import ClientList
from tests.builders import FrozenClock
from tests.tui.conftest import NAMES, Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def listed(desk: Desk) -> list[str]:
    return [row.name for row in desk.app.desk.query_one(ClientList).rows]


async def test_an_empty_roster_names_the_next_keys(workbench: "Workbench") -> None:
    async with opened(workbench) as desk:
        assert "No clients yet" in desk.text()
        assert "n  add one by hand" in desk.text()


async def test_a_client_is_added_by_hand(workbench: "Workbench") -> None:
    async with opened(workbench) as desk:
        await desk.press("n")
        await desk.type("Ada")
        await desk.press("enter")
        await desk.until(lambda: listed(desk) == ["Ada"])
        assert workbench.roster.rows()[0].name == "Ada"
        assert desk.app.client_id == workbench.roster.rows()[0].id


async def test_a_client_without_a_name_is_refused_with_a_sentence(workbench: "Workbench") -> None:
    async with opened(workbench) as desk:
        await desk.press("n", "enter")
        assert "Name is needed" in desk.text()
        assert workbench.roster.rows() == []


async def test_the_latest_client_stands_first_and_is_shown_everywhere(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        assert listed(desk)[0] == "Halden & Foss"
        assert "They care for **oak**." in desk.text()
        assert "Notes · Halden & Foss" in desk.text()


async def test_brackets_in_a_name_are_no_markup(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        assert "Peat [/x] Ltd" in desk.text()


async def test_the_filter_follows_each_key_and_esc_forgets_it(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("slash")
        await desk.type("corv")
        await desk.until(lambda: listed(desk) == ["Corvid Analytics"])
        await desk.press("escape")
        await desk.until(lambda: len(listed(desk)) == len(NAMES))


async def test_a_filter_that_hides_everybody_says_how_to_end_it(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("slash")
        await desk.type("zzzz")
        await desk.until(lambda: "Nobody fits the filter" in desk.text())


async def test_filter_and_order_survive_a_restart(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("s", "n", "slash")
        await desk.type("a")
        await desk.press("enter")
        before = listed(desk)
    async with opened(filled) as desk:
        assert listed(desk) == before
        assert filled.memory.get("roster.sort") == Sort.NAME


async def test_the_other_panes_follow_the_cursor(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("j")
        await desk.until(lambda: desk.app.client_id == filled.roster.find("Brightwater").id)
        await desk.until(lambda: desk.note.text == "")
        await desk.press("k")
        await desk.until(lambda: desk.note.text.startswith("# Oak"))


async def test_g_g_and_shift_g_go_to_the_ends(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        clients = desk.app.desk.query_one(ClientList)
        await desk.press("G")
        assert clients.cursor == len(NAMES) - 1
        await desk.press("g", "g")
        await desk.until(lambda: clients.cursor == 0)


async def test_an_archived_client_is_listed_among_the_past_ones_only(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await desk.press("A")
        await desk.until(lambda: "Halden & Foss" not in listed(desk))
        assert filled.roster.find("Halden").status is ClientStatus.PAST
        await desk.press("v")
        await desk.until(lambda: "Halden & Foss" in listed(desk))


async def test_a_trashed_client_comes_back_with_u_and_goes_again_with_shift_u(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await desk.press("d")
        await desk.until(lambda: "Halden & Foss" not in listed(desk))
        await desk.press("u")
        await desk.until(lambda: "Halden & Foss" in listed(desk))
        assert "Undone" in desk.toasts()
        await desk.press("U")
        await desk.until(lambda: "Halden & Foss" not in listed(desk))


async def test_verbs_act_on_every_marked_client(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("space", "space", "d")
        await desk.until(lambda: len(listed(desk)) == len(NAMES) - 2)
        assert "In the trash: 2 clients; u brings them back" in desk.toasts()
        await desk.press("u")
        await desk.until(lambda: len(listed(desk)) == len(NAMES))


async def test_marked_clients_are_archived_together_and_come_back_together(
    filled: "Workbench",
) -> None:
    first, second = (filled.roster.find(name).id for name in NAMES[:2])
    filled.roster.archive(first)

    def past() -> list[bool]:
        return [filled.roster.get(one).status is ClientStatus.PAST for one in (first, second)]

    filled.roster.archive_all([first, second, "gone"])
    assert past() == [True, True]
    assert filled.history.entries()[0].label == f"Archive {NAMES[1]}"
    filled.roster.archive_all([first, second])
    assert past() == [False, False]
    filled.history.undo()
    assert past() == [True, True]


async def test_undo_with_nothing_to_undo_says_so(workbench: "Workbench") -> None:
    async with opened(workbench) as desk:
        await desk.press("u")
        assert desk.toasts()


async def test_enter_opens_the_file_with_the_newest_first(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, FileScreen))
        await desk.pilot.pause()
        assert "Oak" in desk.text()
        assert "Showroom" in desk.text()
        await desk.press("escape")
        assert desk.app.screen is desk.app.desk


async def test_a_click_moves_the_cursor_and_the_wheel_scrolls(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.pilot.click(ClientList, offset=(5, 2))
        await desk.until(lambda: desk.app.client_id == filled.roster.find("Brightwater").id)


async def test_a_paste_over_the_list_becomes_a_quick_note_and_runs_no_key(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await desk.paste("dQd\nsecond \x1b[31mline")
        await desk.until(lambda: "dQd" in desk.text())
        assert len(listed(desk)) == len(NAMES)
        await desk.press("escape")
        await desk.until(lambda: desk.app.screen is desk.app.desk)
        texts = [note.text for note in filled.notebook.notes(desk.app.client_id)]
        assert any(text.startswith("dQd\nsecond") and "\x1b" not in text for text in texts)


async def test_the_curtain_hides_notes_and_the_feed(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("asterisk")
        assert "They care" not in desk.text()
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, FileScreen))
        await desk.pilot.pause()
        assert "Oak" not in desk.text()


async def test_a_note_of_another_process_appears_by_itself(
    disk_workbench: "Workbench", clock: FrozenClock
) -> None:
    from clientdesk.bootstrap import open_workbench
    from tests.tui.conftest import fill

    fill(disk_workbench)
    async with opened(disk_workbench) as desk:
        clock.advance(minutes=1)
        other = open_workbench(disk_workbench.settings, disk_workbench.clock)
        other.notebook.quick("from the shell", desk.app.client_id)
        other.keeper.close()
        desk.app.look_around()
        await desk.until(lambda: "from the shell" in desk.text())
