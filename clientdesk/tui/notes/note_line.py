"""The line under a note: where it belongs, its facts, and what is not known of the client yet."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from clientdesk.model.note import Note, Section
from clientdesk.model.text import counted
from clientdesk.services.workbench import Workbench
from clientdesk.tui.look.glyphs import Glyphs

GAP = 3
"""Cells between what stands at the left and at the right."""


class NoteLine(Static):
    """Says in one line what the text of a note does not."""

    DEFAULT_CSS = """
    NoteLine { height: 1; color: $muted; }
    """

    def say(
        self,
        bench: Workbench,
        glyphs: Glyphs,
        note: Note | None,
        client_id: str,
        *,
        marks: Sequence[str] = (),
    ) -> None:
        """Tell of a note, or of the place for a new one; `marks` come first."""
        known = bench.knowing.completeness(client_id) if client_id else None
        told = known.told if known else ""
        width = max(20, self.size.width)
        missing = [str(section) for section in known.empty] if known else []
        least = _named(told, missing, 0, glyphs)
        left = _left(bench, glyphs, note, width - len(least) - GAP, marks)
        right = _named(told, missing, width - left.cell_length - GAP, glyphs)
        gap = " " * max(1, width - left.cell_length - len(right))
        self.update(Content.assemble(left, gap, (right, "$muted")))


def _left(
    bench: Workbench, glyphs: Glyphs, note: Note | None, room: int, marks: Sequence[str]
) -> Content:
    if note is None:
        return Content("")
    parts = [(mark, "$muted") for mark in marks]
    if note.section is not Section.GENERAL:
        parts.append((str(note.section), "$muted"))
    facts = bench.knowing.facts_under(note)
    stale = [one for one in facts if one.stale]
    if stale:
        first = stale[0]
        more = f" +{len(stale) - 1}" if len(stale) > 1 else ""
        asked = f"{glyphs.overdue} {first.fact.text}"
        age = f", {first.age}{more}"
        left = room - sum(len(text) + GAP for text, _ in parts) - len(age)
        cut = asked if len(asked) <= left else f"{asked[: max(8, left - 1)]}{glyphs.more}"
        parts.append((f"{cut}{age}", "$due"))
    elif facts:
        parts.append((counted(len(facts), "fact"), "$muted"))
    joined: list[tuple[str, str]] = []
    for part in parts:
        joined += [(f" {glyphs.dot} ", "$faint"), part] if joined else [part]
    return Content.assemble(*joined)


def _named(told: str, missing: list[str], room: int, glyphs: Glyphs) -> str:
    """Return how many sections are told, and which are not: as many as there is room for."""
    if not missing:
        return told
    line = ""
    for shown in range(len(missing), 0, -1):
        more = "" if shown == len(missing) else f" +{len(missing) - shown}"
        line = f"{told} {glyphs.dot} no {', '.join(missing[:shown])}{more}"
        if len(line) <= room:
            break
    return line
