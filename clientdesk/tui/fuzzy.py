"""Fuzzy search over names: letters in order, and better where words begin."""

from functools import lru_cache

from clientdesk.model.text import clean_line

LEAST = 0.7
"""Letters that lie apart answer if this share of them stands in runs or begins words."""


@lru_cache(maxsize=4096)
def fuzzy(query: str, name: str) -> tuple[float, frozenset[int]] | None:
    """Return how well a name answers a query, and the indexes of its letters; None if it does not.

    A name answers if it holds the letters of the query in their order. Runs of letters and first
    letters of words count more.
    """
    wanted = clean_line(query).casefold().replace(" ", "")
    if not wanted:
        return 0.0, frozenset()
    folded = name.casefold()
    if len(folded) != len(name):
        folded = name.lower() if len(name.lower()) == len(name) else name
    at = folded.find(clean_line(query).casefold())
    if at >= 0:
        length = len(clean_line(query))
        return 10.0 + _begins(name, at) + length / len(name), frozenset(range(at, at + length))
    return _scattered(wanted, folded)


def _scattered(wanted: str, folded: str) -> tuple[float, frozenset[int]] | None:
    places: list[int] = []
    score, last = 0.0, -1
    for letter in wanted:
        begins = (n for n in range(last + 1, len(folded)) if _begins(folded, n))
        first = next((n for n in begins if folded[n] == letter), -1)
        near = folded.find(letter, last + 1)
        if near < 0:
            return None
        place = near if near == last + 1 or first < 0 else first
        score += (1.0 if place == last + 1 else 0.0) + _begins(folded, place)
        places.append(place)
        last = place
    score /= len(wanted)
    return (score, frozenset(places)) if score >= LEAST else None


def _begins(name: str, index: int) -> float:
    return 1.0 if index == 0 or not name[index - 1].isalnum() else 0.0
