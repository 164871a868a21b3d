"""Every card of a client's file, and those of the know-card and of the brief before a call."""

from collections.abc import Iterator

from clientdesk.model.client import Client
from clientdesk.model.promise import Owner
from clientdesk.services.clients import knowing, open_matters
from clientdesk.services.clients.card import Card, CardLine
from clientdesk.services.clients.standing import day_text
from clientdesk.services.clients.their_time import clock_text, working_text
from clientdesk.services.workbench import Workbench

MOST = 12
"""Open matters of one kind that stand in a client's file; of more, their number."""
MOST_READ = 60
"""Lines of a card that is read."""


def capped(card: Card, most: int = MOST) -> Card:
    """Return a card with at most so many lines that somebody reads them, and how many more."""
    more = len(card.lines) - most
    if more <= 1:
        return card
    return card._replace(lines=(*card.lines[:most], CardLine(f"and {more:,} more", "", "muted")))


def file_cards(bench: Workbench, client: Client, *, public: bool) -> Iterator[Card]:
    """Yield the cards of a client's file; with `public` only those of CLIENT fields."""
    now = bench.clock()
    yield knowing.people(client, now, public=public)
    if not public:
        yield capped(open_matters.promises(bench, client.id, Owner.MINE))
        yield capped(open_matters.promises(bench, client.id, Owner.THEIRS))
        yield capped(open_matters.requests(bench, client.id))
        yield capped(open_matters.incidents(bench, client.id))
        yield capped(open_matters.feedback(bench, client.id))
        yield open_matters.contact(bench, client)
        yield open_matters.milestones(bench, client)
        yield knowing.facts(bench.office, client.id, now.date())
        yield knowing.sections(bench.office, client)
        yield knowing.preferences(client)
        yield knowing.jargon(client)
    yield knowing.about(client, now)


def know_cards(bench: Workbench, client: Client, *, public: bool) -> list[Card]:
    """Return what I know of a client at a glance."""
    now = bench.clock()
    if public:
        return [knowing.people(client, now, public=True), knowing.about(client, now)]
    found = [
        knowing.people(client, now, public=False),
        knowing.preferences(client),
        knowing.jargon(client),
        knowing.facts(bench.office, client.id, now.date()),
        knowing.sections(bench.office, client),
        open_matters.word(bench, client.id),
        open_matters.contact(bench, client),
        open_matters.milestones(bench, client),
        knowing.about(client, now),
    ]
    named = {"People", "Facts"}
    return [capped(card, MOST_READ) for card in found if card.lines or card.heading in named]


def brief_cards(bench: Workbench, client: Client, *, public: bool) -> list[Card]:
    """Return what to have in mind before a call."""
    if public:
        return [_who(bench, client)]
    matters = [
        open_matters.promises(bench, client.id, Owner.MINE),
        open_matters.promises(bench, client.id, Owner.THEIRS),
        open_matters.incidents(bench, client.id),
        open_matters.requests(bench, client.id),
    ]
    near = open_matters.milestones(bench, client)
    cards = [
        _who(bench, client),
        _last(bench, client),
        *(card for card in matters if card.lines or card.key in "ow"),
        _agenda(bench, client),
        Card("q", "To ask", tuple(_questions(bench, client)), "nothing is stale or missing"),
        *([near] if near.lines else []),
    ]
    return [capped(card, MOST_READ if card.key == "i" else MOST) for card in cards]


def _who(bench: Workbench, client: Client) -> Card:
    now = bench.clock()
    person = client.contact
    lines = []
    if person is not None:
        phone = person.phones[0].value if person.phones else ""
        about = ", ".join(part for part in (person.name, person.role) if part)
        lines.append(CardLine(about, phone, "strong"))
    clock = clock_text(client, person, now)
    working = working_text(client, person, now)
    lines.append(CardLine(f"{clock} for them{f', {working}' if working else ''}"))
    return Card("p", "Who", tuple(lines), public=True)


def _last(bench: Workbench, client: Client) -> Card:
    last = bench.log.last(client.id)
    if last is None:
        return Card("i", "Last time", (), "you have not talked yet")
    at = last.at.astimezone(bench.clock().tzinfo)
    names = ", ".join(person.name for person in client.people if person.id in last.people)
    about = f"{last.channel}{f' with {names}' if names else ''}"
    when = f"{day_text(at.date(), bench.clock().date())} {at:%H:%M}"
    lines = [CardLine(about, when, "muted"), *(CardLine(str(line)) for line in last.lines)]
    return Card("i", "Last time", tuple(lines))


def _agenda(bench: Workbench, client: Client) -> Card:
    checkin = open_matters.next_checkin(bench, client.id)
    items = checkin.items if checkin else ()
    lines = tuple(CardLine(item.text, str(item.kind)) for item in items if not item.answer)
    none = "the next check-in has no agenda yet" if checkin else "no check-in is planned"
    return Card("g", "To talk about", lines, none)


def _questions(bench: Workbench, client: Client) -> Iterator[CardLine]:
    """Yield stale facts and empty sections as questions, but for those on the agenda."""
    for item in bench.knowing.questions(client.id):
        yield CardLine(item.text)


def as_text(heading: str, cards: list[Card]) -> str:
    """Return cards as plain text to be copied: they hold nothing SECRET."""
    parts = [heading, ""]
    for card in cards:
        parts.append(card.heading)
        parts += [
            f"  {line.text}{f'  ({line.aside})' if line.aside else ''}" for line in card.lines
        ]
        parts += [f"  {card.empty}"] * (not card.lines)
        parts.append("")
    return "\n".join(parts)
