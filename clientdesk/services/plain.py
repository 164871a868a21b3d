"""Records and rows as plain dicts and words for the command line: only what may be shown."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from clientdesk.model.checkin import CheckIn
from clientdesk.model.client import Client
from clientdesk.model.field import visible
from clientdesk.model.record import Record
from clientdesk.services.clients.roster import RosterRow
from clientdesk.services.clients.standing import Mark
from clientdesk.services.exchange.dossier import local
from clientdesk.services.exchange.porter import audience_of
from clientdesk.services.workbench import Workbench
from clientdesk.services.zones import aware, zone_named

_SHAPES = {Mark.OVERDUE: "▲", Mark.DUE: "●", Mark.FINE: "○", Mark.NONE: "·"}
_PLAIN_SHAPES = {Mark.OVERDUE: "!", Mark.DUE: "*", Mark.FINE: "o", Mark.NONE: "."}


def mark(row: RosterRow, *, ascii_only: bool) -> str:
    """Return the shape that stands before a client."""
    return (_PLAIN_SHAPES if ascii_only else _SHAPES)[row.mark]


def names(bench: Workbench) -> dict[str, str]:
    """Return the names of all clients by id."""
    return {row.id: row.name for row in bench.roster.rows(past=True)}


def fields(bench: Workbench, record: Record) -> dict[str, Any]:
    """Return what may be shown of a record, with moments in my zone."""
    audience = audience_of(private=bench.settings.private)
    return visible(local(record, bench.me.zone()), audience)


def records(bench: Workbench, held: Iterable[Record]) -> list[dict[str, Any]]:
    """Return what may be shown of records, each with the name of its client."""
    known = names(bench)
    return [
        {**fields(bench, record), "client_name": known.get(getattr(record, "client", ""), "")}
        for record in held
    ]


def clients(bench: Workbench, rows: Iterable[RosterRow]) -> list[dict[str, Any]]:
    """Return what may be shown of clients, each with how it stands."""
    held = {client.id: client for client in bench.cabinet.list(Client)}
    return [
        {
            **fields(bench, held[row.id]),
            "mark": row.mark.value,
            "when": row.when,
            "contact": row.contact,
            "stale": row.stale,
        }
        for row in rows
        if row.id in held
    ]


def checkins(bench: Workbench, held: Iterable[CheckIn]) -> list[dict[str, Any]]:
    """Return what may be shown of check-ins, each with its next start in my zone, or None."""
    known = names(bench)
    return [
        {
            **fields(bench, checkin),
            "client_name": known.get(checkin.client, ""),
            "next_start": next_start(bench, checkin).isoformat() if checkin.upcoming else None,
        }
        for checkin in held
    ]


def next_start(bench: Workbench, checkin: CheckIn) -> datetime:
    """Return when a check-in takes place next: an aware moment; far away for one that is over."""
    zone = zone_named(checkin.zone) if checkin.zone else bench.me.zone()
    wall = checkin.upcoming or datetime(9999, 1, 2)  # noqa: DTZ001 - a wall time
    return aware(wall, zone).astimezone(bench.me.zone())


def when(bench: Workbench, checkin: CheckIn) -> str:
    """Return when a check-in takes place next, in words."""
    return f"{next_start(bench, checkin):%Y-%m-%d %H:%M}" if checkin.upcoming else "over"
