"""Finding the one client that is meant by a few typed words."""

from collections.abc import Sequence
from typing import Protocol

from clientdesk.model.errors import AmbiguousError, InvalidInputError, NotFoundError
from clientdesk.model.text import clean_line
from clientdesk.services.folding import fold

CLOSE = 75
"""A spelling is close from this similarity on (normalised insertions and deletions, 0 to 100)."""
AHEAD = 2
"""One close spelling is meant if it is closer by this much than every other."""
_LISTED = 8


class Named(Protocol):
    """What a client answers to."""

    @property
    def id(self) -> str:
        """Id."""

    @property
    def name(self) -> str:
        """Name."""

    @property
    def company(self) -> str:
        """The legal name, or empty."""


def find(words: str, clients: Sequence[Named]) -> str:
    """Return the id of the client meant by an id, an exact name, a prefix or a close spelling.

    Raises NotFoundError, or AmbiguousError, which lists the candidates.
    """
    typed = clean_line(words).removeprefix("@")
    if not typed:
        raise InvalidInputError("name a client: by name, by the first letters of it, or by id")
    name = typed.upper()
    for client in clients:
        if client.id == name:
            return name
    folded = fold(typed)
    for matches in (_equal, _begins, _word_begins):
        found = [client for client in clients if matches(client, folded)]
        if len(found) == 1:
            return found[0].id
        if found:
            raise _ambiguous(typed, found)
    return _closest(typed, folded, clients)


def _equal(client: Named, folded: str) -> bool:
    return folded in {fold(client.name), fold(client.company)}


def _begins(client: Named, folded: str) -> bool:
    return fold(client.name).startswith(folded)


def _word_begins(client: Named, folded: str) -> bool:
    return f" {folded}" in f" {fold(client.name)}"


def _closest(typed: str, folded: str, clients: Sequence[Named]) -> str:
    from rapidfuzz import fuzz, process

    names = [fold(client.name) for client in clients]
    best = process.extract(folded, names, scorer=fuzz.ratio, limit=_LISTED, score_cutoff=CLOSE)
    if not best:
        raise NotFoundError(f"no client is called {typed!r}; `clientdesk list clients` shows all")
    top = best[0][1]
    close = [clients[place] for _, score, place in best if score > top - AHEAD]
    if len(close) == 1:
        return close[0].id
    raise _ambiguous(typed, close)


def _ambiguous(typed: str, found: Sequence[Named]) -> AmbiguousError:
    names = [client.name for client in found]
    told = [
        f"{client.name} ({client.id})" if names.count(client.name) > 1 else client.name
        for client in found[:_LISTED]
    ]
    more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    return AmbiguousError(f"{typed!r} could be {', '.join(told)}{more}; type more of the name")
