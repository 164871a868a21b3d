"""What the desk looks like, at its three sizes: text to read, and a few pictures."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.builders import some_settings
from tests.tui.conftest import fill, opened

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.services.workbench import Workbench
    from tests.builders import FrozenClock

Same = Callable[[str, str], None]
SIZES = ((120, 36), (100, 30), (80, 24))
UNIQUE = re.compile(r"terminal-\d+-")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("pane", ["f2", "f3"])
async def test_the_desk_looks_as_it_did(
    filled: "Workbench", size: tuple[int, int], pane: str, same_text: Same
) -> None:
    async with opened(filled, size) as desk:
        await desk.press(pane)
        same_text(f"desk-{pane}-{size[0]}.txt", desk.text())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_an_empty_desk_looks_as_it_did(
    workbench: "Workbench", size: tuple[int, int], same_text: Same
) -> None:
    async with opened(workbench, size) as desk:
        same_text(f"empty-{size[0]}.txt", desk.text())


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("help", ["f1"]),
        ("palette", ["ctrl+p"]),
        ("form", ["n"]),
        ("file", ["enter"]),
        ("sort", ["s"]),
        ("quick-note", ["ctrl+n"]),
        ("know-card", ["K"]),
    ],
)
async def test_a_dialog_looks_as_it_did(
    filled: "Workbench", name: str, keys: list[str], same_text: Same
) -> None:
    async with opened(filled) as desk:
        await desk.press(*keys)
        await desk.pilot.pause()
        same_text(f"{name}.txt", desk.text())


async def test_ascii_draws_nothing_else(clock: "FrozenClock", tmp_path: "Path") -> None:
    from clientdesk.bootstrap import workbench_in_memory

    bench = fill(workbench_in_memory(some_settings(tmp_path, ascii=True), clock))
    for size in SIZES:
        async with opened(bench, size) as desk:
            for key in ("f2", "f3", "f5", "f4", "f1"):
                await desk.press(key)
                assert desk.text().isascii(), [one for one in desk.text() if not one.isascii()]


async def test_ascii_draws_no_other_frame_around_what_opens(
    clock: "FrozenClock", tmp_path: "Path"
) -> None:
    from clientdesk.bootstrap import workbench_in_memory

    bench = fill(workbench_in_memory(some_settings(tmp_path, ascii=True), clock))
    async with opened(bench) as desk:
        for keys in (("s",), ("K",), ("ctrl+n",), ("n",), ("g", "d"), ("d", "u")):
            await desk.press(*keys)
            await desk.pilot.pause()
            text = desk.text().replace("“", "").replace("”", "")
            assert text.isascii(), (keys, [one for one in text if not one.isascii()])
            await desk.press("escape")


async def test_marks_and_focus_have_shapes_where_there_are_no_colours(
    clock: "FrozenClock", tmp_path: "Path"
) -> None:
    from clientdesk.bootstrap import workbench_in_memory

    bench = fill(workbench_in_memory(some_settings(tmp_path, no_color=True), clock))
    async with opened(bench) as desk:
        assert desk.app.no_color
        assert "▲ Halden" in desk.text()
        assert "▌" in desk.text()
        assert "┏" in desk.text()


@pytest.mark.parametrize("theme", ["clientdesk-dark", "clientdesk-light"])
async def test_the_desk_in_colours_is_as_it_was(
    filled: "Workbench", theme: str, same_text: Same
) -> None:
    filled.memory.put("theme", theme)
    async with opened(filled) as desk:
        picture = desk.app.export_screenshot(title="clientdesk", simplify=True)
        same_text(f"{theme}.svg", UNIQUE.sub("terminal-", picture))
