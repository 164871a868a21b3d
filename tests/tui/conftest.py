"""What a test of the terminal app needs: a desk on a screen, and a look at it."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import textual._wait
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from clientdesk.model.client import Cadence
from clientdesk.tui.app import DeskApp
from clientdesk.tui.widgets.editor import Editor
from tests.builders import NOW, a_person

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
UPDATE = "UPDATE_SNAPSHOTS"
"""Set this variable to take new snapshots."""
NAMES = ("Halden & Foss", "Brightwater Studio", "Peat [/x] Ltd", "Corvid Analytics")

textual._wait.SLEEP_GRANULARITY = 0.002


@dataclass
class Desk:
    """A desk that is open on a screen."""

    app: DeskApp
    pilot: Pilot[int]

    @property
    def bench(self) -> "Workbench":
        return self.app.workbench

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text, key by key."""
        names = {" ": "space", "\n": "enter", "@": "at", "#": "number_sign", ".": "full_stop"}
        await self.press(*(names.get(letter, letter) for letter in text))

    async def paste(self, text: str) -> None:
        driver = self.app._driver
        assert driver is not None
        driver.send_message(events.Paste(text))
        await self.pilot.pause()
        await self.pilot.pause()

    async def until(self, condition: Callable[[], Any]) -> None:
        """Wait for something to be so; the test fails if it never is."""
        for _ in range(400):
            if condition():
                return
            await self.pilot.pause(0.005)
        assert condition()

    def find(self, selector: str) -> Widget:
        return self.app.screen.query_one(selector)

    @property
    def note(self) -> Editor:
        return self.app.desk.query_one("#note", Editor)

    def text(self) -> str:
        """Return the screen as text."""
        lines = self.app.screen._compositor.render_strips(self.app.size)
        return "\n".join(strip.text.rstrip() for strip in lines) + "\n"

    def toasts(self) -> str:
        return " | ".join(f"{one.title} {one.message}" for one in self.app._notifications)


@asynccontextmanager
async def opened(bench: "Workbench", size: tuple[int, int] = (120, 36)) -> AsyncIterator[Desk]:
    """Open a desk on a screen of some columns and rows."""
    app = DeskApp(bench)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Desk(app, pilot)


@pytest.fixture(autouse=True)
def _spelling_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read no spelling: loading a proofreader takes a second."""
    monkeypatch.setattr("clientdesk.tui.widgets.spelt_proof.SPELLING_REST", 3600)


@pytest.fixture
def filled(workbench: "Workbench") -> "Workbench":
    """A desk in memory with four clients, a note, a check-in and a draft."""
    return fill(workbench)


def fill(bench: "Workbench") -> "Workbench":
    ids = []
    for name in NAMES:
        people = (a_person("Ingrid Halden", "ingrid@halden.example"),)
        ids.append(bench.roster.add(name, people=people, cadence=Cadence()).id)
    bench.notebook.add(ids[0], "# Oak\nThey care for **oak**.")
    bench.calendar.add(ids[0], (NOW - timedelta(days=4)).replace(tzinfo=None, hour=10, minute=0))
    bench.calendar.add(ids[1], datetime(2026, 11, 23, 10))
    bench.composer.new(ids[0], to="ingrid@halden.example", subject="Showroom", body="Hi Ingrid,")
    return bench


@pytest.fixture
def same_text() -> Callable[[str, str], None]:
    """Compare a screen's text with its snapshot."""
    return _same


def _same(name: str, found: str) -> None:
    path = SNAPSHOTS / name
    if os.environ.get(UPDATE):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.exists(), f"no snapshot {name} yet; run with {UPDATE}=1 and look at it"
    assert found == path.read_text(encoding="utf-8")
