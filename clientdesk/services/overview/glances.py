"""Glances: the little that the overview takes from each record, in my zone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from clientdesk.model.client import Cadence, Client, ClientStatus
from clientdesk.model.errors import InvalidInputError
from clientdesk.services.folding import fold
from clientdesk.services.zones import aware, zone_named

if TYPE_CHECKING:
    from clientdesk.model.checkin import CheckIn
    from clientdesk.model.note import Fact, Note
    from clientdesk.model.touch import Touch
    from clientdesk.services.overview.views import CheckInView, ClientView, NoteView, TouchView


@dataclass(slots=True)
class ClientFacts:
    """What lists need of one client."""

    id: str
    """Id."""
    name: str
    """Name."""
    folded: str
    """The name, folded."""
    company: str
    """The legal name."""
    status: ClientStatus
    """Active, prospect or past."""
    people: tuple[str, ...]
    """Names of the people, the main contact first."""
    jargon: tuple[str, ...]
    """Their words."""
    projects: tuple[str, ...]
    """Names of projects."""
    tags: tuple[str, ...]
    """My words for finding them."""
    cadence: Cadence | None
    """How often to be in touch."""
    since: date
    """The day on which they came to the desk."""

    @property
    def contact(self) -> str:
        """Name of the main contact, or empty."""
        return self.people[0] if self.people else ""

    @property
    def haystack(self) -> str:
        """Everything that a filter looks in, folded."""
        texts = (self.company, *self.people, *self.tags, *self.jargon)
        return "\n".join((self.folded, fold("\n".join(texts))))


@dataclass(slots=True)
class NextTalk:
    """The next check-in of a client."""

    day: date
    """Its day in my zone; that until which it is snoozed, if it is."""
    interval: float | None
    """The distance of two, in days; None for a single one."""


@dataclass(slots=True)
class Freshness:
    """How old the notes on a client are."""

    written: date
    """The day on which one was written last."""
    stale_from: date | None
    """The first day on which a fact is stale, or None."""


@dataclass(slots=True)
class Picture:
    """Everything that the overview knows, by id of the client."""

    clients: dict[str, ClientFacts] = field(default_factory=dict)
    """The clients that are not in the trash, in the order in which they came."""
    touched: dict[str, date] = field(default_factory=dict)
    """The day of the newest touch."""
    notes: dict[str, Freshness] = field(default_factory=dict)
    """How old the notes are."""
    talks: dict[str, NextTalk] = field(default_factory=dict)
    """The next check-in."""


def facts_of(client: "Client | ClientView", zone: ZoneInfo) -> ClientFacts:
    """Return what lists need of a client."""
    return ClientFacts(
        id=client.id,
        name=client.name,
        folded=fold(client.name),
        company=client.company,
        status=client.status,
        people=tuple(person.name for person in client.people),
        jargon=tuple(term.term for term in client.jargon),
        projects=client.projects,
        tags=client.tags,
        cadence=client.cadence,
        since=_day(client.created_at, zone),
    )


def touch_of(touch: "Touch | TouchView", zone: ZoneInfo) -> date:
    """Return the day of a touch."""
    return _day(touch.at, zone)


def freshness_of(note: "Note | NoteView", zone: ZoneInfo) -> Freshness:
    """Return how old one note is."""
    stale = min((_stale_from(fact) for fact in note.facts if fact.seen_on), default=None)
    return Freshness(_day(note.changed_at or note.created_at, zone), stale)


def talk_of(checkin: "CheckIn | CheckInView", zone: ZoneInfo) -> NextTalk | None:
    """Return when a check-in takes place next, or None if all of it is over."""
    if checkin.upcoming is None:
        return None
    from clientdesk.services.planning.occurrences import interval_days

    day = _wall_day(checkin.upcoming, checkin.zone, zone)
    if checkin.snoozed_until is not None:
        day = max(day, _day(checkin.snoozed_until, zone))
    return NextTalk(day, interval_days(checkin.recurrence) if checkin.recurrence else None)


def fresher(notes: Iterable[Freshness]) -> Freshness | None:
    """Return how old several notes are together, or None if there are none."""
    found = list(notes)
    if not found:
        return None
    stale = min((one.stale_from for one in found if one.stale_from), default=None)
    return Freshness(max(one.written for one in found), stale)


def sooner(talks: Iterable[NextTalk | None]) -> NextTalk | None:
    """Return the first of several talks, or None if there are none."""
    return min((one for one in talks if one), key=lambda one: one.day, default=None)


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _wall_day(wall: datetime, name: str, zone: ZoneInfo) -> date:
    if not name or name == zone.key:
        return wall.date()
    try:
        return _day(aware(wall, zone_named(name)), zone)
    except InvalidInputError:
        return wall.date()


def _stale_from(fact: "Fact") -> date:
    from clientdesk.model.note import DAYS_A_MONTH

    seen = fact.seen_on or date.min
    try:
        return seen + timedelta(days=int(fact.stale_after_months * DAYS_A_MONTH) + 1)
    except OverflowError:
        return date.max
