"""What every service works with: the open desk and the clock."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar, cast

from clientdesk.model.client import Client
from clientdesk.model.ids import new_id
from clientdesk.model.record import Record
from clientdesk.store.change import Change
from clientdesk.store.desk import Desk

R = TypeVar("R", bound=Record)

_UNDER_LAW = frozenset(
    {"promises", "touches", "requests", "ramps", "incidents", "milestones", "feedback"}
)
"""Tables whose records have a history, a debt or a rule of their kind that saving must not lose."""


@dataclass(frozen=True, slots=True)
class Office:
    """An open desk, and now as an argument that nobody has to ask the system for."""

    desk: Desk
    """The desk."""
    clock: Callable[[], datetime]
    """Now: an aware moment in my zone."""

    def now(self) -> datetime:
        """Return now."""
        return self.clock()

    def new_id(self) -> str:
        """Return an id for a record that is born now."""
        return new_id(self.clock())

    def change(self, label: str) -> AbstractContextManager[Change]:
        """Begin one change that can be undone under its label."""
        return self.desk.change(label, at=self.clock())

    def save(self, record: R, label: str) -> R:
        """Clean, check and save one record as one change, and return it as saved."""
        from clientdesk.services.boundary import checked

        before = self.desk.records(type(record)).find(record.id)
        clean = checked(record, before)
        if record.table in _UNDER_LAW:
            from clientdesk.services.practices.laws import lawful

            clean = cast("R", lawful(clean, before, self.now()))
        with self.change(label) as change:
            change.save(clean)
        return clean

    def client(self, client_id: str) -> Client:
        """Return a client. Raises NotFoundError."""
        return self.desk.records(Client).get(client_id)

    def name(self, client_id: str) -> str:
        """Return the name of a client, or `nobody` for a record without one."""
        found = self.desk.records(Client).find(client_id) if client_id else None
        return found.name if found else "nobody"

    def living(self, kind: type[R], client_id: str | None = None) -> list[R]:
        """Return the records of a kind that are not in the trash, of one client or of all."""
        records = self.desk.records(kind)
        found = records.all() if client_id is None else records.of_client(client_id)
        return [record for record in found if record.trashed_at is None]

    def trash(self, record: Record, label: str) -> None:
        """Put one record in the trash."""
        with self.change(label) as change:
            change.save(replace(record, trashed_at=self.clock()))
