"""Who can be written to: people of clients, found by what is typed into the To line."""

from collections.abc import Iterable
from dataclasses import dataclass

from clientdesk.model.client import Client
from clientdesk.model.text import clean_line


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who can be written to."""

    client_id: str
    """Id of their client."""
    name: str
    """Their name, or the client's own."""
    email: str
    """Their address."""

    @property
    def written(self) -> str:
        """`Ingrid Halden <ingrid@haldenfoss.example>`, or what there is of it."""
        if not self.email:
            return self.name
        plain = all(letter.isalnum() or letter in " -'." for letter in self.name)
        name = self.name if plain else '"' + self.name.replace('"', "'") + '"'
        return f"{name} <{self.email}>" if name else self.email


class AddressBook:
    """The people of all clients."""

    def __init__(self, clients: Iterable[Client]) -> None:
        """Collect the people of these clients, and the clients themselves."""
        held = list(clients)
        self._people = [
            Recipient(client.id, person.name, address)
            for client in held
            for person in client.people
            for address in ([each.value for each in person.emails] or [""])
        ]
        self._people += [Recipient(client.id, client.name, "") for client in held]
        self._lines = [
            (line.casefold(), line)
            for each in self._people
            for line in (each.written, each.email)
            if line
        ]
        self._by_email = {each.email.casefold(): each for each in self._people if each.email}
        self._by_name = {each.name.casefold(): each for each in reversed(self._people)}

    def complete(self, typed: str) -> str:
        """Return the line with its last recipient completed; empty if nobody fits.

        What was typed stays as it was typed, letter by letter.
        """
        before, comma, last = typed.rpartition(",")
        word = last.lstrip()
        head = before + comma + last[: len(last) - len(word)]
        if not word:
            return ""
        folded = word.casefold()
        for line, whole in self._lines:
            if line.startswith(folded) and len(whole) > len(word):
                return head + word + whole[len(word) :]
        return ""

    def client_of(self, typed: str) -> str:
        """Return the id of the client that the first known recipient belongs to; else empty."""
        from email.utils import getaddresses

        for name, address in getaddresses([clean_line(typed)]):
            found = self._by_email.get(address.casefold()) or self._by_name.get(
                (name or address).casefold()
            )
            if found is not None:
                return found.client_id
        found = self._by_name.get(clean_line(typed).casefold())
        return found.client_id if found else ""
