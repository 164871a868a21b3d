"""Clients to whom an update about an incident is late: the word was not kept a second time."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.incident import Incident, IncidentState
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import Overview
from clientdesk.services.overview.sieve import holding
from clientdesk.services.zones import aware, zone_named

_OWED = re.compile(rb'"given_at":null')


class Alarms:
    """Who must be rung now; looked up again only when an incident changed or a time has come."""

    def __init__(self, office: Office, overview: Overview) -> None:
        """Watch the incidents of a desk."""
        self._office = office
        self._overview = overview
        self._tables: tuple[int, ...] | None = None
        self._until: datetime | None = None
        self._late: frozenset[str] = frozenset()

    def late(self) -> frozenset[str]:
        """Return the ids of the clients to whom an update is late."""
        now = self._office.now()
        tables = self._overview.tables(Incident.table)
        if tables != self._tables or (self._until is not None and self._until < now):
            self._tables = tables
            ends = list(self._ends(now))
            self._late = frozenset(client for client, end in ends if end < now)
            self._until = min((end for _, end in ends if end >= now), default=None)
        return self._late

    def _ends(self, now: datetime) -> list[tuple[str, datetime]]:
        """Return by when an update is owed to whom: the end of its range, where it has one."""
        return [
            (incident.client, aware(update.ends, zone))
            for incident in holding(self._office, Incident, _OWED.search, None)
            if incident.state is IncidentState.OPEN
            if (zone := _zone(incident.zone, now))
            for update in incident.owed
        ]


def _zone(name: str, now: datetime) -> ZoneInfo:
    """Return the zone of an incident; mine where it has none, or one that nobody knows."""
    mine = now.tzinfo if isinstance(now.tzinfo, ZoneInfo) else ZoneInfo("UTC")
    try:
        return zone_named(name) if name else mine
    except InvalidInputError:
        return mine
