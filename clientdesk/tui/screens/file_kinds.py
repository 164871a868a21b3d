"""The menus of a client's file: the kinds of its rows, and its cards by their letters."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from clientdesk.services.clients.card import Card
from clientdesk.services.clients.feed import FeedKey, counts
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.menu import Menu


class Kind(NamedTuple):
    """One kind of rows."""

    key: str
    """Its letter in the menu."""
    label: str
    """What they are called."""


KINDS = {
    "": Kind("f", "everything"),
    "touches": Kind("t", "talks"),
    "notes": Kind("n", "notes"),
    "promises": Kind("p", "promises"),
    "requests": Kind("r", "requests"),
    "drafts": Kind("d", "drafts and mails"),
    "checkins": Kind("c", "check-ins"),
    "feedback": Kind("b", "feedback"),
    "incidents": Kind("i", "incidents"),
    "milestones": Kind("m", "milestones"),
    "shares": Kind("s", "shares"),
    "pushbacks": Kind("k", "push-backs"),
}
"""Every kind of row by the table of its records; the empty one is all of them."""


def kinds_menu(keys: list[FeedKey], choose: Callable[[str], object]) -> Menu:
    """Return the menu of the kinds, with how many rows there are of each; a second `f` is all."""
    found = counts(keys)
    choices = [
        Choice(kind.key, f"{kind.label:<18}{found[table] if table else len(keys):>7,}",
               partial(choose, table))
        for table, kind in KINDS.items()
        if not table or found[table]
    ]  # fmt: skip
    return Menu("Show", choices)


def cards_menu(cards: Sequence[Card], edit: Callable[[str], object]) -> Menu:
    """Return the menu of the cards, each by the letter beside its heading."""
    choices = [Choice(card.key, _does(card), partial(edit, card.key)) for card in cards]
    return Menu("Edit or add", choices)


def _does(card: Card) -> str:
    does = {
        "p": "people: add, edit, order, remove",
        "o": "a promise of mine",
        "w": "a promise of theirs",
        "r": "a request",
        "i": "an incident",
        "b": "feedback",
        "a": "how often to be in touch",
        "m": "a milestone",
        "f": "a fact",
        "k": "a note in a section",
        "t": "preferences",
        "j": "a word of theirs",
        "c": "the client's fields",
    }
    return does.get(card.key, card.heading)
