"""Whom a draft is to: recipients completed while they are typed, and the client they belong to."""

from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.services.workbench import Workbench

if TYPE_CHECKING:
    from clientdesk.services.mail.addressbook import AddressBook


class Addressing:
    """Knows the people of all clients once somebody types a recipient."""

    def __init__(self, workbench: Workbench) -> None:
        """Know nobody yet."""
        self._bench = workbench
        self._book: AddressBook | None = None
        self._revision = -1
        self._told = ""

    def complete(self, typed: str) -> str:
        """Return a line of recipients completed, or an empty text."""
        from clientdesk.services.mail.addressbook import AddressBook

        revision = self._bench.keeper.revision
        if self._book is None or self._revision != revision:
            self._book = AddressBook(self._bench.cabinet.list(Client))
            self._revision = revision
        return self._book.complete(typed)

    def shown(self, to: str) -> None:
        """Take recipients as they stand in a draft that is opened: they bind it to nobody else."""
        self._told = to

    def client_of(self, to: str) -> str:
        """Return the id of the client to whom recipients belong that were typed just now, or ""."""
        if self._book is None or to == self._told:
            return ""
        self._told = to
        return self._book.client_of(to)
