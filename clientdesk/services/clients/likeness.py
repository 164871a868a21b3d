"""Likeness: which clients may be one and the same, and why."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from clientdesk.model.client import Client
from clientdesk.services.folding import fold

NEAR = 90
"""Names are nearly equal from this similarity on: normalised insertions and deletions, 0 to 100."""
_NEIGHBOURS = 8
"""Names in their order that each name is compared with: near ones stand near each other."""
_DIGITS = 7
"""Digits of a phone number from its end that must agree; what stands before is a prefix."""
_FORMS = frozenset(
    (
        *("ltd", "limited", "inc", "llc", "gmbh", "ag", "co", "company", "sdn", "bhd", "sro"),
        *("spol", "as", "studio", "and", "the"),
    )
)
"""Words of a firm's name that tell little about whose it is."""


class Likeness(NamedTuple):
    """Two clients that may be one."""

    one: str
    """Id of the one that came to the desk first."""
    other: str
    """Id of the other."""
    why: str
    """What they share: the end of a sentence that begins with both names."""


def alike(clients: Iterable[Client]) -> list[Likeness]:
    """Return pairs of clients with an equal email or phone, or nearly equal names."""
    living = [one for one in clients if one.trashed_at is None]
    living.sort(key=lambda one: (one.created_at, fold(one.name), one.id))
    found: dict[tuple[str, str], Likeness] = {}
    for likeness in (*_by_address(living), *_by_name(living)):
        found.setdefault((likeness.one, likeness.other), likeness)
    return list(found.values())


def _by_address(clients: Sequence[Client]) -> Iterator[Likeness]:
    shared: dict[tuple[str, str], list[Client]] = {}
    for client in clients:
        for key in dict.fromkeys(_addresses(client)):
            shared.setdefault(key, []).append(client)
    for (noun, value), owners in shared.items():
        for one, other in combinations(owners[:_NEIGHBOURS], 2):
            yield Likeness(one.id, other.id, f"share the {noun} {value}")


def _addresses(client: Client) -> Iterator[tuple[str, str]]:
    for person in client.people:
        for email in person.emails:
            yield "address", fold(email.value)
        for phone in person.phones:
            digits = "".join(letter for letter in phone.value if letter.isdecimal())
            if len(digits) >= _DIGITS:
                yield "phone number", f"…{digits[-_DIGITS:]}"


def _by_name(clients: Sequence[Client]) -> Iterator[Likeness]:
    from rapidfuzz import fuzz

    names = [_core(client.name) for client in clients]
    for backwards in (False, True):
        keys = [" ".join(reversed(name.split())) if backwards else name for name in names]
        ordered = sorted(range(len(clients)), key=keys.__getitem__)
        for place, first in enumerate(ordered):
            for second in ordered[place + 1 : place + 1 + _NEIGHBOURS]:
                if names[first] and fuzz.ratio(names[first], names[second]) >= NEAR:
                    one, other = sorted((first, second))
                    why = "have nearly the same name"
                    yield Likeness(clients[one].id, clients[other].id, why)


def _core(name: str) -> str:
    """Return a name as it is compared: folded, without punctuation and forms of firms."""
    words = "".join(mark if mark.isalnum() else " " for mark in fold(name)).split()
    told = [word for word in words if word not in _FORMS]
    return " ".join(told or words)
