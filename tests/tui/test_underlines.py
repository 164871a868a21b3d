"""Underlines stand under their words whatever letters stand before them, and follow an edit."""

from typing import TYPE_CHECKING

import pytest

from clientdesk.model.finding import Finding, Fix, Severity
from clientdesk.tui.panes.draft import DraftPane
from clientdesk.tui.widgets.spelt_proof import SpeltProof
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

BEFORE = (
    "plain words",
    "漢字漢字",
    "a\ttab\tand\tanother",
    "flags 🇸🇰🇲🇾 and ✨",
    "cafe\u0301 nai\u0308ve",
    "👩‍👩‍👧 family",
    "x" * 130,
    "漢字 " * 40,
    "العربية",
)


def proof(desk: Desk) -> SpeltProof:
    return desk.app.desk.query_one(DraftPane).proof


def underlined(desk: Desk) -> str:
    """Return what is underlined in the text, as the screen shows it."""
    area = proof(desk)
    segments = (each for row in range(area.size.height) for each in area.render_line(row))
    return "".join(each.text for each in segments if each.style and each.style.underline)


async def shown(desk: Desk, text: str, words: str) -> None:
    """Show a text in which some words are a finding."""
    await desk.press("f5")
    proof(desk).load(text)
    await desk.pilot.pause()
    start = text.index(words)
    fix = Fix(start, start + len(words), "better")
    finding = Finding("blame", Severity.WARN, start, start + len(words), "why", fix)
    proof(desk).show_findings(text, [finding])
    await desk.pilot.pause()


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_what_is_underlined_is_the_finding(
    filled: "Workbench", size: tuple[int, int]
) -> None:
    async with opened(filled, size) as desk:
        for before in BEFORE:
            await shown(desk, f"{before} your fault, {before}\n{before}", "your fault")
            assert underlined(desk).strip() == "your fault", before


async def test_the_fix_replaces_the_words_and_nothing_beside_them(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        for before in BEFORE:
            text = f"{before} your fault, {before}\n{before}"
            await shown(desk, text, "your fault")
            proof(desk).move_cursor((0, len(before) + 3))
            assert proof(desk).finding_here() is not None, before
            await desk.press("f9")
            assert proof(desk).text == text.replace("your fault", "better", 1)
            await desk.press("ctrl+z")
            assert proof(desk).text == text


async def test_an_underline_follows_its_words_while_one_types_above_and_before(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await shown(desk, "漢字 your fault, so", "your fault")
        proof(desk).move_cursor((0, 0))
        await desk.type("é\n")
        assert underlined(desk).strip() == "your fault"
        proof(desk).move_cursor((1, 4))
        await desk.type("x")
        assert underlined(desk) == ""
