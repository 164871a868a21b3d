"""The cabinet: every kind of record that needs no verbs of its own."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from clientdesk.model.record import Record

if TYPE_CHECKING:
    from clientdesk.store import Desk

R = TypeVar("R", bound=Record)


class Cabinet:
    """Listing, adding, changing and trashing requests, incidents, feedback, milestones and the like."""

    def __init__(self, desk: "Desk", clock: Callable[[], datetime]) -> None:
        """Keep all kinds of records of a desk."""
        self._desk = desk
        self._clock = clock

    def list(self, kind: type[R], client_id: str | None = None) -> list[R]:
        """Return the records of a kind, oldest first; of one client, or all."""
        raise NotImplementedError

    def get(self, kind: type[R], record_id: str) -> R:
        """Return a record. Raises NotFoundError."""
        raise NotImplementedError

    def add(self, kind: type[R], **fields: Any) -> R:
        """Make and keep a record; its id and its time of birth are given here."""
        raise NotImplementedError

    def save(self, record: R) -> R:
        """Save a changed record."""
        raise NotImplementedError

    def trash(self, record: Record) -> None:
        """Put a record in the trash."""
        raise NotImplementedError

    def bring_back(self, record: R) -> R:
        """Take a record out of the trash."""
        raise NotImplementedError
