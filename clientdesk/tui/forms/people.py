"""People of a client as they are chosen in a form: by first letters, several, and some who left."""

from collections.abc import Mapping, Sequence
from typing import Any

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.field import Control, FieldInfo
from clientdesk.model.person import Person
from clientdesk.model.text import clean_line
from clientdesk.services.folding import fold

GONE = "(gone)"
"""What stands for somebody who was removed from the client's people."""
_MOST = 4


def names_of(ids: Sequence[str], people: Sequence[Person]) -> str:
    """Return the names of people, with commas; those who were removed as `(gone)`."""
    known = {person.id: person.name for person in people}
    return ", ".join(known.get(each, GONE) for each in ids)


def read_names(typed: str, people: Sequence[Person], gone: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the people whose first letters were typed, with commas between them.

    `gone` are the ids that `(gone)` stands for, in order. Raises InvalidInputError.
    """
    found: list[str] = []
    left = list(gone)
    for part in (clean_line(part) for part in typed.replace(";", ",").split(",")):
        if part == GONE and left:
            found.append(left.pop(0))
        elif part:
            found.append(_one(part, people).id)
    return tuple(dict.fromkeys(found))


def fitting(typed: str, people: Sequence[Person]) -> list[Person]:
    """Return the people whom a few letters may mean: the whole name, its words' first letters."""
    wanted = fold(typed)
    whole = [person for person in people if fold(person.name) == wanted]
    if whole:
        return whole
    words = wanted.split()
    by_letters = [person for person in people if _begins(words, fold(person.name).split())]
    return by_letters or [person for person in people if wanted in fold(person.name)]


def _begins(typed: list[str], name: list[str]) -> bool:
    return all(any(word.startswith(letters) for word in name) for letters in typed)


def _one(typed: str, people: Sequence[Person]) -> Person:
    found = fitting(typed, people)
    if len(found) == 1:
        return found[0]
    if found:
        some = " or ".join(person.name for person in found[:_MOST])
        raise InvalidInputError(f"{typed!r} may be {some}; type more letters")
    known = ", ".join(person.name for person in people) or "nobody yet; e adds people"
    raise InvalidInputError(f"{typed!r} is not one of {known}")


def possible_bosses(person_id: str, people: Sequence[Person]) -> tuple[Person, ...]:
    """Return those to whom a person may report: not themselves, nor whoever reports to them."""
    boss_of = {person.id: person.reports_to for person in people}
    return tuple(person for person in people if person_id not in _chain(person.id, boss_of))


def _chain(person_id: str, boss_of: dict[str, str]) -> set[str]:
    """Return a person, their boss, and so on up; ends where a circle closes."""
    seen: set[str] = set()
    while person_id and person_id not in seen:
        seen.add(person_id)
        person_id = boss_of.get(person_id, "")
    return seen


def missing(ids: object, people: tuple[Person, ...]) -> tuple[str, ...]:
    """Return which of the ids in a field, one or several, name nobody among some people."""
    named = ids if isinstance(ids, tuple) else (ids,)
    known = {person.id for person in people}
    return tuple(each for each in named if isinstance(each, str) and each and each not in known)


def gone_among(
    infos: Sequence[FieldInfo], values: Mapping[str, Any], people: tuple[Person, ...]
) -> tuple[str, ...]:
    """Return the ids in the values of some fields that name nobody any more, each once."""
    named = [
        each
        for info in infos
        if info.about.control is Control.PEOPLE
        for each in missing(values.get(info.name, ""), people)
    ]
    return tuple(dict.fromkeys(named))
