"""Who is known on the desk, found by id, uid, email, phone or name; it grows row by row."""

import re
from collections.abc import Iterable

from clientdesk.model.client import Client
from clientdesk.model.person import Person
from clientdesk.services.folding import fold
from clientdesk.vcard.keeping import given
from clientdesk.vcard.lines import parsed
from clientdesk.vcard.meaning import uid_of

_WRITTEN_FORMS = """
    ab ag aps as asa bhd bv co company corp corporation doo gmbh inc incorporated kft kg limited
    llc llp ltd nv ooo oy oyj plc pt pte pty sa sarl sas sdn se spa spol spzoo srl sro
"""
_FORMS = frozenset(_WRITTEN_FORMS.split())
"""Legal forms, which a name may have in one place and lack in another."""
_WORDS = re.compile(r"[^\W_]+")
_DOTS = re.compile(r"(?<=\b\w)[.\s]+(?=\w\b)")
_SHORTEST_NEAR = 8
_TELLING = 9
_FEWEST_DIGITS = 7


def number_key(number: str) -> str:
    """Return a phone number as it is compared: its last digits, or its letters if it has none."""
    digits = "".join(mark for mark in number if mark.isdecimal())
    return digits[-_TELLING:] if digits else fold(number)


def name_key(name: str) -> str:
    """Return a name as it is compared: without legal form, punctuation, and order of words."""
    words = _WORDS.findall(_DOTS.sub("", fold(name)))
    return " ".join(sorted(word for word in words if word not in _FORMS) or words)


def uid_of_person(person: Person) -> str:
    """Return what other programs know a person by, or an empty text."""
    for held in person.vcard:
        if held[:3].upper() == "UID" or ".UID" in held[:40].upper():
            line = parsed(given(held))
            if line is not None and line.name == "UID":
                return uid_of(line.text)
    return ""


def _shortened(key: str) -> set[str]:
    """Return a name and what is left of it without any one letter: two near names share one."""
    if len(key) < _SHORTEST_NEAR or any(mark.isdigit() for mark in key):
        return set()
    return {key, *(key[:place] + key[place + 1 :] for place in range(len(key)))}


class Known:
    """The clients that are known."""

    def __init__(self, clients: Iterable[Client]) -> None:
        self.clients: dict[str, Client] = {}
        """Them by id."""
        self._names: dict[str, list[str]] = {}
        self._keys: dict[str, list[str]] = {}
        self._near: dict[str, str] = {}
        self._emails: dict[str, str] = {}
        self._phones: dict[str, list[str]] = {}
        self._uids: dict[str, str] = {}
        for client in clients:
            self.learn(client)

    def learn(self, client: Client) -> None:
        """Know a client from now on, or know it as it now is."""
        before = self.clients.get(client.id)
        self.clients[client.id] = client
        if before is None:
            for name in dict.fromkeys(filter(None, (client.name, client.company))):
                _note(self._names, fold(name), client.id)
                _note(self._keys, name_key(name), client.id)
            for key in _shortened(name_key(client.name)):
                self._near.setdefault(key, client.id)
        for person in client.people:
            self._uids.setdefault(person.id.lower(), client.id)
            if uid := uid_of_person(person):
                self._uids.setdefault(uid, client.id)
            for email in person.emails:
                self._emails.setdefault(fold(email.value), client.id)
            for phone in person.phones:
                _note(self._phones, number_key(phone.value), client.id)

    def with_uid(self, uid: str) -> Client | None:
        """Return the client one of whose people has a uid."""
        return self.clients.get(self._uids.get(uid, "")) if uid else None

    def with_email(self, email: str) -> Client | None:
        """Return the client one of whose people has an address."""
        return self.clients.get(self._emails.get(fold(email), ""))

    def with_phone(self, number: str) -> list[Client]:
        """Return the clients one of whose people has a number."""
        key = number_key(number)
        found = self._phones.get(key, ()) if len(key) >= _FEWEST_DIGITS else ()
        return [self.clients[each] for each in found]

    def called(self, name: str) -> list[Client]:
        """Return the clients of a name: of just this one, else but for legal form and order."""
        found = self._names.get(fold(name)) or self._keys.get(name_key(name)) or []
        return [self.clients[each] for each in found]

    def near(self, name: str) -> Client | None:
        """Return a client whose name differs by a letter, if there is one."""
        for key in _shortened(name_key(name)):
            if found := self._near.get(key):
                return self.clients[found]
        return None


def _note(held: dict[str, list[str]], key: str, client_id: str) -> None:
    found = held.setdefault(key, [])
    if client_id not in found:
        found.append(client_id)
