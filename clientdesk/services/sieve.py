"""The sieve: finding the few records of a kind that matter now without reading all the others."""

from collections.abc import Callable
from typing import TypeVar

from clientdesk.model.record import Record
from clientdesk.services.office import Office
from clientdesk.store.encoding import leading_text

R = TypeVar("R", bound=Record)


def holding(
    office: Office, kind: type[R], wanted: Callable[[bytes], object], client_id: str | None = None
) -> list[R]:
    """Return the records out of the trash whose encoded document passes a quick look.

    The look may let too much through, never too little: whoever asks looks at the records again.
    With a client only its records are looked at, all of them.
    """
    if client_id is not None:
        return office.living(kind, client_id)
    records = office.desk.records(kind)
    names = [
        leading_text(held, "id")
        for _, held in office.desk.documents(kind.table).items()
        if wanted(held)
    ]
    found = [record for name in names if name and (record := records.find(name)) is not None]
    return [record for record in found if record.trashed_at is None]
