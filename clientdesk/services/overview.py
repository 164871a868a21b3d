"""The overview: of each client what the roster shows, and the newest and next of what they have."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from clientdesk.model.client import Cadence, ClientStatus
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.note import DAYS_A_MONTH
from clientdesk.model.recurrence import Recurrence
from clientdesk.services.digest import Digest
from clientdesk.services.folding import fold
from clientdesk.services.occurrences import interval_days
from clientdesk.services.zones import aware, zone_named
from clientdesk.store.desk import Desk


@dataclass(slots=True)
class _Named:
    name: str = ""
    term: str = ""


@dataclass(slots=True)
class _ClientView:
    id: str
    name: str
    created_at: datetime
    company: str = ""
    status: ClientStatus = ClientStatus.ACTIVE
    people: tuple[_Named, ...] = ()
    jargon: tuple[_Named, ...] = ()
    tags: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    cadence: Cadence | None = None
    trashed_at: str | None = None


@dataclass(slots=True)
class _TouchView:
    client: str
    at: datetime
    trashed_at: str | None = None


@dataclass(slots=True)
class _FactView:
    seen_on: date | None = None
    stale_after_months: int = 12


@dataclass(slots=True)
class _NoteView:
    client: str
    created_at: datetime
    changed_at: datetime | None = None
    facts: tuple[_FactView, ...] = ()
    trashed_at: str | None = None


@dataclass(slots=True)
class _CheckInView:
    client: str
    zone: str
    upcoming: datetime | None = None
    snoozed_until: datetime | None = None
    recurrence: Recurrence | None = None
    trashed_at: str | None = None


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
        texts = (self.name, self.company, *self.people, *self.tags, *self.jargon)
        return fold("\n".join(texts))


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


class Overview:
    """The newest and the next of each client, kept up to date change by change."""

    def __init__(self, desk: Desk, zone: Callable[[], ZoneInfo]) -> None:
        """Look at a desk from my zone."""
        self._zone = zone
        self._of_zone = zone()
        self._clients = Digest(desk, "clients", _ClientView, self._facts)
        self._touches = Digest(desk, "touches", _TouchView, self._touch)
        self._notes = Digest(desk, "notes", _NoteView, self._note)
        self._check_ins = Digest(desk, "checkins", _CheckInView, self._check_in)
        self._made: dict[str, tuple[int, object]] = {}

    def refresh(self) -> tuple[int, int, int, int]:
        """Take in what changed; equal answers mean that nothing did."""
        digests = (self._clients, self._touches, self._notes, self._check_ins)
        if self._zone() != self._of_zone:
            self._of_zone = self._zone()
            for digest in digests:
                digest.forget()
        one, two, three, four = (digest.refresh() for digest in digests)
        return one, two, three, four

    def clients(self) -> list[ClientFacts]:
        """Return the clients that are not in the trash, in the order in which they came."""
        self._clients.refresh()
        return self._clients.values()

    @property
    def clients_version(self) -> int:
        """A number that grows when any client changes."""
        return self._clients.refresh()

    def last_touch(self) -> dict[str, date]:
        """Return the day of the newest touch by client."""
        newest: dict[str, date] = {}
        for client, day in self._touches.values():
            if (held := newest.get(client)) is None or day > held:
                newest[client] = day
        return newest

    def notes(self) -> dict[str, Freshness]:
        """Return how old the notes are by client."""
        found: dict[str, Freshness] = {}
        for client, fresh in self._notes.values():
            if (held := found.get(client)) is None:
                found[client] = fresh
                continue
            stale = [day for day in (held.stale_from, fresh.stale_from) if day]
            written = max(held.written, fresh.written)
            found[client] = Freshness(written, min(stale, default=None))
        return found

    def next_talk(self) -> dict[str, NextTalk]:
        """Return the next check-in by client."""
        found: dict[str, NextTalk] = {}
        for client, talk in self._check_ins.values():
            if (held := found.get(client)) is None or talk.day < held.day:
                found[client] = talk
        return found

    # -- one document at a time -------------------------------------------------------------------

    def _facts(self, view: _ClientView) -> ClientFacts | None:
        if view.trashed_at is not None:
            return None
        return ClientFacts(
            id=view.id,
            name=view.name,
            folded=fold(view.name),
            company=view.company,
            status=view.status,
            people=tuple(person.name for person in view.people),
            jargon=tuple(term.term for term in view.jargon),
            projects=view.projects,
            tags=view.tags,
            cadence=view.cadence,
            since=self._day(view.created_at),
        )

    def _touch(self, view: _TouchView) -> tuple[str, date] | None:
        return None if view.trashed_at is not None else (view.client, self._day(view.at))

    def _note(self, view: _NoteView) -> tuple[str, Freshness] | None:
        if view.trashed_at is not None:
            return None
        stale = min((_stale_from(fact) for fact in view.facts if fact.seen_on), default=None)
        return view.client, Freshness(self._day(view.changed_at or view.created_at), stale)

    def _check_in(self, view: _CheckInView) -> tuple[str, NextTalk] | None:
        if view.trashed_at is not None or view.upcoming is None:
            return None
        day = self._wall_day(view.upcoming, view.zone)
        if view.snoozed_until is not None:
            day = max(day, self._day(view.snoozed_until))
        interval = interval_days(view.recurrence) if view.recurrence else None
        return view.client, NextTalk(day, interval)

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self._of_zone).date()

    def _wall_day(self, wall: datetime, zone: str) -> date:
        if not zone or zone == self._of_zone.key:
            return wall.date()
        try:
            return self._day(aware(wall, zone_named(zone)))
        except InvalidInputError:
            return wall.date()


def _stale_from(fact: _FactView) -> date:
    seen = fact.seen_on or date.min
    try:
        return seen + timedelta(days=int(fact.stale_after_months * DAYS_A_MONTH) + 1)
    except OverflowError:
        return date.max
