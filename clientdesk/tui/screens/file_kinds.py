"""The menu of a client's file: the kinds of its rows."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

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
