"""Ctrl+F: find words in every note, touch, promise, request and draft, and go there."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from clientdesk.services.searching import KINDS, FoundLine, lines_of, matching
from clientdesk.tui.dialogs.picker import Hit, Picker
from clientdesk.tui.notes.words import name_of


class Find(Picker):
    """Lists lines that hold every word, newest first."""

    DEFAULT_CSS = """
    Find > Sheet { width: 90; }
    """
    hint: ClassVar[str] = "Find words in notes, talks, promises and drafts"
    wait: ClassVar[float] = 0.1

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[FoundLine] | None = None

    def hits(self, typed: str) -> Sequence[Hit]:
        """Return the lines that hold every word."""
        if not typed:
            return ()
        if self.app.curtain:
            return (Hit("The curtain is drawn", lambda: None, about="Press * to open it first."),)
        bench = self.app.workbench
        if self._lines is None:
            records = [record for kind in KINDS for record in bench.cabinet.list(kind)]
            self._lines = list(lines_of(records))
        zone = bench.clock().tzinfo
        return [
            Hit(
                found.line,
                partial(self.app.open_record, found.table, found.record_id, found.client_id),
                aside=found.noun,
                about=f"{name_of(bench, found.client_id)}  {found.at.astimezone(zone):%d %b %Y}",
            )
            for found in matching(self._lines, typed)
        ]
