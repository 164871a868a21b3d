"""Planning a check-in, moving what is planned, putting it off: ask, then change the desk."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from clientdesk.model.checkin import CheckIn
from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.promise import Promise
from clientdesk.services.planning.agenda import Entry, EntryKind
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.checkin import Asked, WhenBox
from clientdesk.tui.dialogs.menu import Menu
from clientdesk.tui.host import DeskHost
from clientdesk.tui.widgets.agenda_rows import short


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
        client=client.id,
    )
    host.push_screen(box, plan)


def move_entry(host: DeskHost, entry: Entry) -> None:
    """Ask for another moment for an occurrence of a check-in, or for a promise of mine."""
    bench = host.workbench
    if entry.record_table == Promise.table:
        from clientdesk.tui.practices.opening import move_promise

        move_promise(host, entry.record_id)
        return
    if entry.kind is EntryKind.CHECK_IN and entry.original is None:
        plan_checkin(host, entry.client_id)
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
        f"Move {entry.client_name}",
        now=bench.clock(),
        zone=zone,
        example="tue 10:00, or +1d 15:00",
        client=entry.client_id,
    )
    host.push_screen(box, move)


def _wall_time(moment: datetime, mine: ZoneInfo, zone: str) -> datetime:
    """Return a wall time of mine as wall time of another zone."""
    there = ZoneInfo(zone) if zone else mine
    return moment.replace(tzinfo=mine).astimezone(there).replace(tzinfo=None)


def snooze_entry(host: DeskHost, entry: Entry) -> None:
    """Ask until when an entry is put off: tomorrow, in three days, next Monday, or a date."""
    now = host.workbench.clock()
    today = now.date()

    def until(day: date) -> None:
        host.attempt(
            lambda: host.workbench.agenda.snooze(entry, day), said=f"Put off until {short(day)}"
        )

    def ask() -> None:
        def answer(asked: Asked | None) -> None:
            if asked is not None:
                until(asked.when.moment.date())

        box = WhenBox("Put off until", now=now, example="2 dec, or next tue", hour=False)
        host.push_screen(box, answer)

    days = (
        ("t", "tomorrow", today + timedelta(days=1)),
        ("3", "in 3 days", today + timedelta(days=3)),
        ("m", "next Monday", today + timedelta(days=7 - today.weekday())),
    )
    choices = [
        Choice(sign, f"{words:<13}{short(day)}", lambda day=day: until(day))  # type: ignore[misc] # mypy cannot infer a lambda's default
        for sign, words, day in days
    ]
    host.push_screen(Menu("Put off until", [*choices, Choice("d", "a date", ask)]))


def open_entry(host: DeskHost, entry: Entry) -> None:
    """Open what an entry is about: in its pane, or in its form."""
    if entry.record_table in {Client.table, Draft.table}:
        host.open_record(entry.record_table, entry.record_id, entry.client_id)
        return
    from clientdesk.services.kinds import kind_of
    from clientdesk.tui.forms.editing import edit_record

    bench = host.workbench
    if entry.record_table == CheckIn.table:
        from clientdesk.tui.verbs.checkin import edit_checkin

        edit_checkin(host, bench.calendar.get(entry.record_id), entry.original)
        return
    from clientdesk.tui.practices.opening import open_matter

    record = bench.cabinet.get(kind_of(entry.record_table), entry.record_id)
    if not open_matter(host, record):
        edit_record(host, record)
