"""Another plan for a check-in that has a history: what took place, was moved or skipped goes along.

An exception is named by the time that the rule gives. Where the new rule gives another time on the
same day, or the whole series moved by some days, the exception follows it there.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar, cast

from clientdesk.model.checkin import CheckIn, Occurrence, OccurrenceState
from clientdesk.model.record import Record
from clientdesk.services.planning.occurrences import exists, upcoming

R = TypeVar("R", bound=Record)


def plan_of(checkin: CheckIn) -> tuple[object, ...]:
    """Return what other calendars must be told of when it changes."""
    return checkin.starts, checkin.zone, checkin.recurrence, checkin.minutes, checkin.extra


def replanned(before: CheckIn | None, after: CheckIn) -> CheckIn:
    """Return a check-in as it was edited, with the exceptions that still say something.

    The next occurrence is told anew; where the plan changed, so is the sequence number.
    """
    if before is not None and plan_of(before) != plan_of(after):
        sequence = max(after.sequence, before.sequence + 1)
        after = replace(after, occurrences=carried(after), sequence=sequence)
    return replace(after, upcoming=upcoming(after))


def settled(record: R, before: Record | None) -> R:
    """Return a record of any kind as it is to be kept: what is computed of a check-in is anew."""
    if not isinstance(record, CheckIn):
        return record
    known = before if isinstance(before, CheckIn) else None
    return cast("R", replanned(known, record))


def carried(after: CheckIn, away: timedelta | None = None) -> tuple[Occurrence, ...]:
    """Return the exceptions of a check-in for a plan that is another; what took place stays.

    `away` is how many days the whole series moved, where it did.
    """
    found: dict[datetime, Occurrence] = {}
    for one in after.occurrences:
        original = _followed(after, one.original, away)
        if original == one.original:
            found[original] = one
        elif original is not None:
            found.setdefault(original, _renamed(one, original))
        elif one.state is OccurrenceState.DONE:
            found[one.original] = one
    return tuple(found[original] for original in sorted(found))


def _followed(after: CheckIn, original: datetime, away: timedelta | None) -> datetime | None:
    """Return the time of the new plan that an occurrence of the old one has become, or None."""
    same_day = datetime.combine(original.date(), after.starts.time())
    tries = (original, same_day) if away is None else (same_day + away,)
    return next((each for each in tries if exists(after, each)), None)


def _renamed(one: Occurrence, original: datetime) -> Occurrence:
    """Return an exception under another time of the rule; what took place keeps its own time."""
    took_place = one.state is OccurrenceState.DONE
    moved_to = one.moved_to or (one.original if took_place else None)
    return replace(one, original=original, moved_to=moved_to if moved_to != original else None)
