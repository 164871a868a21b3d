"""The cabinet: every kind of record that needs no verbs of its own."""

from dataclasses import replace
from typing import Any, TypeVar

from clientdesk.model.record import Record
from clientdesk.services.office import Office
from clientdesk.services.planning.replanning import settled

R = TypeVar("R", bound=Record)


class Cabinet:
    """Listing, adding, changing and trashing records of any kind: requests, incidents, trips."""

    def __init__(self, office: Office) -> None:
        """Keep all kinds of records of a desk."""
        self._office = office

    def list(self, kind: type[R], client_id: str | None = None) -> list[R]:
        """Return the records of a kind, oldest first; of one client, or all."""
        return self._office.living(kind, client_id)

    def get(self, kind: type[R], record_id: str) -> R:
        """Return a record. Raises NotFoundError."""
        return self._office.desk.records(kind).get(record_id)

    def add(self, kind: type[R], /, **fields: Any) -> R:
        """Make and keep a record; its id and its time of birth are given here.

        Raises NotFoundError if it names a client that is not in the desk.
        """
        if client := fields.get("client"):
            self._office.client(client)
        record = kind(id=self._office.new_id(), created_at=self._office.now(), **fields)
        return self._office.save(settled(record, None), self._label("New", record))

    def save(self, record: R) -> R:
        """Save a changed record."""
        before = self._office.desk.records(type(record)).find(record.id)
        return self._office.save(settled(record, before), self._label("Change", record))

    def trash(self, record: Record) -> None:
        """Put a record in the trash."""
        self._office.trash(record, self._label("Delete", record))

    def bring_back(self, record: R) -> R:
        """Take a record out of the trash."""
        return self._office.save(
            replace(record, trashed_at=None), self._label("Bring back", record)
        )

    def _label(self, verb: str, record: Record) -> str:
        client = getattr(record, "client", "")
        whose = f" of {self._office.name(client)}" if client else ""
        return f"{verb} {record.noun}{whose}"
