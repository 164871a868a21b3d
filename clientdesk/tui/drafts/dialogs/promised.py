"""The promises that a sent mail makes: one key each puts them into the ledger."""

from collections.abc import Callable, Sequence
from datetime import datetime, time

from textual import events, getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from clientdesk.services.mail.offering import Offered
from clientdesk.tui.dialogs.dialog import Dialog, Sheet

MOST = 9
"""Promises that are offered: there are so many digits."""
ALL = "a"
"""The key that records all that are left."""


class Promised(Dialog[None]):
    """Takes digits, in any order; closes when nothing is left to record."""

    def __init__(self, offered: Sequence[Offered], record: Callable[[Offered], bool]) -> None:
        """Offer promises; `record` puts one into the ledger and tells whether it could."""
        super().__init__()
        self._offered = tuple(offered[:MOST])
        self._record = record
        self._done: set[int] = set()

    _list = getters.query_one("#promised", Static)

    def compose(self) -> ComposeResult:
        """List the promises over the keys."""
        number = len(self._offered)
        heading = (
            "This mail makes a promise" if number == 1 else f"This mail makes {number} promises"
        )
        with Sheet(heading):
            yield Static(self._lines(), id="promised")

    def on_key(self, event: events.Key) -> None:
        """Record the promise of a digit."""
        wanted = event.character or ""
        if wanted == ALL:
            chosen = [at for at in range(len(self._offered)) if at not in self._done]
        elif wanted.isdecimal() and 0 < int(wanted) <= len(self._offered):
            chosen = [int(wanted) - 1]
        else:
            return
        event.stop()
        event.prevent_default()
        for at in chosen:
            if at not in self._done and self._record(self._offered[at]):
                self._done.add(at)
        if len(self._done) == len(self._offered):
            self.dismiss(None)
        else:
            self._list.update(self._lines())

    def _lines(self) -> Content:
        lines: list[tuple[str, str] | str] = []
        for at, one in enumerate(self._offered):
            done = at in self._done
            lines += [
                (f"{at + 1}  ", "$faint" if done else "bold $focus"),
                (one.what, "$muted" if done else "$foreground"),
                (f"  {'recorded' if done else due_of(one.due)}\n", "$faint" if done else "$muted"),
            ]
        lines += ["\n", ("1", "bold $focus"), (" record that one    ", "$muted")]
        lines += [(ALL, "bold $focus"), (" all    ", "$muted")]
        lines += [("esc", "bold $focus"), (" none of what is left", "$muted")]
        return Content.assemble(*lines)


def due_of(due: datetime | None) -> str:
    """Return a wall time in a few words; midnight means the whole day."""
    if due is None:
        return "no day"
    day = f"{due:%a} {due.day} {due:%b}"
    return day if due.time() == time() else f"{day} {due:%H:%M}"
