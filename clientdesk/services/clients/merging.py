"""Merging two clients that are one: both histories are kept, and nothing known is thrown away."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.field import Control, Privacy, fields_of, secrets_of
from clientdesk.model.person import Person
from clientdesk.model.record import Record
from clientdesk.model.version import Version
from clientdesk.services.folding import fold
from clientdesk.services.office import Office

R = TypeVar("R", bound=Record)
_LEFT = frozenset(
    {"id", "created_at", "trashed_at", "status", "snoozed_until", "snoozes", "people"}
)
"""Fields that stay as they are in the client that is kept, or are merged on their own."""


def merge(office: Office, kept_id: str, other_id: str) -> Client:
    """Make one client of two, as one change, and return it.

    What the kept one does not know it takes over; where they differ the kept one stays as it is
    and a note tells what the other said. Whatever belonged to the other belongs to the kept one.
    Raises InvalidInputError for one and the same client, NotFoundError for one that is gone.
    """
    from clientdesk.services.boundary import checked
    from clientdesk.services.notes.writing import new_note

    if kept_id == other_id:
        raise InvalidInputError("a client cannot be merged with itself; choose another one")
    kept, other = office.client(kept_id), office.client(other_id)
    people, same = _people(kept.people, other.people)
    merged: Client = replace(_merged(kept, other, _LEFT), people=people)
    merged = checked(replace(merged, private=_private(merged, other)))
    with office.change(f"Merge {other.name} into {kept.name}") as change:
        change.save(merged)
        for record in _belongings(office, other.id):
            change.save(_moved(record, kept.id, same))
        if told := "\n".join(_differences(kept, other)):
            text = f"# Merged from {other.name}\n{told}"
            change.save(new_note(kept.id, text, now=office.now()))
        change.remove(other)
    return merged


def _belongings(office: Office, client_id: str) -> Iterator[Record]:
    from clientdesk.services.clients.trash import belongings

    yield from belongings(office, client_id)
    yield from office.desk.records(Version).of_client(client_id)


def _moved(record: R, client_id: str, same: dict[str, str]) -> R:
    """Return a record as the other client's, its people by the ids they have there."""
    changed: dict[str, Any] = {"client": client_id}
    kind: Any = type(record)
    for info in fields_of(kind):
        if info.about.control is not Control.PEOPLE:
            continue
        held = getattr(record, info.name)
        changed[info.name] = (
            same.get(held, held)
            if isinstance(held, str)
            else tuple(dict.fromkeys(same.get(each, each) for each in held))
        )
    return replace(record, **changed)


def _people(
    kept: tuple[Person, ...], others: tuple[Person, ...]
) -> tuple[tuple[Person, ...], dict[str, str]]:
    """Return the people of both, and which id of the others means which of the kept ones."""
    found = {person.id: person for person in kept}
    same: dict[str, str] = {}
    for other in others:
        known = next((one for one in found.values() if _is_same(one, other)), None)
        if known is None:
            found[other.id] = other
            continue
        same[other.id] = known.id
        found[known.id] = _merged(known, other, frozenset({"id"}))
    people = (
        replace(one, reports_to=same.get(one.reports_to, one.reports_to)) for one in found.values()
    )
    return tuple(people), same


def _is_same(one: Person, other: Person) -> bool:
    emails = {fold(email.value) for email in one.emails}
    shared = emails & {fold(email.value) for email in other.emails}
    return bool(shared) or fold(one.name) == fold(other.name)


def _merged(kept: Any, other: Any, left: frozenset[str]) -> Any:
    """Return a value with what it lacks taken from another of its class."""
    changed: dict[str, Any] = {}
    kind: Any = type(kept)
    for info in fields_of(kind):
        if info.name in left:
            continue
        mine, theirs = getattr(kept, info.name), getattr(other, info.name)
        if mine == theirs or _is_empty(theirs):
            continue
        if isinstance(mine, tuple):
            changed[info.name] = _joined(mine, theirs)
        elif _is_empty(mine):
            changed[info.name] = theirs
        elif hasattr(mine, "__dataclass_fields__"):
            changed[info.name] = _merged(mine, theirs, frozenset())
    return replace(kept, **changed)


def _private(merged: Client, other: Client) -> str:
    """Return the private remarks with the other's secrets that would go: no note may hold them."""
    known = set(secrets_of(merged))
    lines = [text for text in secrets_of(other) if text not in known and not _is_empty(text)]
    return "\n".join(filter(None, [merged.private, *lines]))


def _is_empty(value: Any) -> bool:
    return value in (None, "", ()) or str(value) == "unknown"


def _joined(mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    known = {_name_of(item) for item in mine}
    return mine + tuple(item for item in theirs if _name_of(item) not in known)


def _name_of(item: Any) -> Any:
    for name in ("value", "term", "topic", "name"):
        if isinstance(held := getattr(item, name, None), str):
            return fold(held)
    return fold(item) if isinstance(item, str) else item


def _differences(kept: Client, other: Client) -> Iterable[str]:
    """Yield, a line each, what the other client said that the kept one says otherwise."""
    for info in fields_of(Client):
        mine, theirs = getattr(kept, info.name), getattr(other, info.name)
        if (
            isinstance(theirs, str)
            and theirs
            and fold(str(mine)) != fold(theirs)
            and not _is_empty(mine)
            and info.about.control in {Control.LINE, Control.ZONE, Control.TEXT}
            and info.about.privacy is not Privacy.SECRET
        ):
            yield f"{info.about.label}: {theirs}"
