"""Ctrl+F: find words in everything that is kept of clients, and go to the line."""

from collections.abc import Sequence
from functools import partial
from time import monotonic
from typing import ClassVar

from textual.worker import Worker, get_current_worker

from clientdesk.services.searching.lines import FoundLine
from clientdesk.tui.dialogs.picker import Hit, Picker
from clientdesk.tui.host import DeskHost
from clientdesk.tui.widgets.editor import Editor

OFTEN = 0.1
"""Seconds between two times that the list shows what was found so far."""


class Find(Picker):
    """Lists lines that hold every word, newest first, while a thread reads on."""

    DEFAULT_CSS = """
    Find > Sheet { width: 90; }
    """
    hint: ClassVar[str] = "Find words in notes, talks, promises, drafts, people"
    wait: ClassVar[float] = 0.03

    def __init__(self) -> None:
        super().__init__()
        self._search: Worker[None] | None = None
        self._awaited = self._wanted = self._moved = False

    def hits(self, typed: str) -> Sequence[Hit]:
        """Return what can be said before anything is found: the text one writes in, if any."""
        if not typed and (editor := self._editor_below()) is not None:
            about = "With replace; from an editor of notes ctrl+g r does the same."
            return (Hit("In this text only", partial(_find_here, self.app, editor), about=about),)
        if typed and self.app.curtain:
            return (Hit("The curtain is drawn", lambda: None, about="Press * to open it first."),)
        return ()

    def _editor_below(self) -> Editor | None:
        below = self.app.screen_stack[-2:-1]
        focused = below[0].focused if below else None
        return focused if isinstance(focused, Editor) else None

    def fill(self, typed: str) -> None:
        """Look for what is typed; what an earlier search still finds is not shown any more."""
        if self._search is not None:
            self._search.cancel()
        self._awaited = self._wanted = self._moved = False
        if not typed or self.app.curtain:
            super().fill(typed)
            return
        self._awaited = True
        self._search = self.run_worker(
            partial(self._look, typed), thread=True, group="find", exit_on_error=False
        )

    def action_move(self, step: int) -> None:
        """Move the cursor of the list, which then stays on its line whatever is found after it."""
        self._moved = True
        super().action_move(step)

    def action_page(self, direction: int) -> None:
        """Move the cursor of the list by a page."""
        self._moved = True
        super().action_page(direction)

    def take(self) -> None:
        """Go to the line under the cursor, or to the first one as soon as one is found."""
        if self._awaited:
            self._wanted = True
        else:
            super().take()

    def _look(self, typed: str) -> None:
        worker = get_current_worker()
        found: list[FoundLine] = []
        shown = 0.0
        for line in self.app.workbench.search.lines(typed, stopped=lambda: worker.is_cancelled):
            found.append(line)
            if monotonic() - shown > OFTEN:
                self.app.call_from_thread(self._show, worker, list(found))
                shown = monotonic()
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, worker, found)

    def _show(self, worker: Worker[None], found: list[FoundLine]) -> None:
        if worker.is_cancelled or self.gone:
            return
        found.sort(key=lambda line: (not line.near, line.at), reverse=True)
        chosen = self.list_of_hits.row if self._moved else None
        rows = [self._hit(line) for line in found]
        same = [
            place
            for place, row in enumerate(rows)
            if chosen is not None and (row.name, row.about) == (chosen.name, chosen.about)
        ]
        self.show(rows, same[0] if same else 0)
        self._awaited = False
        if self._wanted:
            self._wanted = False
            self.take()

    def _hit(self, found: FoundLine) -> Hit:
        bench = self.app.workbench
        day = f"{found.at.astimezone(bench.clock().tzinfo):%d %b %Y}"
        near = "  something near to it" if found.near else ""
        return Hit(
            found.line,
            partial(
                self.app.open_record, found.table, found.record_id, found.client_id, found.line
            ),
            aside=found.noun,
            about=f"{bench.roster.name_of(found.client_id)}  {day}{near}",
        )


def _find_here(app: DeskHost, editor: Editor) -> None:
    from clientdesk.tui.notes.dialogs.find_here import FindHere

    app.push_screen(FindHere(editor))
