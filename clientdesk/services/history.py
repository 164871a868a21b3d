"""Undo and redo of every change, across restarts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.store import Desk


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change that can be undone."""

    label: str
    """What it was: `Note on Halden & Foss`."""
    at: datetime
    """When: an aware moment."""


class History:
    """The verbs of undo."""

    def __init__(self, desk: "Desk", clock: Callable[[], datetime]) -> None:
        """Undo changes of a desk."""
        self._desk = desk
        self._clock = clock

    def undo(self) -> str:
        """Undo the last change and return its label.

        Raises NotFoundError if there is none, ConflictError if a record was changed since.
        """
        raise NotImplementedError

    def redo(self) -> str:
        """Do the change that was undone last once more, and return its label."""
        raise NotImplementedError

    def entries(self) -> list[HistoryEntry]:
        """Return the changes that can be undone, newest first."""
        raise NotImplementedError
