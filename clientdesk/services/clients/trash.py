"""The trash: a client and all that belongs to it go together, come back together, end together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from clientdesk.model.client import Client
from clientdesk.model.record import Record
from clientdesk.model.version import Version
from clientdesk.services.kinds import of_clients
from clientdesk.services.office import Office


def put_client(office: Office, client: Client) -> None:
    """Put a client and everything of it that is not there yet in the trash, as one change."""
    now = office.now()
    with office.change(f"Delete {client.name}") as change:
        change.save(replace(client, trashed_at=now))
        for record in belongings(office, client.id):
            if record.trashed_at is None:
                change.save(replace(record, trashed_at=now))


def bring_client_back(office: Office, client: Client) -> Client:
    """Take a client out of the trash with everything that was put there together with it."""
    living = replace(client, trashed_at=None)
    with office.change(f"Bring back {client.name}") as change:
        change.save(living)
        for record in belongings(office, client.id):
            if record.trashed_at is not None and record.trashed_at == client.trashed_at:
                change.save(replace(record, trashed_at=None))
    return living


def belongings(office: Office, client_id: str) -> Iterator[Record]:
    """Yield every record of a client, except versions, which follow their text."""
    for kind in of_clients():
        if kind is not Version:
            yield from office.desk.records(kind).of_client(client_id)


def remove_trashed(office: Office, kinds: Iterable[type[Record]], limit: datetime) -> int:
    """Remove for good the records of some kinds that went there before an aware moment.

    Their versions go with them. Returns how many records it was.
    """
    old = [
        record
        for kind in kinds
        for record in office.desk.records(kind).all()
        if record.trashed_at is not None and record.trashed_at < limit
    ]
    if not old:
        return 0
    gone = {record.id for record in old}
    versions = office.desk.records(Version).all()
    old += [one for one in versions if one.of in gone or one.client in gone]
    with office.desk.change("Empty the trash", at=office.now(), undoable=False) as change:
        for record in {record.id: record for record in old}.values():
            change.remove(record)
    return len(old)
