"""Gathering a client's records for an export: only what its audience may read, in my own zone."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from clientdesk.exporting import Dossier, Material, Planned
from clientdesk.model.checkin import CheckIn, OccurrenceState
from clientdesk.model.client import Client
from clientdesk.model.field import Privacy, fields_of, visible
from clientdesk.model.record import Record
from clientdesk.model.text import clean, slug
from clientdesk.model.touch import Touch
from clientdesk.model.version import Version
from clientdesk.services.calendar import Appointment, Calendar
from clientdesk.services.folding import fold
from clientdesk.services.kinds import of_clients
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.zones import aware, zone_named

AHEAD = timedelta(days=42)
"""How far ahead check-ins are told."""
TOLD = 5
"""How many of them, at most."""


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
        ids = [client_id] if client_id is not None else list(stems)
        clients = [self._office.client(each) for each in ids]
        ahead = self._ahead(client_id)
        return Material(
            today=self._office.now().astimezone(self._me.zone()).date(),
            dossiers=tuple(
                self._dossier(client, audience, stems, ahead.get(client.id, []))
                for client in sorted(clients, key=lambda each: (fold(each.name), each.id))
            ),
        )

    def belongings(self, client_id: str) -> dict[str, int]:
        """Return how many records of each kind a client has, by what a person calls them."""
        return {
            f"{kind.noun}s" if (count := len(held)) != 1 else kind.noun: count
            for kind in of_clients()
            if kind is not Version and (held := self._office.living(kind, client_id))
        }

    def _dossier(
        self,
        client: Client,
        audience: Privacy,
        stems: dict[str, str],
        ahead: list[Appointment],
    ) -> Dossier:
        internal = audience is Privacy.INTERNAL
        touches = self._office.living(Touch, client.id) if internal else []
        last = max((touch.at for touch in touches), default=None)
        zone = self._me.zone()
        return Dossier(
            stem=stems.get(client.id, slug(client.name)),
            client=visible(local(client, zone), audience),
            last_touch=last.astimezone(zone) if last else None,
            planned=self._planned(client, audience, ahead),
            records={
                kind.table: tuple(
                    visible(local(record, zone), audience)
                    for record in sorted(
                        self._office.living(kind, client.id), key=lambda each: each.id
                    )
                    if internal or _may_be_shared(record)
                )
                for kind in of_clients()
                if kind is not Version
            },
        )

    def _planned(
        self, client: Client, audience: Privacy, ahead: list[Appointment]
    ) -> tuple[Planned, ...]:
        mine = self._me.zone()
        theirs = zone_named(client.zone) if client.zone else mine
        now = self._office.now()
        found = [
            (starts, True, checkin)
            for checkin in self._office.living(CheckIn, client.id)
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
