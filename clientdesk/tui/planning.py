"""Planning a check-in and moving what is planned: ask for a moment, then change the desk."""

from datetime import datetime
from zoneinfo import ZoneInfo

from clientdesk.model.checkin import CheckIn
from clientdesk.model.promise import Promise
from clientdesk.services.agenda import Entry
from clientdesk.tui.dialogs.checkin import Asked, WhenBox
from clientdesk.tui.host import DeskHost


def plan_checkin(host: DeskHost, client_id: str) -> None:
    """Ask for a moment and a title, and plan a check-in with a client."""
    if not client_id:
        host.say("Choose a client first: F2.")
        return
    bench = host.workbench
    client = bench.roster.get(client_id)

    def plan(asked: Asked | None) -> None:
        if asked is None:
            return
        when = asked.when
        host.attempt(
            lambda: bench.calendar.add(
                client_id, when.moment, title=asked.words, recurrence=when.recurrence
            ),
            said=f"Check-in with {client.name}: {when.reading}",
        )

    box = WhenBox(
        f"Check-in with {client.name}",
        now=bench.clock(),
        zone=client.zone,
        words="What about",
    )
    host.push_screen(box, plan)


def move_entry(host: DeskHost, entry: Entry) -> None:
    """Ask for another moment for an occurrence of a check-in, or for a promise of mine."""
    bench = host.workbench
    if entry.record_table == Promise.table:
        _move_promise(host, entry)
        return
    if entry.record_table != CheckIn.table or entry.original is None:
        host.say(f"A {entry.kind} has no time of its own to move; z puts it off.")
        return
    checkin, original = bench.calendar.get(entry.record_id), entry.original

    def move(asked: Asked | None) -> None:
        if asked is None:
            return
        to = _wall_time(asked.when.moment, bench.me.zone(), checkin.zone)
        host.attempt(
            lambda: bench.calendar.move(checkin.id, original, to),
            said=f"{entry.client_name}: moved to {asked.when.reading}",
        )

    zone = bench.roster.get(entry.client_id).zone
    box = WhenBox(
        f"Move {entry.client_name}", now=bench.clock(), zone=zone, example="tue 10:00, or +1d 15:00"
    )
    host.push_screen(box, move)


def _move_promise(host: DeskHost, entry: Entry) -> None:
    bench = host.workbench

    def renegotiate(asked: Asked | None) -> None:
        if asked is not None:
            host.attempt(
                lambda: bench.ledger.renegotiate(entry.record_id, asked.when.moment, asked.words),
                said=f"Promised anew for {asked.when.reading}",
            )

    box = WhenBox(
        f"New date: {entry.text}",
        now=bench.clock(),
        zone=bench.roster.get(entry.client_id).zone,
        example="fri 15:00",
        hour=False,
        words="Why",
    )
    host.push_screen(box, renegotiate)


def _wall_time(moment: datetime, mine: ZoneInfo, zone: str) -> datetime:
    """Return a wall time of mine as wall time of another zone."""
    there = ZoneInfo(zone) if zone else mine
    return moment.replace(tzinfo=mine).astimezone(there).replace(tzinfo=None)
