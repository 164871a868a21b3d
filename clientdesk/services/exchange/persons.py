"""Putting a person of a file together with one who is known; nothing known is overwritten."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from clientdesk.importing import Contact, Incoming
from clientdesk.model.client import Client
from clientdesk.model.ids import new_id
from clientdesk.model.person import Address, Person
from clientdesk.services.exchange.known import number_key, uid_of_person
from clientdesk.services.folding import fold

_SINGLE_LINES = """
    N UID REV PRODID KIND GENDER BDAY ANNIVERSARY PHOTO LOGO NICKNAME SORT-STRING CLASS GEO
    X-ABSHOWAS X-GENDER MAILER
"""
_ONCE = frozenset(_SINGLE_LINES.split())
"""Properties of which a card has one: the desk's stays."""
_PASSING = frozenset({"REV", "PRODID"})
"""Those that say only when and by which program a card was written."""
_SINGLE = ("role", "birthday", "zone", "language")


def new_person(contact: Contact, now: datetime) -> Person:
    """Return a person as a file has them."""
    return Person(
        id=new_id(now),
        name=contact.name,
        role=contact.role,
        emails=contact.emails,
        phones=contact.phones,
        zone=contact.zone,
        language=contact.language,
        birthday=contact.birthday,
        vcard=contact.vcard,
    )


def place_of(people: tuple[Person, ...] | list[Person], contact: Contact) -> int | None:
    """Return where a person stands among those who are known, or None."""
    emails = {fold(email.value) for email in contact.emails}
    for place, person in enumerate(people):
        if contact.uid and contact.uid in {person.id.lower(), uid_of_person(person)}:
            return place
        if emails & {fold(address.value) for address in person.emails}:
            return place
    for place, person in enumerate(people):
        if fold(person.name) == fold(contact.name) and not is_another(person, contact):
            return place
    return None


def is_another(person: Person, contact: Contact) -> bool:
    """Tell whether somebody of the same name has addresses of their own, and none in common."""
    mine = {fold(each.value) for each in person.emails}
    theirs = {fold(each.value) for each in contact.emails}
    my_numbers = {number_key(each.value) for each in person.phones}
    their_numbers = {number_key(each.value) for each in contact.phones}
    if mine & theirs or my_numbers & their_numbers:
        return False
    known_by = uid_of_person(person)
    differ = bool(known_by and contact.uid and known_by != contact.uid)
    return differ and bool((mine and theirs) or (my_numbers and their_numbers))


def against(client: Client, contacts: tuple[Contact, ...]) -> Iterator[str]:
    """Yield what a file says of people otherwise than the desk."""
    for contact in contacts:
        place = place_of(client.people, contact)
        if place is None:
            continue
        person = client.people[place]
        for name in _SINGLE:
            known, new = getattr(person, name), getattr(contact, name)
            if known and new and fold(known) != fold(new):
                yield f"{name} of {person.name} is {known} on the desk, {new} in the file"


def joined(
    client: Client, contacts: tuple[Contact, ...], now: datetime
) -> tuple[tuple[Person, ...], list[str]]:
    """Return the client's people with those of a file, and what is new, in words."""
    people = list(client.people)
    what: list[str] = []
    for contact in contacts:
        place = place_of(people, contact)
        if place is None:
            people.append(new_person(contact, now))
            what.append(contact.name)
            continue
        grown = _grown(people[place], contact)
        if grown != people[place]:
            what.append(f"more of {people[place].name}")
            people[place] = grown
    return tuple(people), what


def _grown(person: Person, contact: Contact) -> Person:
    emails = {fold(address.value) for address in person.emails}
    numbers = {number_key(address.value) for address in person.phones}
    return replace(
        person,
        **{name: getattr(person, name) or getattr(contact, name) for name in _SINGLE},
        emails=_with(person.emails, contact.emails, lambda each: fold(each) not in emails),
        phones=_with(person.phones, contact.phones, lambda each: number_key(each) not in numbers),
        vcard=lines_joined(person.vcard, contact.vcard, own=person.id),
    )


def _with(
    known: tuple[Address, ...], new: tuple[Address, ...], is_new: Callable[[str], bool]
) -> tuple[Address, ...]:
    return (*known, *(each for each in new if is_new(each.value)))


def lines_joined(known: tuple[str, ...], new: tuple[str, ...], *, own: str = "") -> tuple[str, ...]:
    """Return lines of a card with those of another; of what a card has once, the known stays."""
    held = set(known)
    once = {name for line in known if (name := _name(line)) in _ONCE}
    more = [
        line
        for line in new
        if line not in held and _name(line) not in once and not (own and _is_uid(line, own))
    ]
    return (*known, *more)


def lines_refused(client: Client, incoming: Incoming) -> str:
    """Return in words which lines of a card stay out because the desk has another of their kind."""
    names: list[str] = []
    for contact in incoming.people:
        place = place_of(client.people, contact)
        if place is None:
            continue
        person = client.people[place]
        held = set(person.vcard)
        once = {name for line in person.vcard if (name := _name(line)) in _ONCE - _PASSING}
        own = [line for line in contact.vcard if line not in held and not _is_uid(line, person.id)]
        names += [name for line in own if (name := _name(line)) in once]
    return f"{', '.join(dict.fromkeys(names))} of the desk stays" if names else ""


def _name(line: str) -> str:
    head = line.split(":", 1)[0].split(";", 1)[0]
    return head.rpartition(".")[2].upper()


def _is_uid(line: str, own: str) -> bool:
    return _name(line) == "UID" and line.rpartition(":")[2].strip().upper() == own.upper()
