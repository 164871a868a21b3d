"""Gathering a client's records for an export: only what its audience may read, in my own zone."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from clientdesk.exporting import Dated, Dossier, Material, Planned, Word
from clientdesk.model.checkin import CheckIn, OccurrenceState
from clientdesk.model.client import Client
from clientdesk.model.field import Privacy, fields_of, visible
from clientdesk.model.milestone import Milestone, MilestoneKind
from clientdesk.model.note import Note
from clientdesk.model.promise import Promise
from clientdesk.model.record import Record
from clientdesk.model.text import clean, slug
from clientdesk.model.touch import Touch
from clientdesk.model.version import Version
from clientdesk.services.folding import fold
from clientdesk.services.kinds import of_clients
from clientdesk.services.me import Me
from clientdesk.services.notes.completeness import completeness_of
from clientdesk.services.office import Office
from clientdesk.services.planning.birthdays import next_birthday, told
from clientdesk.services.planning.calendar import Appointment, Calendar
from clientdesk.services.planning.word import due_at, is_late, kept_in_time, lateness, tally
from clientdesk.services.when.anniversaries import day_from
from clientdesk.services.zones import aware, zone_named

R = TypeVar("R", bound=Record)

AHEAD = timedelta(days=42)
"""How far ahead check-ins are told."""
TOLD = 5
"""How many of them, at most."""


class _Shelves:
    """The living records of every kind by client: all read once, or those of one client only."""

    def __init__(self, office: Office, client_id: str | None) -> None:
        self._held: dict[str, dict[str, list[Record]]] = {}
        for kind in of_clients():
            if kind is Version:
                continue
            shelf = self._held.setdefault(kind.table, {})
            for record in sorted(office.living(kind, client_id), key=lambda each: each.id):
                shelf.setdefault(str(getattr(record, "client", "")), []).append(record)

    def of(self, client_id: str) -> dict[str, list[Record]]:
        """Return the records of a client by table, oldest first."""
        return {table: shelf.get(client_id, []) for table, shelf in self._held.items()}


class Archive:
    """The verbs of gathering."""

    def __init__(self, office: Office, calendar: Calendar, me: Me) -> None:
        """Gather from a desk."""
        self._office = office
        self._calendar = calendar
        self._me = me

    def material(self, audience: Privacy, client_id: str | None = None) -> Material:
        """Return what an export for an audience works from: one client, or all.

        Raises NotFoundError.
        """
        stems = self._stems()
        living = self._office.living(Client) if client_id is None else []
        clients = living if client_id is None else [self._office.client(client_id)]
        ahead = self._ahead(client_id)
        shelves = _Shelves(self._office, client_id)
        return Material(
            today=self._office.now().astimezone(self._me.zone()).date(),
            hours=self._me.get().hours,
            dossiers=tuple(
                self._dossier(
                    client,
                    stems.get(client.id, slug(client.name)),
                    audience,
                    shelves.of(client.id),
                    ahead.get(client.id, []),
                )
                for client in sorted(clients, key=lambda each: (fold(each.name), each.id))
            ),
        )

    def belongings(self, client_id: str) -> dict[str, int]:
        """Return how many records of each kind a client has, by what a person calls them."""
        held = _Shelves(self._office, client_id).of(client_id).values()
        return {
            records[0].noun if len(records) == 1 else f"{records[0].noun}s": len(records)
            for records in held
            if records
        }

    def _dossier(
        self,
        client: Client,
        stem: str,
        audience: Privacy,
        held: dict[str, list[Record]],
        ahead: list[Appointment],
    ) -> Dossier:
        internal = audience is Privacy.INTERNAL
        touches = [each.at for each in _of_kind(held, Touch) if internal]
        zone = self._me.zone()
        return Dossier(
            stem=stem,
            client=visible(local(client, zone), audience),
            last_touch=max(touches).astimezone(zone) if touches else None,
            planned=self._planned(client, audience, _of_kind(held, CheckIn), ahead),
            kept=tally(_of_kind(held, Promise), zone) if internal else (0, 0),
            words=self._words(_of_kind(held, Promise)) if internal else {},
            dates=self._dates(client, _of_kind(held, Milestone)) if internal else (),
            unknown=_unknown(client, _of_kind(held, Note)) if internal else (),
            records={
                table: tuple(
                    visible(local(record, zone), audience)
                    for record in records
                    if internal or _may_be_shared(record)
                )
                for table, records in held.items()
            },
        )

    def _dates(self, client: Client, milestones: list[Milestone]) -> tuple[Dated, ...]:
        """Return the days of milestones, and the birthdays that no milestone is kept of."""
        today = self._office.now().astimezone(self._me.zone()).date()
        found = [
            Dated(day, clean(one.title), one.yearly)
            for one in milestones
            if max(day := day_from(one, today), one.ends_on or day) >= today
        ]
        kept = {one.person for one in milestones if one.kind is MilestoneKind.BIRTHDAY}
        found += [
            Dated(born, clean(told(person)), yearly=True)
            for person in client.people
            if person.id not in kept and (born := next_birthday(person.birthday, today))
        ]
        return tuple(sorted(found, key=lambda one: (one.day, one.title)))

    def _words(self, promises: list[Promise]) -> dict[str, Word]:
        mine, now = self._me.zone(), self._office.now()
        return {
            one.id: Word(
                due=due_at(one, mine),
                late=is_late(one, mine, now),
                in_time=kept_in_time(one, mine),
                lateness=lateness(one, mine, now),
            )
            for one in promises
        }

    def _planned(
        self,
        client: Client,
        audience: Privacy,
        checkins: list[CheckIn],
        ahead: list[Appointment],
    ) -> tuple[Planned, ...]:
        mine = self._me.zone()
        theirs = zone_named(client.zone) if client.zone else mine
        now = self._office.now()
        found = [
            (starts, True, checkin)
            for checkin in checkins
            if checkin.upcoming is not None
            and (starts := aware(checkin.upcoming, self._zone_of(checkin))) < now
        ]
        found += [
            (one.starts, False, one.checkin)
            for one in ahead
            if one.state is OccurrenceState.PLANNED and one.starts >= now
        ]
        return tuple(
            Planned(
                starts=starts.astimezone(mine),
                theirs=starts.astimezone(theirs),
                overdue=overdue,
                checkin=visible(local(checkin, mine), audience),
            )
            for starts, overdue, checkin in sorted(found, key=lambda each: each[0])[:TOLD]
        )

    def _zone_of(self, checkin: CheckIn) -> ZoneInfo:
        return zone_named(checkin.zone) if checkin.zone else self._me.zone()

    def _ahead(self, client_id: str | None) -> dict[str, list[Appointment]]:
        today = self._office.now().astimezone(self._me.zone()).date()
        found: dict[str, list[Appointment]] = {}
        for one in self._calendar.between(today, today + AHEAD, client_id):
            found.setdefault(one.checkin.client, []).append(one)
        return found

    def _stems(self) -> dict[str, str]:
        """Return a file stem for every client; of two equal ones the older keeps the plain one."""
        stems: dict[str, str] = {}
        taken: set[str] = set()
        for client in sorted(self._office.living(Client), key=lambda each: each.id):
            stem = _free(slug(client.name), client.id.lower(), taken)
            taken.add(stem)
            stems[client.id] = stem
        return stems


def _free(stem: str, tail: str, taken: set[str]) -> str:
    tries: Iterable[str] = (stem, *(f"{stem}-{tail[-length:]}" for length in range(6, 27)))
    return next(each for each in tries if each not in taken)


def _of_kind(held: dict[str, list[Record]], kind: type[R]) -> list[R]:
    """Return the records of one kind."""
    return [each for each in held[kind.table] if isinstance(each, kind)]


def _unknown(client: Client, notes: list[Note]) -> tuple[str, ...]:
    """Return the sections of know-your-partner that say nothing yet."""
    return tuple(map(str, completeness_of(client, notes).empty))


def _may_be_shared(record: Record) -> bool:
    return bool(getattr(record, "shareable", True))


def local(value: Any, zone: ZoneInfo) -> Any:
    """Return a record with every aware moment told in a zone, and with every text clean.

    Wall times stay as they are. Texts are clean unless somebody edited the desk file by hand.
    """
    if type(value) is str:
        return clean(value)
    if isinstance(value, datetime):
        return value.astimezone(zone) if value.tzinfo is not None else value
    if isinstance(value, tuple):
        return tuple(local(item, zone) for item in value)
    if hasattr(value, "__dataclass_fields__"):
        held = {info.name: getattr(value, info.name) for info in fields_of(value.__class__)}
        moved = {name: now for name, old in held.items() if (now := local(old, zone)) is not old}
        return replace(value, **moved) if moved else value
    return value
