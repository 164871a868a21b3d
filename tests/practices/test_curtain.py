"""Behind the curtain nothing INTERNAL and nothing SECRET stands on any screen, nor in any shell."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.model.field import Control, Privacy, fields_of
from clientdesk.model.person import Channel
from clientdesk.tui.everywhere.find import Find
from clientdesk.tui.widgets.feed_list import FeedList
from tests.builders import a_workbench
from tests.planting import Planter, leaks, plant_all
from tests.shell import Shell
from tests.test_canaries import EXITS
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

STRUCTURE = {"client", "zone", "country", "region", "to", "person", "uid", "reports_to", "id"}
"""Fields that hold no words of mine."""
WALKS = [
    ("enter",), ("enter", "tab"), ("enter", "f"), ("K",), ("b",), ("e",), ("O",), ("O", "s"),
    ("R",), ("exclamation_mark",),
    ("i",), ("r",), ("p",), ("c",), ("N",), ("X",),
    ("x", "U"), ("z",), ("slash", "p", "l"),
    ("a", "b"), ("a", "e"), ("a", "e", "l"), ("a", "p"), ("a", "s"), ("C",),
    ("g", "d"), ("g", "i"), ("g", "e"), ("g", "m"), ("g", "u"), ("g", "z"),
    ("ctrl+p", "p", "l"), ("ctrl+f", "p", "l"), ("ctrl+n",),
    ("f3",), ("f3", "ctrl+t"),
    ("f4",), ("f4", "j", "enter"), ("f4", "v"), ("f4", "e"), ("f4", "x", "u"),
    ("f5", "ctrl+r"), ("f5", "ctrl+t"), ("f5", "ctrl+g", "f"), ("f5", "ctrl+g", "v"),
    ("f5", "ctrl+g", "d"), ("f5", "ctrl+g", "m"), ("f5", "ctrl+g", "h"),
]  # fmt: skip
"""Keys that lead from the clients to a screen each."""
OVER = [("exclamation_mark",), ("K",), ("b",), ("a", "e"), ("O",), ("enter", "tab"), ("g", "z")]
"""Keys that lead to a dialog in which nothing is typed."""
ON_ROWS = ("enter", "e")
"""Keys that are tried on every row of a client's file."""


class Marking(Planter):
    """Plants a marker in every text that a client may not see, INTERNAL ones too."""

    def plant(self, kind: Any, where: str = "", *, secret: bool = False) -> Any:
        made = super().plant(kind, where, secret=secret)
        changed = {}
        for info in fields_of(kind):
            private = info.about.privacy is not Privacy.CLIENT
            words = info.kind is str and info.about.control is not Control.NONE
            if private and words and info.name not in STRUCTURE:
                marker = self._plain(str, f"{where}{kind.__name__}.{info.name}", secret=True)
                changed[info.name] = marker
        return replace(made, **changed)


def mark(bench: "Workbench") -> dict[str, str]:
    """Put a marked record of every kind on a desk, and return the markers by their places."""
    marking = Marking("")
    plant_all(bench, marking)
    return marking.planted


@pytest.fixture
def marked() -> "tuple[Workbench, dict[str, str]]":
    bench = a_workbench()
    return bench, mark(bench)


def seen(desk: Desk) -> str:
    app = desk.app
    return f"{desk.text()}\n{desk.toasts()}\n{app.title}\n{app.sub_title}\n{app.screen.title}"


async def shown(
    bench: "Workbench", planted: dict[str, str], walks: Sequence[tuple[str, ...]], *, curtain: bool
) -> list[str]:
    """Return which private words stand on which screen."""
    found = []
    async with opened(bench, (120, 48)) as desk:
        desk.app.curtain = curtain
        for walk in walks:
            desk.app.back_to_desk()
            await desk.pilot.press("f2", *walk)
            await desk.pilot.pause()
            told = seen(desk)
            found += [
                f"{' '.join(walk)}: {place}" for place, word in planted.items() if word in told
            ]
    return found


async def test_no_screen_shows_what_is_private(
    marked: "tuple[Workbench, dict[str, str]]",
) -> None:
    bench, planted = marked
    leaked = await shown(bench, planted, WALKS, curtain=True)
    assert not leaked, "\n".join(leaked)


async def test_the_same_walk_shows_a_lot_of_it_without_the_curtain(
    marked: "tuple[Workbench, dict[str, str]]",
) -> None:
    bench, planted = marked
    walks = WALKS[::4]
    found = await shown(bench, planted, walks, curtain=False)
    assert len({each.split(":")[0] for each in found}) > len(walks) // 3


async def test_no_row_of_the_file_opens_on_what_is_private(
    marked: "tuple[Workbench, dict[str, str]]",
) -> None:
    bench, planted = marked
    leaked = []
    async with opened(bench, (120, 48)) as desk:
        desk.app.curtain = True
        await desk.press("f2", "enter")
        file = desk.app.screen
        for row in range(len(file.query_one(FeedList).rows)):
            for key in ON_ROWS:
                await desk.pilot.press(key)
                await desk.pilot.pause()
                told = seen(desk)
                leaked += [f"{row} {key}: {at}" for at, word in planted.items() if word in told]
                while desk.app.screen is not file and len(desk.app.screen_stack) > 1:
                    desk.app.pop_screen()
                if desk.app.screen is not file:
                    await desk.press("f2", "enter", *("j",) * row)
                    file = desk.app.screen
            await desk.pilot.press("j")
    assert row > 8
    assert not leaked, "\n".join(leaked)


async def test_the_curtain_hides_what_stands_on_the_screen_at_once(
    marked: "tuple[Workbench, dict[str, str]]",
) -> None:
    bench, planted = marked
    async with opened(bench, (140, 60)) as desk:
        await desk.press("enter")
        await desk.until(lambda: any(word in desk.text() for word in planted.values()))
        await desk.press("asterisk")
        await desk.until(lambda: not any(word in desk.text() for word in planted.values()))


async def test_the_key_draws_it_over_an_open_dialog_too(
    marked: "tuple[Workbench, dict[str, str]]",
) -> None:
    bench, planted = marked
    async with opened(bench, (120, 48)) as desk:
        for walk in OVER:
            desk.app.curtain = False
            desk.app.back_to_desk()
            await desk.press("f2", *walk, "asterisk")
            await desk.until(lambda: desk.app.curtain)
            await desk.pilot.pause()
            told = seen(desk)
            assert not [place for place, word in planted.items() if word in told], walk


async def test_a_curtain_drawn_at_the_start_can_be_opened_on_all_of_it(
    marked: "tuple[Workbench, dict[str, str]]",
) -> None:
    bench, planted = marked
    bench = replace(bench, settings=replace(bench.settings, private=True))
    note = planted["Note.text"]
    async with opened(bench, (120, 48)) as desk:
        await desk.until(lambda: desk.app.curtain)
        await desk.press("f2", "ctrl+f")
        await desk.paste(note)
        await desk.until(lambda: "The curtain is drawn" in desk.text())
        await desk.press("escape", "asterisk", "ctrl+f")
        await desk.paste(note)
        dialog = desk.app.screen
        assert isinstance(dialog, Find)
        await desk.until(lambda: any(note in hit.name for hit in dialog.list_of_hits.rows))


SHELL = dict.fromkeys(line[1:] if line[0] == "--private" else line for line in EXITS)


@pytest.mark.parametrize("line", SHELL, ids=" ".join)
def test_no_command_with_private_tells_what_is_private(
    line: tuple[str, ...],
    home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bench = a_workbench(home=home)
    planted = mark(bench)
    bench.keeper.close()
    shell = Shell(home, capsys, monkeypatch)
    ran = shell("--private", *line, stdin=b"Hi,\n\nCould you send plain words by Friday?\n")
    assert ran.out + ran.err
    assert not leaks(planted, ran.out, ran.err)


async def test_the_agenda_tells_no_last_word_behind_it(workbench: "Workbench") -> None:
    client = workbench.roster.add("Halden")
    workbench.log.add(client.id, Channel.CALL, lines=["> send the sketch", "Leif was cross"])
    async with opened(workbench) as desk:
        assert "Leif was cross" in desk.text()
        await desk.press("asterisk")
        assert "Leif was cross" not in desk.text()
        await desk.press("asterisk")
        desk.app.clear_notifications()
        await desk.until(lambda: "Leif was cross" in desk.text())
