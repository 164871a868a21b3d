"""Colours follow the text at a cost that does not grow with it."""

from typing import TYPE_CHECKING

import pytest

from clientdesk.tui.widgets import coloured_lines, markdown
from clientdesk.tui.widgets.editor import Editor
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def in_code(note: Editor, row: int) -> bool:
    """Tell whether a line is drawn in the colour of code."""
    code = note.app.tones["code"].color
    line = note.get_line(row)
    return any(getattr(span.style, "color", None) == code for span in line.spans)


async def writing(desk: Desk, bench: "Workbench", text: str) -> Editor:
    note = bench.notebook.main(bench.roster.find("Halden").id)
    assert note is not None
    bench.notebook.write(note.id, text)
    desk.app.changed()
    await desk.press("f3")
    await desk.until(lambda: desk.note.has_focus and desk.note.text == text)
    return desk.note


async def test_a_block_of_code_is_coloured_as_soon_as_it_is_typed(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        note = await writing(desk, filled, "a\nb **c**\nd")
        await desk.press("down", "home", "grave_accent", "grave_accent", "grave_accent", "enter")
        await desk.until(lambda: in_code(note, 2))
        assert in_code(note, 3)
        assert not in_code(note, 0)
        await desk.press("down", "home", "enter", "up", *["grave_accent"] * 3)
        await desk.until(lambda: not in_code(note, 4))
        assert in_code(note, 2)
        await desk.press("backspace")
        await desk.until(lambda: in_code(note, 4))


async def test_a_key_in_a_long_note_reads_no_other_line_for_its_colours(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(filled) as desk:
        note = await writing(desk, filled, "\n".join(f"- line **{row}**" for row in range(5000)))
        monkeypatch.setattr(Editor, "rest", 60.0)
        drawn: list[str] = []
        before = markdown.spans

        def counted(line: str) -> object:
            drawn.append(line)
            return before(line)

        monkeypatch.setattr(coloured_lines, "spans", counted)
        read: list[int] = []
        monkeypatch.setattr(coloured_lines, "fences", lambda lines: read.extend([len(lines)]))
        for _ in range(3):
            await desk.press("x")
        assert note.text.startswith("xxx- line")
        assert 0 < len(drawn) <= 12
        assert not read
