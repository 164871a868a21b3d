"""Whose an event is: by an address of those who take part, else by a client's name in its title."""

import re
from collections.abc import Iterable

from clientdesk.importing import Happening
from clientdesk.model.client import Client
from clientdesk.services.folding import fold

_WORDS = re.compile(r"[^\W_]+")
_SHORTEST = 2


class Owners:
    """The clients that an event may be of."""

    def __init__(self, clients: Iterable[Client]) -> None:
        """Know some clients by their people's addresses and by their names."""
        self.clients: dict[str, Client] = {}
        """Them by id."""
        self._addresses: dict[str, tuple[str, str]] = {}
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for client in clients:
            self.clients[client.id] = client
            for person in client.people:
                for email in person.emails:
                    self._addresses.setdefault(fold(email.value), (client.id, person.id))
            for name in {client.name, client.company}:
                words = tuple(_WORDS.findall(fold(name)))
                if words and len("".join(words)) >= _SHORTEST:
                    self._names.setdefault(words[0], []).append((words, client.id))

    def people(self, event: Happening, client_id: str) -> tuple[str, ...]:
        """Return the ids of a client's people who take part."""
        met = (self._addresses.get(fold(address), ("", "")) for address in event.addresses)
        return tuple(dict.fromkeys(person for owner, person in met if owner == client_id))

    def of(self, event: Happening) -> Client | str:
        """Return the client of an event, or why that cannot be told."""
        met = (self._addresses.get(fold(address), ("", ""))[0] for address in event.addresses)
        ids = list(dict.fromkeys(filter(None, met))) or self._in_title(event.title)
        if len(ids) == 1:
            return self.clients[ids[0]]
        if ids:
            names = " and ".join(self.clients[each].name for each in ids[:2])
            return f"{names} are both named; say whose: --client, or X I on the client"
        return "whose? no client's name or address in it; say so: --client, or X I on the client"

    def _in_title(self, title: str) -> list[str]:
        """Return the clients whose name stands in a title; of several, those of the longest."""
        words = tuple(_WORDS.findall(fold(title)))
        found: list[tuple[int, str]] = []
        for place, word in enumerate(words):
            for name, client_id in self._names.get(word, ()):
                if words[place : place + len(name)] == name:
                    found.append((len(name), client_id))
        most = max((length for length, _ in found), default=0)
        return list(dict.fromkeys(each for length, each in found if length == most))
