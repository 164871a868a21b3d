"""Random keys, pastes and sizes: the desk stands, and what was typed is kept."""

import random
from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

KEYS = (
    *"jkhlgGneEadxzirpcKbO!RsvPuUAtTD[]fmy/:?*1234",
    *("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "space", "backspace"),
    *("f1", "f2", "f3", "f4", "f5", "f8", "f9", "pagedown", "pageup", "home", "end", "delete"),
    *("ctrl+p", "ctrl+f", "ctrl+n", "ctrl+g", "ctrl+t", "ctrl+s", "ctrl+r", "ctrl+c", "ctrl+z"),
)
PASTES = ("[/] [b]x", "\u202eabc\x1b[31m", "a\r\nb\tc", "中文 é 👨‍👩‍👧", "x" * 300, "@Halden #oak")
SIZES = ((120, 36), (100, 30), (80, 24), (40, 12), (20, 5), (200, 60))
STEPS = 90


async def step(desk: Desk, chance: random.Random) -> None:
    what = chance.random()
    if what < 0.86:
        key = chance.choice(KEYS)
        character = key if len(key) == 1 else " " if key == "space" else None
        named = {"!": "exclamation_mark", "[": "left_square_bracket", "/": "slash"}.get(key, key)
        assert desk.app._driver
        desk.app._driver.send_message(events.Key(named, character))
    elif what < 0.94:
        await desk.paste(chance.choice(PASTES))
    else:
        await desk.pilot.resize_terminal(*chance.choice(SIZES))
    await desk.pilot.pause()


@pytest.mark.parametrize("seed", range(3))
async def test_nothing_that_is_pressed_brings_the_desk_down(filled: "Workbench", seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a monkey keeps no secrets
    async with opened(filled) as desk:
        for _ in range(STEPS):
            await step(desk, chance)
            if not desk.app.is_running:
                break
        await desk.pilot.pause()
        assert desk.app._exception is None
