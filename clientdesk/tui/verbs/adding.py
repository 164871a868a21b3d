"""Adding to a client: the menu of what can be added, and what comes up after it was."""

from collections.abc import Callable
from functools import partial
from typing import Any

from clientdesk.model.client import Client
from clientdesk.model.feedback import Feedback
from clientdesk.model.milestone import Milestone
from clientdesk.model.pushback import PushBack
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.model.share import Share
from clientdesk.model.touch import Touch
from clientdesk.model.trip import Trip
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.menu import Menu
from clientdesk.tui.forms.adding import add_fact, add_record, add_term
from clientdesk.tui.forms.editing import Typed
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.advising import show_pushback, show_share
from clientdesk.tui.practices.agreeing import show_agreements
from clientdesk.tui.practices.decoding import after_saving
from clientdesk.tui.practices.hearing import show_feedback
from clientdesk.tui.practices.promising import choose_what_waits
from clientdesk.tui.practices.recapping import after_talk
from clientdesk.tui.practices.recovering import call_sheet_of

NEXT: dict[type[Record], Callable[[DeskHost, Any], object]] = {
    Touch: after_talk,
    Request: after_saving,
    Share: show_share,
    PushBack: show_pushback,
    Feedback: show_feedback,
}
"""What comes up after a new record of a kind."""


def add(
    app: DeskHost,
    kind: type[Record],
    client: Client,
    *,
    values: dict[str, Any] | None = None,
    typed: Typed = None,
) -> None:
    """Add a record of any kind, and go on with it as is usual for its kind."""
    follow = NEXT.get(kind)
    then = partial(follow, app) if follow is not None else None
    add_record(app, kind, client, values=values, typed=typed, then=then)


def add_menu(app: DeskHost, client: Client) -> Menu:
    """Return the menu of what can be added; a second `a` is the note."""
    note = partial(add_note, app, client)
    choices = [
        Choice("a", "note", note),
        Choice("n", "note", note),
        Choice("f", "fact", partial(add_fact, app, client)),
        Choice("j", "jargon", partial(add_term, app, client)),
        Choice("b", "feedback", partial(add, app, Feedback, client)),
        Choice("m", "milestone", partial(add, app, Milestone, client)),
        Choice("s", "share", partial(add, app, Share, client)),
        Choice("p", "push-back", partial(add, app, PushBack, client)),
        Choice("t", "trip", partial(add, app, Trip, client)),
        Choice("e", "escalation: hours, emergencies, calls", partial(show_agreements, app, client)),
        Choice("w", "what a promise waits for", partial(choose_what_waits, app, client)),
        Choice("c", "call sheet, in its incident", partial(call_sheet_of, app, client)),
    ]
    return Menu(f"Add to {client.name}", choices, delay=0.4)


def add_note(app: DeskHost, client: Client) -> None:
    """Add a note by the quick note's dialog."""
    from clientdesk.tui.notes.dialogs.quick_note import QuickNote

    app.push_screen(QuickNote(client_id=client.id))
