"""Behind the curtain nothing INTERNAL and nothing SECRET stands on any screen."""

from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.model.client import Client
from clientdesk.model.field import Control, Privacy, fields_of
from clientdesk.services.kinds import kinds
from tests.builders import a_workbench
from tests.test_canaries import Planter
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

STRUCTURE = {"client", "zone", "country", "region", "to", "person", "uid", "reports_to", "id"}
"""Fields that hold no words of mine."""
WALKS = [
    ("enter", "tab"), ("K",), ("e",), ("O",), ("R",), ("a", "e"), ("g", "d"), ("g", "i"),
    ("g", "e"), ("g", "u"), ("g", "z"), ("ctrl+p", "p", "l"), ("ctrl+f", "p", "l"), ("f3",),
    ("f4", "j", "enter"), ("f5", "ctrl+r"),
]  # fmt: skip
"""Keys that lead from the clients to a screen each."""


class Marking(Planter):
    """Plants a marker in every text that a client may not see, INTERNAL ones too."""

    def plant(self, kind: Any, where: str = "", *, secret: bool = False) -> Any:
        made = super().plant(kind, where, secret=secret)
        from dataclasses import replace

        changed = {}
        for info in fields_of(kind):
            private = info.about.privacy is not Privacy.CLIENT
            words = info.kind is str and info.about.control is not Control.NONE
            if private and words and info.name not in STRUCTURE:
                marker = self._plain(str, f"{where}{kind.__name__}.{info.name}", secret=True)
                changed[info.name] = marker
        return replace(made, **changed)


@pytest.fixture
def marked() -> "tuple[Workbench, dict[str, str]]":
    bench = a_workbench()
    marking = Marking("")
    client = marking.plant(Client)
    marking.client_id = client.id
    bench.roster.save(client)
    for kind in kinds():
        if kind is not Client:
            bench.cabinet.save(marking.plant(kind))
    return bench, marking.planted


def seen(desk: Desk) -> str:
    app = desk.app
    return f"{desk.text()}\n{desk.toasts()}\n{app.title}\n{app.sub_title}\n{app.screen.title}"


async def shown(bench: "Workbench", planted: dict[str, str], *, curtain: bool) -> list[str]:
    """Return which private words stand on which screen."""
    found = []
    async with opened(bench, (140, 60)) as desk:
        desk.app.curtain = curtain
        for walk in WALKS:
            desk.app.back_to_desk()
            await desk.press("f2")
            for key in walk:
                await desk.press(key)
            await desk.pilot.pause(0.02)
            told = seen(desk)
            found += [
                f"{' '.join(walk)}: {place}" for place, word in planted.items() if word in told
            ]
    return found


async def test_no_screen_shows_what_is_private(
    marked: "tuple[Workbench, dict[str, str]]",
) -> None:
    bench, planted = marked
    leaks = await shown(bench, planted, curtain=True)
    assert not leaks, "\n".join(leaks)


async def test_the_same_walk_shows_a_lot_of_it_without_the_curtain(
    marked: "tuple[Workbench, dict[str, str]]",
) -> None:
    bench, planted = marked
    found = await shown(bench, planted, curtain=False)
    assert len({each.split(":")[0] for each in found}) > len(WALKS) // 2


async def test_the_curtain_hides_what_stands_on_the_screen_at_once(
    marked: "tuple[Workbench, dict[str, str]]",
) -> None:
    bench, planted = marked
    async with opened(bench, (140, 60)) as desk:
        await desk.press("enter")
        await desk.pilot.pause(0.2)
        assert any(word in desk.text() for word in planted.values())
        await desk.press("asterisk")
        await desk.pilot.pause(0.2)
        assert not any(word in desk.text() for word in planted.values())
