"""A card: a heading, and lines that each know what they open."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from clientdesk.model.record import Record
from clientdesk.services.office import Office

R = TypeVar("R", bound=Record)


class Target(NamedTuple):
    """What a line of a card opens."""

    what: str
    """`person`, `fact`, `term`, the name of a client's field, or the table of a record."""
    record_id: str = ""
    """Id of the record or of the person."""
    place: int = 0
    """Its place in what holds it, from 0."""


class CardLine(NamedTuple):
    """One line of a card."""

    text: str
    """What it says."""
    aside: str = ""
    """A few words at its right: a date, an age, a local time."""
    role: str = "name"
    """How it is drawn: `name`, `strong`, `muted`, `due`, `overdue`."""
    opens: Target | None = None
    """What it opens, or None for what its card opens."""


class Card(NamedTuple):
    """One card of a client's file."""

    key: str
    """The letter that opens its editing."""
    heading: str
    """What it is about."""
    lines: tuple[CardLine, ...]
    """What is known, without anything SECRET."""
    empty: str = ""
    """What is said of it in a word or two where there is no line: `none open`."""
    public: bool = False
    """Whether it holds only CLIENT fields, so that it stays when the curtain is drawn."""


def held(
    office: Office, kind: type[R], client_id: str, wanted: Callable[[bytes], object]
) -> list[R]:
    """Return a client's records out of the trash whose document passes a quick look, in order.

    The look may let too much through, never too little: whoever asks looks at the records again.
    """
    documents, records = office.desk.documents(kind.table), office.desk.records(kind)
    found = (
        records.numbered(number)
        for number in records.numbers_of(client_id)
        if (document := documents.get(number)) is not None and wanted(document)
    )
    return [record for record in found if record is not None and record.trashed_at is None]
