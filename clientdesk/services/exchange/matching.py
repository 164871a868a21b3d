"""Matching rows of an import against the clients that are known: new, the same, or in conflict."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from clientdesk.importing import Contact, Incoming, Outcome
from clientdesk.model.client import Client, ClientStatus
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.ids import new_id
from clientdesk.model.note import Note
from clientdesk.model.record import Record
from clientdesk.services.boundary import checked, checked_name
from clientdesk.services.exchange.known import Known
from clientdesk.services.exchange.noting import NoteShelf
from clientdesk.services.exchange.persons import (
    against,
    is_another,
    joined,
    lines_joined,
    lines_refused,
    new_person,
    place_of,
)
from clientdesk.services.folding import fold

_Verdict = tuple[Outcome, str]
_JUDGED = {"zone", "country", "region"}
_LABELS = {"zone": "Time zone"}
_NOBODY = Client(id="", created_at=datetime(2000, 1, 1, tzinfo=UTC), name="nobody")


class Matcher:
    """What is known, growing row by row, so that later rows meet the earlier ones too."""

    def __init__(self, clients: Iterable[Client], notes: Iterable[Note], now: datetime) -> None:
        self._now = now
        self._known = Known(clients)
        self._notes = NoteShelf(notes, now)
        self._touched: dict[str, Client] = {}

    def changed(self) -> Iterator[Record]:
        """Yield every record that is new or changed, clients first."""
        yield from self._touched.values()
        yield from self._notes.touched.values()

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
        conflicts = [*_conflicts(found, incoming), *against(found, incoming.people)]
        conflicts += filter(None, (self._notes.conflict(found.id, each) for each in incoming.notes))
        if conflicts:
            return Outcome.CONFLICT, "; ".join(dict.fromkeys(conflicts))
        return self._fill(found, incoming)

    # ---- who is meant

    def _find(self, incoming: Incoming) -> Client | str | None:
        """Return the client meant, None for a new one, or why that cannot be told."""
        if incoming.id in self._known.clients:
            return self._known.clients[incoming.id]
        for contact in incoming.people:
            owner = self._owner(contact, incoming)
            if owner is not None:
                return owner
        named = self._known.called(incoming.name)
        if incoming.of_person and incoming.people:
            named = [each for each in named if not _is_homonym(each, incoming.people[0])]
        if len(named) > 1:
            return f"{len(named)} clients are called so"
        return named[0] if named else None

    def _owner(self, contact: Contact, incoming: Incoming) -> Client | str | None:
        """Return the client at which a person is known, or why they cannot be the one meant."""
        known = self._known.with_uid(contact.uid)
        if known is not None and (incoming.of_person or self._goes_by(known, incoming.name)):
            return known
        if known is not None:
            return f"{contact.name} is known at {known.name}"
        for address in contact.emails:
            owner = self._known.with_email(address.value)
            if owner is None:
                continue
            same = incoming.of_person and place_of(owner.people, _named_only(contact)) is not None
            if not (same or self._goes_by(owner, incoming.name)):
                return f"{address.value} belongs to {owner.name}"
            return owner
        if incoming.of_person:
            return self._with_number(contact)
        return None

    def _goes_by(self, client: Client, name: str) -> bool:
        return any(each.id == client.id for each in self._known.called(name))

    def _with_number(self, contact: Contact) -> Client | None:
        for phone in contact.phones:
            for owner in self._known.with_phone(phone.value):
                if place_of(owner.people, _named_only(contact)) is not None:
                    return owner
        return None

    # ---- taking a row in

    def _add(self, incoming: Incoming) -> _Verdict:
        offered = {each.field: each.value for each in incoming.offers if each.value}
        incoming = _with_lines(
            incoming, [x.line for x in incoming.offers if x.line and not x.value]
        )
        client = checked(
            Client(
                id=new_id(self._now),
                created_at=self._now,
                name=checked_name(incoming.name, Client.noun),
                tags=incoming.tags,
                projects=incoming.projects,
                people=tuple(new_person(person, self._now) for person in incoming.people),
                vcard=incoming.vcard,
                **_typed({**offered, **incoming.fields}),
            )
        )
        like = next(iter(self._known.called(client.name)), self._known.near(client.name))
        notes = self._notes_of(client.id, incoming)
        self._keep(client, notes)
        hint = f"looks like {like.name}, which is known" if like is not None else ""
        return Outcome.NEW, _words("with a note" if notes else "", hint, incoming.told)

    def _fill(self, client: Client, incoming: Incoming) -> _Verdict:
        empty = {name: text for name, text in incoming.fields.items() if not getattr(client, name)}
        wanted, refused = _offers(client, incoming)
        incoming = _with_lines(incoming, refused)
        people, met = joined(client, incoming.people, self._now)
        filled = checked(
            replace(
                client,
                people=people,
                tags=_united(client.tags, incoming.tags),
                projects=_united(client.projects, incoming.projects),
                vcard=lines_joined(client.vcard, incoming.vcard, own=client.id),
                **_typed({**empty, **wanted}),
            )
        )
        notes = self._notes_of(client.id, incoming)
        edited = any(self._notes.knows(note.id) for note in notes)
        stays = lines_refused(client, incoming)
        if filled == client and not notes:
            return Outcome.SAME, _words(f"{client.name} is known with all of this", stays)
        what = [*empty, *wanted, *met]
        what += [
            name
            for name in ("tags", "projects", "vcard")
            if getattr(filled, name) != getattr(client, name)
        ]
        self._keep(filled if filled != client else None, notes)
        aside = "" if fold(client.name) == fold(incoming.name) else f"to {client.name}"
        told = ", ".join([*what, *_noted(notes, edited=edited)])
        return Outcome.ADDS, _words(f"{told} {aside}".rstrip(), stays, incoming.told)

    def _notes_of(self, client_id: str, incoming: Incoming) -> list[Note]:
        taken = [self._notes.take(client_id, each) for each in incoming.notes]
        plain = self._notes.plain(client_id, incoming.note)
        return [note for note in (*taken, plain) if note is not None]

    def _keep(self, client: Client | None, notes: list[Note]) -> None:
        if client is not None:
            self._touched[client.id] = client
            self._known.learn(client)
        self._notes.keep(notes)


def _noted(notes: list[Note], *, edited: bool) -> list[str]:
    if not notes:
        return []
    return ["a note as it was edited; its text here is kept as a version" if edited else "a note"]


def _words(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def _named_only(contact: Contact) -> Contact:
    """Return a person as their name alone, to see whether somebody of that name is known."""
    return Contact(name=contact.name)


def _is_called(client: Client, name: str) -> bool:
    return fold(name) in {fold(client.name), fold(client.company)}


def _is_homonym(client: Client, contact: Contact) -> bool:
    """Tell whether a client of this name is somebody else with addresses of their own."""
    namesakes = [each for each in client.people if fold(each.name) == fold(contact.name)]
    return bool(namesakes) and all(is_another(each, contact) for each in namesakes)


def _fitted(incoming: Incoming) -> Incoming:
    """Return a row whose values that no field takes, such as an unknown zone, stand in its note."""
    odd = {name: text for name, text in incoming.fields.items() if not _fits(name, text)}
    offers = tuple(
        each if _fits(each.field, each.value) else replace(each, value="")
        for each in incoming.offers
    )
    if not odd and offers == incoming.offers:
        return incoming
    fields = {name: text for name, text in incoming.fields.items() if name not in odd}
    lines = [f"{_LABELS.get(name, name.capitalize())}: {text}" for name, text in odd.items()]
    note = "\n".join(filter(None, [incoming.note, *lines]))
    return replace(incoming, fields=fields, note=note, offers=offers)


@lru_cache(maxsize=1_024)
def _fits(name: str, value: str) -> bool:
    if name not in _JUDGED or not value:
        return True
    fields: dict[str, Any] = {name: value}
    try:
        checked(replace(_NOBODY, **fields))
    except InvalidInputError:
        return False
    return True


def _conflicts(client: Client, incoming: Incoming) -> Iterator[str]:
    bare = not (incoming.fields or incoming.people)
    if incoming.id == client.id and not bare and not _is_called(client, incoming.name):
        yield f"its id is that of {client.name}"
    for name, text in incoming.fields.items():
        known = str(getattr(client, name))
        if known and fold(known) != fold(text):
            yield f"{name} is {known} on the desk, {text} in the file"


def _offers(client: Client, incoming: Incoming) -> tuple[dict[str, str], list[str]]:
    """Return what is taken of what a card offers, and the lines of what is not."""
    wanted: dict[str, str] = {}
    refused: list[str] = []
    for offer in incoming.offers:
        known = str(getattr(client, offer.field))
        if not offer.value:
            refused += [offer.line] if offer.line else []
        elif not known:
            wanted[offer.field] = offer.value
        elif fold(known) != fold(offer.value) and offer.line:
            refused.append(offer.line)
    return wanted, refused


def _with_lines(incoming: Incoming, lines: list[str]) -> Incoming:
    """Return a row whose person, or else whose client, keeps some more lines."""
    if not lines:
        return incoming
    if not incoming.people:
        return replace(incoming, vcard=_united(incoming.vcard, tuple(lines)))
    first, *others = incoming.people
    grown = replace(first, vcard=_united(first.vcard, tuple(lines)))
    return replace(incoming, people=(grown, *others))


def _typed(fields: dict[str, str]) -> dict[str, Any]:
    return {name: ClientStatus(text) if name == "status" else text for name, text in fields.items()}


def _united(known: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *new)))
