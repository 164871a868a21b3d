"""Names and words that can be completed while a note is typed."""

import re
from typing import NamedTuple

from clientdesk.services.folding import fold
from clientdesk.services.workbench import Workbench

_LAST_WORD = re.compile(r"(?:^|(?<=[\s(\"'–—]))([@#][^\s@#\[\]]*)$|(\[\[[^\[\]]*)$")
SHORTEST = 2
"""So many characters, the sign included, before anything is offered."""
_ELSEWHERE = 2
MOST = 6
"""How many are offered."""


class Offer(NamedTuple):
    """What the word under the cursor can become."""

    shown: str
    """How it is offered."""
    written: str
    """What takes the place of the word."""


def last_word(before: str) -> str:
    """Return the `@word`, `#word` or `[[words` that ends a line; empty if none does."""
    match = _LAST_WORD.search(before)
    return (match[1] or match[2]) if match else ""


def offers(bench: Workbench, word: str, tags: tuple[str, ...]) -> list[Offer]:
    """Return what a word can become, best first; nothing for one that is whole already."""
    if len(word) < SHORTEST:
        return []
    if word[0] == "#":
        typed = word[1:]
        folded = fold(typed)
        found = [tag for tag in tags if fold(tag).startswith(folded)]
        return [] if typed in found else [Offer(f"#{tag}", f"#{tag} ") for tag in found[:MOST]]
    linked = word.startswith("[[")
    typed = word[2:] if linked else word[1:]
    names = clients_like(bench, typed)
    if linked:
        return [Offer(f"[[{name}]]", f"[[{name}]]") for name in names]
    return [] if typed in names else [Offer(f"@{name}", f"@{name} ") for name in names]


def clients_like(bench: Workbench, typed: str) -> list[str]:
    """Return names of clients that fit what is typed: those that begin so, then by a later word.

    Only where there are none those follow whose people or tags fit.
    """
    folded = fold(typed.strip())
    names = [row.name for row in bench.roster.rows(typed, past=True)]

    def rank(name: str) -> int:
        plain = fold(name)
        return 0 if plain.startswith(folded) else 1 if f" {folded}" in plain else _ELSEWHERE

    named = [name for name in names if rank(name) < _ELSEWHERE]
    return sorted(named or names, key=rank)[:MOST]
