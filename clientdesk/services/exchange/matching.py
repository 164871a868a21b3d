"""Matching rows of an import against the clients that are known: new, the same, or in conflict."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from clientdesk.importing import Contact, Incoming, Outcome
from clientdesk.model.client import Client, ClientStatus
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.ids import new_id
from clientdesk.model.note import Note
from clientdesk.model.person import Address, Person
from clientdesk.model.record import Record
from clientdesk.services.boundary import checked, checked_name
from clientdesk.services.folding import fold
from clientdesk.services.notes.writing import new_note
from clientdesk.services.zones import checked_zone

_Verdict = tuple[Outcome, str]


class Matcher:
    """What is known, growing row by row, so that later rows meet the earlier ones too."""

    def __init__(self, clients: Iterable[Client], notes: Iterable[Note], now: datetime) -> None:
        self._now = now
        self._clients: dict[str, Client] = {}
        self._by_name: dict[str, list[str]] = {}
        self._by_email: dict[str, str] = {}
        self._notes: dict[str, set[str]] = {}
        self._touched: dict[str, Record] = {}
        for note in notes:
            self._notes.setdefault(note.client, set()).add(note.text)
        for client in clients:
            self._learn(client)

    def changed(self) -> Iterator[Record]:
        """Yield every record that is new or changed."""
        yield from self._touched.values()

    def take(self, incoming: Incoming) -> _Verdict:
        """Take a row in and say what became of it, and why.

        Raises InvalidInputError if the row cannot be a client; then nothing of it is taken.
        """
        incoming = _fitted(incoming)
        found = self._find(incoming)
        if isinstance(found, str):
            return Outcome.CONFLICT, found
        if found is None:
            return self._add(incoming)
        against = list(_conflicts(found, incoming))
        if against:
            return Outcome.CONFLICT, "; ".join(against)
        return self._fill(found, incoming)

    def _find(self, incoming: Incoming) -> Client | str | None:
        """Return the client meant, None for a new one, or why that cannot be told."""
        if incoming.id in self._clients:
            return self._clients[incoming.id]
        for person in incoming.people:
            for email in person.emails:
                owner = self._clients.get(self._by_email.get(fold(email), ""))
                if owner is None:
                    continue
                if fold(owner.name) != fold(incoming.name):
                    return f"{email} belongs to {owner.name}"
                return owner
        named = self._by_name.get(fold(incoming.name), [])
        if len(named) > 1:
            return f"{len(named)} clients are called so"
        return self._clients[named[0]] if named else None

    def _add(self, incoming: Incoming) -> _Verdict:
        client = checked(
            Client(
                id=new_id(self._now),
                created_at=self._now,
                name=checked_name(incoming.name, Client.noun),
                tags=incoming.tags,
                projects=incoming.projects,
                people=tuple(self._person(person) for person in incoming.people),
                **_typed(incoming.fields),
            )
        )
        note = self._note(client, incoming.note)
        self._keep(client, note)
        return Outcome.NEW, "with a note" if note else ""

    def _fill(self, client: Client, incoming: Incoming) -> _Verdict:
        empty = {name: text for name, text in incoming.fields.items() if not getattr(client, name)}
        people, met = self._people(client, incoming.people)
        filled = checked(
            replace(
                client,
                people=people,
                tags=_joined(client.tags, incoming.tags),
                projects=_joined(client.projects, incoming.projects),
                **_typed(empty),
            )
        )
        note = self._note(filled, incoming.note)
        if filled == client and note is None:
            return Outcome.SAME, f"{client.name} is known with all of this"
        what = [*empty, *met]
        what += [
            name for name in ("tags", "projects") if getattr(filled, name) != getattr(client, name)
        ]
        self._keep(filled if filled != client else None, note)
        return Outcome.ADDS, ", ".join([*what, *(["a note"] if note else [])])

    def _note(self, client: Client, text: str) -> Note | None:
        if not text.strip():
            return None
        note = checked(new_note(client.id, text, now=self._now))
        return None if note.text in self._notes.get(client.id, ()) else note

    def _keep(self, client: Client | None, note: Note | None) -> None:
        if client is not None:
            self._touched[client.id] = client
            self._learn(client)
        if note is not None:
            self._touched[note.id] = note
            self._notes.setdefault(note.client, set()).add(note.text)

    def _learn(self, client: Client) -> None:
        self._clients[client.id] = client
        named = self._by_name.setdefault(fold(client.name), [])
        if client.id not in named:
            named.append(client.id)
        for person in client.people:
            for address in person.emails:
                self._by_email.setdefault(fold(address.value), client.id)

    def _person(self, contact: Contact) -> Person:
        return Person(
            id=new_id(self._now),
            name=contact.name,
            role=contact.role,
            emails=tuple(Address(value=email) for email in contact.emails),
            phones=tuple(Address(value=number, label=label) for number, label in contact.phones),
        )

    def _people(
        self, client: Client, contacts: tuple[Contact, ...]
    ) -> tuple[tuple[Person, ...], list[str]]:
        """Return the client's people with those of the row, and what is new, in words."""
        people = list(client.people)
        what: list[str] = []
        for contact in contacts:
            place = _same_person(people, contact)
            if place is None:
                people.append(self._person(contact))
                what.append(contact.name)
                continue
            grown = _grown(people[place], contact)
            if grown != people[place]:
                what.append(f"more of {people[place].name}")
                people[place] = grown
        return tuple(people), what


def _fitted(incoming: Incoming) -> Incoming:
    """Return a row whose unknown time zone, if it has one, is kept in its note instead."""
    zone = incoming.fields.get("zone", "")
    if _is_zone(zone):
        return incoming
    fields = {name: text for name, text in incoming.fields.items() if name != "zone"}
    note = "\n".join(filter(None, [incoming.note, f"Time zone: {zone}"]))
    return replace(incoming, fields=fields, note=note)


@lru_cache(maxsize=256)
def _is_zone(name: str) -> bool:
    try:
        checked_zone(name)
    except InvalidInputError:
        return False
    return True


def _conflicts(client: Client, incoming: Incoming) -> Iterator[str]:
    if fold(client.name) != fold(incoming.name):
        yield f"its id is that of {client.name}"
    for name, text in incoming.fields.items():
        known = str(getattr(client, name))
        if known and fold(known) != fold(text):
            yield f"{name} is {known} on the desk, {text} in the file"


def _typed(fields: dict[str, str]) -> dict[str, Any]:
    return {name: ClientStatus(text) if name == "status" else text for name, text in fields.items()}


def _joined(known: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *new)))


def _same_person(people: list[Person], contact: Contact) -> int | None:
    emails = {fold(email) for email in contact.emails}
    for place, person in enumerate(people):
        if emails & {fold(address.value) for address in person.emails}:
            return place
        if fold(person.name) == fold(contact.name):
            return place
    return None


def _grown(person: Person, contact: Contact) -> Person:
    emails = {fold(address.value) for address in person.emails}
    numbers = {_digits(address.value) for address in person.phones}
    return replace(
        person,
        role=person.role or contact.role,
        emails=(
            *person.emails,
            *(Address(value=email) for email in contact.emails if fold(email) not in emails),
        ),
        phones=(
            *person.phones,
            *(
                Address(value=number, label=label)
                for number, label in contact.phones
                if _digits(number) not in numbers
            ),
        ),
    )


def _digits(number: str) -> str:
    return "".join(mark for mark in number if mark.isdecimal())
