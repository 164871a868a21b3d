"""Importing in the app: the preview, what it lists, giving up midway, and taking all of it back."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.importing import ImportPlan, Tick
from clientdesk.model.client import Client
from clientdesk.tui.dialogs.busy import Busy
from clientdesk.tui.dialogs.picker import HitList
from clientdesk.tui.dialogs.preview import Preview
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

CARDS = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Žofia Ď\nORG:Čajovňa\nEMAIL:z@x.example\nX-A:b\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ingrid Halden\nORG:Other\nEMAIL:ingrid@halden.example\n"
    "END:VCARD\nBEGIN:VCARD\nFN:never ended\n"
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "people.vcf"
    path.write_text(CARDS, encoding="utf-8")
    return path


async def previewed(desk: Desk, path: Path) -> None:
    """Come to the preview by way of the palette."""
    await desk.press("ctrl+p")
    await desk.type("import")
    names = [hit.name for hit in desk.app.screen.query_one(HitList).rows]
    assert names[0] == "Import…"
    await desk.press("enter")
    await desk.paste(str(path))
    await desk.press("enter")
    await desk.until(lambda: isinstance(desk.app.screen, Preview))


async def test_a_book_is_previewed_taken_in_named_and_taken_back(
    filled: "Workbench", book: Path
) -> None:
    before = filled.cabinet.list(Client)
    async with opened(filled) as desk:
        await previewed(desk, book)
        text = desk.text()
        for words in ("1 new, 1 conflict, 1 unusable", "Čajovňa", "belongs to", "never ended"):
            assert words in text
        await desk.press("y")
        await desk.until(lambda: "Import of people.vcf: 1 new" in desk.toasts())
        assert filled.roster.find("Čajovňa").people[0].vcard == ("X-A:b",)
        await desk.press("u")
        await desk.until(lambda: "Import of people.vcf" in desk.toasts())
        assert filled.cabinet.list(Client) == before


async def test_the_preview_tells_what_lines_mean_and_what_stays_out(
    filled: "Workbench", book: Path
) -> None:
    async with opened(filled) as desk:
        await previewed(desk, book)
        await desk.press("m")
        assert "kept, and written back" in desk.text()
        assert "Čajovňa" not in desk.text()
        await desk.press("m", "f")
        assert "Čajovňa" not in desk.text()
        assert "belongs to" in desk.text()
        await desk.press("n")
        assert not desk.app._notifications


async def test_a_file_with_nothing_new_says_so(filled: "Workbench", tmp_path: Path) -> None:
    path = tmp_path / "known.csv"
    path.write_text("Client\nHalden & Foss\n", encoding="utf-8")
    async with opened(filled) as desk:
        await previewed(desk, path)
        await desk.press("y")
        await desk.until(lambda: "Nothing was imported" in desk.toasts())


async def test_giving_up_midway_changes_nothing(
    filled: "Workbench", book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = filled.cabinet.list(Client)
    apply = filled.porter.apply

    def slow(plan: ImportPlan, *, tick: Tick) -> object:
        def waiting(done: int, whole: int) -> None:
            busy = desk.app.screen
            assert isinstance(busy, Busy)
            desk.app.call_from_thread(busy.action_close)
            tick(done, whole)

        return apply(plan, tick=waiting)

    async with opened(filled) as desk:
        await previewed(desk, book)
        monkeypatch.setattr(
            type(filled.porter), "apply", lambda _, plan, tick: slow(plan, tick=tick)
        )
        await desk.press("y")
        await desk.until(lambda: "nothing was changed" in desk.toasts())
    assert filled.cabinet.list(Client) == before


async def test_an_export_is_called_by_its_words_and_says_when_there_is_nothing(
    filled: "Workbench", tmp_path: Path
) -> None:
    async with opened(filled) as desk:
        await desk.press("X")
        await desk.until(lambda: "executive summary: this client" in desk.text())
        await desk.press("x")
        await desk.until(lambda: "Export as executive summary to" in desk.text())
        assert "executive_summary" not in desk.text()
        await desk.press("escape", "X", "N")
        await desk.until(lambda: "Export as notes to" in desk.text())
