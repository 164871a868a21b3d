"""The reminder of the open desk: a bell and a line at the top when something becomes due."""

from datetime import datetime

from textual.worker import get_current_worker

from clientdesk.services.planning.agenda import Entry
from clientdesk.services.planning.reminding import Reminding, may_ring, told
from clientdesk.tui.host import DeskHost
from clientdesk.tui.upcoming import HORIZON

SHOWN_FOR = 120
"""Seconds for which the line at the top stands."""


class Reminder:
    """Looks once a minute; it covers and moves nothing, so that it may come while I type."""

    def __init__(self, app: DeskHost) -> None:
        """Remind in an app."""
        self._app = app
        self._reminding = Reminding(app.workbench.clock())
        self._shown_at: datetime | None = None

    def look(self) -> None:
        """Say what became due since the last look; a long agenda is read beside the loop."""
        bench = self._app.workbench
        now = bench.clock()
        if self._shown_at is not None and (now - self._shown_at).total_seconds() >= SHOWN_FOR:
            self._shown_at = None
            self._app.told = ""
        if not self._reminding.is_new_minute(now):
            return
        if bench.agenda.is_long:
            bench.overview.picture()
            self._app.run_worker(
                self._read, thread=True, exclusive=True, group="reminder", exit_on_error=False
            )
        else:
            self.tell(bench.agenda.entries(HORIZON), now)

    def _read(self) -> None:
        bench = self._app.workbench
        now = bench.clock()
        entries = bench.agenda.entries(HORIZON)
        if not get_current_worker().is_cancelled:
            self._app.call_from_thread(self.tell, entries, now)

    def tell(self, entries: list[Entry], now: datetime) -> None:
        """Ring and say what became due, if I want to hear of it now; lists are told anyway."""
        fresh = self._reminding.became_due(entries, now)
        if not fresh:
            return
        if may_ring(self._app.workbench.me.get(), now):
            self._shown_at = now
            self._app.told = "something is due" if self._app.curtain else told(fresh)
            self._app.bell()
        self._app.changed()
