"""Undo and redo of every change, across restarts."""

from datetime import datetime
from typing import NamedTuple

from clientdesk.services.office import Office


class HistoryEntry(NamedTuple):
    """One change that can be undone."""

    number: int
    """What `undo` takes to mean this one."""
    label: str
    """What it was: `Note on Halden & Foss`."""
    at: datetime
    """When: an aware moment in my zone."""


class History:
    """The verbs of undo."""

    def __init__(self, office: Office) -> None:
        """Undo changes of a desk."""
        self._office = office

    def undo(self, number: int | None = None) -> str:
        """Undo the last change, or the one with a number, and return its label.

        Raises NotFoundError if there is none, ConflictError if a record was changed since.
        """
        return self._office.desk.undo(number, at=self._office.now())

    def redo(self) -> str:
        """Do the change that was undone last once more, and return its label."""
        return self._office.desk.redo(at=self._office.now())

    def entries(self) -> list[HistoryEntry]:
        """Return the changes that can be undone, newest first."""
        zone = self._office.now().tzinfo
        return [
            HistoryEntry(one.number, one.label, one.at.astimezone(zone))
            for one in self._office.desk.undoables()
        ]
