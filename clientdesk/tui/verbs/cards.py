"""The cards of a client by their letters: a menu of them, and the editing of each."""

from collections.abc import Iterable
from functools import partial

from clientdesk.model.client import Client
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident
from clientdesk.model.milestone import Milestone
from clientdesk.model.promise import Owner, Promise
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.services.clients.card import Card
from clientdesk.services.clients.cards import file_cards
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.menu import Menu
from clientdesk.tui.forms import editing
from clientdesk.tui.forms.adding import add_fact, add_term
from clientdesk.tui.host import DeskHost
from clientdesk.tui.verbs.adding import add, add_note


def cards_menu(app: DeskHost, client: Client, cards: Iterable[Card] = ()) -> Menu:
    """Return the menu of a client's cards, each by the letter beside its heading."""
    held = tuple(cards) or tuple(file_cards(app.workbench, client, public=app.curtain))
    choices = [
        Choice(card.key, _does(card), partial(edit_card, app, client, card.key)) for card in held
    ]
    return Menu(f"Edit or add: {client.name}", choices)


def _does(card: Card) -> str:
    does = {
        "p": "people: add, edit, order, remove",
        "o": "a promise of mine",
        "w": "a promise of theirs",
        "r": "a request",
        "i": "an incident",
        "b": "feedback",
        "a": "rhythm: how often to be in touch",
        "m": "a milestone",
        "f": "a fact",
        "k": "a note in a section",
        "t": "preferences: tone, channel, length",
        "j": "jargon: a word of theirs",
        "c": "the client's fields",
    }
    return does.get(card.key, card.heading)


def edit_card(app: DeskHost, client: Client, key: str) -> None:
    """Open the editing of a card by its letter."""
    kinds: dict[str, type[Record]] = {
        "o": Promise, "r": Request, "i": Incident, "b": Feedback, "m": Milestone,
    }  # fmt: skip
    match key:
        case "p":
            editing.edit_people(app, client)
        case "t":
            editing.edit_preferences(app, client)
        case "j":
            add_term(app, client)
        case "a":
            editing.edit_cadence(app, client)
        case "f":
            add_fact(app, client)
        case "k":
            add_note(app, client)
        case "c":
            editing.edit_client(app, client)
        case "w":
            add(app, Promise, client, values={"owner": Owner.THEIRS})
        case letter if letter in kinds:
            add(app, kinds[letter], client)
