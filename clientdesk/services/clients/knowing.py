"""The cards of what I know of a client: people, facts, preferences, jargon, and who they are."""

from collections.abc import Iterator
from datetime import date, datetime

from clientdesk.model.client import Client
from clientdesk.model.note import DAYS_A_MONTH, Confidence, Fact, Note
from clientdesk.model.person import Person, Power
from clientdesk.model.preference import Formality, Length
from clientdesk.services.clients.card import Card, CardLine, Target, held
from clientdesk.services.clients.their_time import at_work, clock_text, working_text
from clientdesk.services.notes.completeness import Completeness, completeness_of
from clientdesk.services.office import Office

STALE = "still so?"
"""What stands beside a fact that is older than it may be."""


# ---- people


def people(client: Client, now: datetime, *, public: bool) -> Card:
    """Return the card of the people, with their local time; only CLIENT fields if it is public."""
    lines = [
        line for person in client.people for line in _person(client, person, now, public=public)
    ]
    return Card("p", "People", tuple(lines), "nobody yet", public=True)


def _person(client: Client, person: Person, now: datetime, *, public: bool) -> Iterator[CardLine]:
    opens = Target("person", person.id)
    zoned = bool(person.zone or client.zone)
    clock = clock_text(client, person, now) if zoned else ""
    working = at_work(client, person, now)
    if clock and working is not None:
        clock += ", at work" if working else ", off work"
    yield CardLine(person.name, clock, "strong", opens)
    yield from (CardLine(text, "", "muted", opens) for text in _about(client, person, public))
    for address in (*person.emails, *person.phones):
        yield CardLine(address.value, address.label, "name", opens)


def _about(client: Client, person: Person, public: bool) -> Iterator[str]:
    parts = [person.role]
    if not public:
        boss = client.person(person.reports_to)
        gone = "somebody who is gone" if person.reports_to else ""
        parts += [
            "" if person.power is Power.UNKNOWN else str(person.power),
            f"by {person.channel}",
            f"reports to {boss.name if boss else gone}" if boss or gone else "",
            f"born {birthday_text(person.birthday)}" if person.birthday else "",
        ]
    told = ", ".join(part for part in parts if part)
    if told:
        yield told


def birthday_text(birthday: str) -> str:
    """Return a birthday as people say it: `4 Mar`, or `4 Mar 1980`."""
    from clientdesk.services.clients.standing import MONTH_NAMES

    try:
        year, month, day = birthday[:-6].rstrip("-"), int(birthday[-5:-3]), int(birthday[-2:])
        told = f"{day} {MONTH_NAMES[month - 1]}"
    except (ValueError, IndexError):
        return birthday
    return f"{told} {year}" if year else told


# ---- facts


def notes_with_facts(office: Office, client_id: str) -> list[Note]:
    """Return the notes of a client that hold facts."""
    return held(office, Note, client_id, lambda document: b'"facts":[{' in document)


def facts(office: Office, client_id: str, today: date) -> Card:
    """Return the card of the facts, stale ones first, each with its age and its source."""
    found = [
        (not fact.is_stale(today), fact, Target("fact", note.id, place))
        for note in notes_with_facts(office, client_id)
        for place, fact in enumerate(note.facts)
    ]
    lines: list[CardLine] = []
    for fresh, fact, opens in sorted(found, key=lambda one: one[0]):
        aside = age_text(fact, today) if fresh else f"{age_text(fact, today)}, {STALE}"
        lines.append(CardLine(fact.text, aside, "name" if fresh else "due", opens))
        if about := _source(fact):
            lines.append(CardLine(about, "", "muted", opens))
    return Card("f", "Facts", tuple(lines), "none yet")


def _source(fact: Fact) -> str:
    sure = "" if fact.confidence is Confidence.SURE else str(fact.confidence)
    return ", ".join(part for part in (sure, f"from {fact.source}" if fact.source else "") if part)


def age_text(fact: Fact, today: date) -> str:
    """Return how long ago a fact was last seen to hold: `5 days`, `14 months`."""
    if fact.seen_on is None:
        return ""
    days = (today - fact.seen_on).days
    if days < 1:
        return "today"
    if days < 2 * DAYS_A_MONTH:
        return f"{days} day{'' if days == 1 else 's'}"
    return f"{int(days / DAYS_A_MONTH)} months"


def completeness(office: Office, client: Client) -> Completeness:
    """Return which of the eight sections say something; of many notes only the filed are read."""
    return completeness_of(client, held(office, Note, client.id, _filed))


def _filed(document: bytes) -> bool:
    return b'"section":"general"' not in document


def sections(office: Office, client: Client) -> Card:
    """Return the card that says how complete the eight sections are, the empty ones by name."""
    known = completeness(office, client)
    missing = [str(section) for section in known.empty]
    heading = f"Know your partner: {known.told}"
    line = CardLine(f"ask about {', '.join(missing)}", "", "due") if missing else None
    return Card("k", heading, (line,) if line else (), "all told")


# ---- how they like it


def preferences(client: Client) -> Card:
    """Return the card of tone, length, channels and words."""
    tone = client.preferences
    unknown = Formality.UNKNOWN
    parts = [
        "" if tone.formality is unknown else f"{tone.formality} tone",
        "" if tone.length is Length.UNKNOWN else f"{tone.length} mails ({tone.length.words} words)",
        f"by {tone.channel}",
    ]
    lines = [CardLine(", ".join(part for part in parts if part))]
    lines += [CardLine(f"{one.topic}: {one.channel}") for one in tone.topic_channels]
    if tone.liked_words:
        lines.append(CardLine(f"use: {', '.join(tone.liked_words)}"))
    if tone.avoided_words:
        lines.append(CardLine(f"avoid: {', '.join(tone.avoided_words)}"))
    return Card("t", "Preferences", tuple(lines))


def jargon(client: Client) -> Card:
    """Return the card of their words."""
    lines = tuple(
        CardLine(
            f"{term.term}: {term.meaning}" if term.meaning else term.term,
            "" if term.fit_for_mail else "not in mails",
            "name",
            Target("term", client.id, place),
        )
        for place, term in enumerate(client.jargon)
    )
    return Card("j", "Jargon", lines, "none yet")


def about(client: Client, now: datetime) -> Card:
    """Return the card of who they are and where; only CLIENT fields."""
    place = ", ".join(part for part in (client.place, client.country) if part)
    now_there = f"{clock_text(client, None, now)} there" if client.zone else ""
    clock = ", ".join(part for part in (now_there, working_text(client, None, now)) if part)
    hours = f"works {client.hours}" if client.hours else ""
    texts = (client.company, client.trade, place, client.website, hours, clock)
    lines = [CardLine(text) for text in texts if text]
    lines += [CardLine(project, "project") for project in client.projects]
    return Card("c", "Client", tuple(lines), "fields and tags", public=True)
