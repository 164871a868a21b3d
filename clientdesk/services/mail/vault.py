"""What is private in the whole desk, held against a mail without ever being handed to anybody."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from clientdesk.checks._runs import Runs
from clientdesk.model.client import Client
from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.feedback import Feedback
from clientdesk.model.field import Privacy, fields_of, secrets_of
from clientdesk.model.pushback import PushBack
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.services.kinds import kinds
from clientdesk.services.office import Office
from clientdesk.store.codec import UnreadableError, decoder


class DeskVault:
    """Every SECRET text of a desk. It is looked through when it is first asked, in that thread.

    From then on only what a change touched is looked at again.
    """

    def __init__(self, office: Office) -> None:
        """Watch a desk."""
        self._desk = office.desk
        self._runs: Runs | None = None
        self._changed: dict[tuple[str, int], None] = {}
        self._lock = Lock()
        office.desk.watch(self._told, self._anew)

    def _told(self, table: str, number: int, _: bytes | None, __: bytes | None) -> None:
        self._changed[table, number] = None

    def _anew(self) -> None:
        self._runs = None

    def stretches(self, words: Sequence[str], owners: Collection[str]) -> list[tuple[int, int]]:
        """Return the first and last place of what some words took from a private text.

        `owners` are the ids of the clients whom the words are for.
        """
        with self._lock:
            runs = self._up_to_date()
            return list(runs.stretches(words, owners))

    def theirs(self, words: Sequence[str], owners: Collection[str]) -> list[tuple[int, int]]:
        """Return the first and last place of what clients wrote or read, as the desk knows it.

        It is looked up whenever it is asked: few mails quote what is private too.
        """
        runs = Runs()
        for kind, names in _THEIR_WORDS.items():
            for number, document in list(self._desk.documents(kind.table).items()):
                for owner in filter(None, owners):
                    if owner.encode() in document:
                        runs.put((kind.table, number), owner, _texts(kind, document, names))
        return list(runs.stretches(words, owners))

    def _up_to_date(self) -> Runs:
        if self._runs is None:
            self._changed.clear()
            runs = Runs()
            for table in _private_kinds():
                for number, document in self._desk.documents(table).items():
                    _take(runs, table, number, document)
            self._runs = runs
        while self._changed:
            table, number = self._changed.popitem()[0]
            if table in _private_kinds():
                _take(self._runs, table, number, self._desk.documents(table).get(number))
        return self._runs


@dataclass(frozen=True, slots=True)
class Beside:
    """The vault as what goes to some clients is held against it, a mail to one of them mostly."""

    vault: DeskVault
    """The desk's private texts."""
    clients: tuple[str, ...]
    """Ids of the clients."""

    def stretches(self, words: Sequence[str]) -> Iterable[tuple[int, int]]:
        """Return the first and last place of what some words took from a private text."""
        return self.vault.stretches(words, self.clients)

    def theirs(self, words: Sequence[str]) -> Iterable[tuple[int, int]]:
        """Return the first and last place of what they are known to have written or read."""
        return self.vault.theirs(words, self.clients)


_THEIR_WORDS: dict[type[Record], tuple[str, ...]] = {
    Request: ("words",),
    Feedback: ("answer",),
    PushBack: ("wanted",),
    Draft: ("subject", "body"),
}
"""The fields in which stands what a client wrote, and what they got in a mail that was sent."""


def _texts(kind: type[Record], document: bytes, names: tuple[str, ...]) -> Iterator[str]:
    """Yield what stands in some fields of a document that a client wrote or got."""
    try:
        record = decoder(kind)(document)
    except UnreadableError:
        return  # the doctor lists what cannot be read
    if not isinstance(record, Draft) or record.state is DraftState.SENT:
        yield from (getattr(record, name) for name in names)


def _take(runs: Runs, table: str, number: int, document: bytes | None) -> None:
    """Hold the private texts of one document, or none where it is gone or has none."""
    kind = _private_kinds()[table]
    if document is None or not _filled(table).search(document):
        runs.put((table, number), "", ())
        return
    try:
        record = decoder(kind)(document)
    except UnreadableError:
        return  # the doctor lists what cannot be read
    owner = record.id if isinstance(record, Client) else getattr(record, "client", "")
    runs.put((table, number), owner, secrets_of(record))


@cache
def _private_kinds() -> dict[str, type[Record]]:
    """Return the kinds of records with SECRET texts, by table.

    A draft is none: the only secret in it is what a check had said.
    """
    return {kind.table: kind for kind in kinds() if kind is not Draft and _keys(kind)}


@cache
def _filled(table: str) -> re.Pattern[bytes]:
    """Return what every encoded document of a table matches in which a private text stands."""
    keys = "|".join(sorted(_keys(_private_kinds()[table])))
    return re.compile(rf'"(?:{keys})":\s*[\["]\s*[^\]"]'.encode())


def _keys(kind: Any, *, secret: bool = False) -> set[str]:
    """Return the names of the fields in which a private text may stand, nested ones included."""
    found: set[str] = set()
    for info in fields_of(kind):
        private = secret or info.about.privacy is Privacy.SECRET
        if info.parts is not None:
            found |= _keys(info.parts, secret=private)
        elif private and info.kind in {str, tuple[str, ...]}:
            found.add(info.name)
    return found
