"""How my word was kept: one rule for the ledger, the cards, the agenda and every export."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from clientdesk.model.promise import Owner, Promise, PromiseState
from clientdesk.services.zones import aware, deadline, zone_named

MOVED_LATE = "was late, then moved"
"""What stays said of a promise whose date was moved after it had passed."""


def passes_at(promise: Promise, mine: ZoneInfo) -> datetime | None:
    """Return the aware moment after which a promise is late, or None without a date.

    `mine` is the zone of a promise that names none.
    """
    if promise.due is None:
        return None
    return deadline(promise.due, zone_named(promise.zone) if promise.zone else mine)


def due_at(promise: Promise, mine: ZoneInfo) -> datetime | None:
    """Return when a promise is due as an aware moment in my zone; None without a date."""
    if promise.due is None:
        return None
    zone = zone_named(promise.zone) if promise.zone else mine
    return aware(promise.due, zone).astimezone(mine)


def due_order(promise: Promise, mine: ZoneInfo) -> tuple[float, str]:
    """Return what sorts promises by the moment they are due, those without a date last."""
    due = due_at(promise, mine)
    return (due.timestamp() if due else float("inf"), promise.id)


def is_late(promise: Promise, mine: ZoneInfo, now: datetime) -> bool:
    """Tell whether an open promise is past its time at an aware moment."""
    ends = passes_at(promise, mine)
    return promise.state is PromiseState.OPEN and ends is not None and ends < now


def tally(promises: Iterable[Promise], mine: ZoneInfo) -> tuple[int, int]:
    """Return how many of my promises were kept in time, of how many that came to an end.

    One that was late as mine stays mine here, whosever it was called afterwards.
    """
    closed = [
        one
        for one in promises
        if one.state is not PromiseState.OPEN and (one.owner is Owner.MINE or one.was_late_as_mine)
    ]
    return sum(kept_in_time(one, mine) for one in closed), len(closed)


def kept_in_time(promise: Promise, mine: ZoneInfo) -> bool:
    """Tell whether a promise was kept by its date, which was never changed after it had passed.

    One that was dropped was not kept.
    """
    ends = passes_at(promise, mine)
    in_time = ends is None or (promise.closed_at is not None and promise.closed_at <= ends)
    return promise.state is PromiseState.KEPT and in_time and not promise.was_late_as_mine


def lateness(promise: Promise, mine: ZoneInfo, now: datetime) -> str:
    """Return how late a promise is, or was, in words; empty where it never was.

    `late` as long as it is open and its time has passed, `a day late` once it has ended, and
    `was late, then moved` for one whose date was moved after it had passed.
    """
    if is_late(promise, mine, now):
        return "late"
    ends = passes_at(promise, mine)
    if ends is not None and promise.closed_at is not None and promise.closed_at > ends:
        home = zone_named(promise.zone) if promise.zone else mine
        due = promise.due.date() if promise.due else ends.date()
        days = (promise.closed_at.astimezone(home).date() - due).days
        return "late that day" if days < 1 else "a day late" if days == 1 else f"{days} days late"
    moved = any(change.was_late for change in promise.moves)
    return MOVED_LATE if moved else ""
