"""Random keys, then undo for as long as there is something to undo: the desk is what it was."""

import os
import random
from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.tui.conftest import Desk, fill, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

KEYS = int(os.environ.get("CLIENTDESK_MONKEY", "120"))
"""How many keys; set the variable for a long run."""
VERBS = "jkjkjkxzdPAMirpcNaOR!mfvtsgu uU"
OTHERS = ("enter", "down", "tab", "space", "f2", "f3", "f4", "f5", "f9", "backspace", "ctrl+t")
TYPED = ("tue 10:00", "+3d", "Oak", "> the plan, by fri", "ada@halden.example", "1 dec 09:30")
OWN_MEMORY = frozenset({"undo", "memory", "settings"})
"""Tables in which no record of mine stands: what can be undone, and where I was."""


def records(bench: "Workbench") -> dict[str, dict[int, bytes]]:
    """Return every document of the desk as it is written, by its table and number."""
    tables = bench.roster._office.desk._state.tables
    return {name: dict(table.items()) for name, table in tables.items() if name not in OWN_MEMORY}


async def press_one(desk: Desk, chance: random.Random) -> None:
    """Press a key that changes something oftener than one that does not; paste now and then."""
    what = chance.random()
    driver = desk.app._driver
    assert driver is not None
    if what < 0.08:
        await desk.paste(chance.choice(TYPED))
    elif what < 0.55:
        letter = chance.choice(VERBS)
        named = {"!": "exclamation_mark", " ": "space"}.get(letter, letter)
        driver.send_message(events.Key(named, letter))
    elif what < 0.8:
        driver.send_message(events.Key("enter" if what < 0.65 else "escape", None))
    else:
        key = chance.choice(OTHERS)
        driver.send_message(events.Key(key, " " if key == "space" else None))
    await desk.pilot.pause()


@pytest.mark.parametrize("seed", [0, 1])
async def test_after_random_keys_undo_takes_everything_back(
    workbench: "Workbench", seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a monkey keeps no secrets
    before = records(workbench)
    async with opened(fill(workbench)) as desk:
        for _ in range(KEYS):
            await press_one(desk, chance)
        assert desk.app._exception is None
    assert records(workbench) != before
    while workbench.history.entries():
        workbench.history.undo()
    assert records(workbench) == before
