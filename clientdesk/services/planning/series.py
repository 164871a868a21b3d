"""Changing a series: one occurrence, it and all that follow, or all of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from clientdesk.model.checkin import CheckIn, Occurrence, OccurrenceState
from clientdesk.model.recurrence import Recurrence
from clientdesk.services.planning.occurrences import days, upcoming
from clientdesk.services.planning.replanning import carried
from clientdesk.services.planning.turning import moved_anchor, turned

_DAY = timedelta(days=1)
_EVERY_MONTH = 28


class Scope(StrEnum):
    """How much of a series is changed, the smallest first."""

    THIS = "this one"
    FOLLOWING = "this one and those after it"
    ALL = "all of them"


def repeats(checkin: CheckIn) -> bool:
    """Tell whether a check-in takes place more than once."""
    return checkin.recurrence is not None or bool(checkin.extra)


def as_occurrence(checkin: CheckIn, original: datetime) -> CheckIn:
    """Return a check-in as if it began with one of its occurrences, for editing that."""
    return replace(checkin, starts=_wall(checkin, original))


def scopes(checkin: CheckIn, original: datetime, edited: CheckIn) -> list[Scope]:
    """Return how much of a series an edit may change; none where that is not to be asked.

    What is talked about is of the whole series, and another rule is of more than one occurrence.
    """
    if not repeats(checkin) or _told(edited) == _told(as_occurrence(checkin, original)):
        return []
    other_rule = edited.recurrence != checkin.recurrence
    return [Scope.FOLLOWING, Scope.ALL] if other_rule else list(Scope)


def changed(
    checkin: CheckIn,
    original: datetime,
    edited: CheckIn,
    scope: Scope,
    *,
    new_id: Callable[[], str],
) -> list[CheckIn]:
    """Return the check-ins that a change makes of one; the last holds the occurrence."""
    if not repeats(checkin):
        made = replace(edited, occurrences=carried(edited))
    elif _told(edited) == _told(as_occurrence(checkin, original)):
        made = replace(edited, starts=checkin.starts)
    elif scope is Scope.THIS:
        return _this(checkin, original, edited, new_id)
    elif scope is Scope.FOLLOWING and original > _first(checkin):
        return _following(checkin, original, edited, new_id)
    else:
        made = _all(checkin, original, edited)
    return [_told_anew(made, checkin.sequence + 1)]


def _told(checkin: CheckIn) -> tuple[object, ...]:
    """Return what is of one occurrence as well as of a series."""
    when = checkin.starts, checkin.zone, checkin.minutes, checkin.recurrence
    return *when, checkin.title, checkin.place, checkin.channel, checkin.people


def _wall(checkin: CheckIn, original: datetime) -> datetime:
    moved = (one.moved_to for one in checkin.occurrences if one.original == original)
    return next(filter(None, moved), original)


def _first(checkin: CheckIn) -> datetime:
    rule, anchor = checkin.recurrence, checkin.starts
    if rule is None:
        return min((anchor, *checkin.extra))
    first = next(days(rule, anchor.date(), anchor.date(), anchor.date() + _DAY * 3660), None)
    return datetime.combine(first, anchor.time()) if first else anchor


def _told_anew(checkin: CheckIn, sequence: int) -> CheckIn:
    awake = replace(checkin, sequence=sequence, snoozed_until=None, snoozes=0)
    return replace(awake, upcoming=upcoming(awake))


def _named_anew(checkin: CheckIn, new_id: Callable[[], str]) -> CheckIn:
    """Return a check-in of its own, which other calendars have not heard of."""
    return _told_anew(replace(checkin, id=new_id(), uid=""), 0)


# ---- this one


def _this(
    checkin: CheckIn, original: datetime, edited: CheckIn, new_id: Callable[[], str]
) -> list[CheckIn]:
    """Move one occurrence; where more than its time is new, it becomes a check-in of its own."""
    only_moved = _told(edited) == _told(replace(checkin, starts=edited.starts))
    to = edited.starts if only_moved and edited.starts != original else None
    state = OccurrenceState.PLANNED if only_moved else OccurrenceState.SKIPPED
    one = Occurrence(original=original, state=state, moved_to=to)
    others = (held for held in checkin.occurrences if held.original != original)
    ordered = tuple(sorted((*others, one), key=lambda held: held.original))
    left = replace(checkin, occurrences=ordered)
    if only_moved:
        kept = replace(left, items=edited.items, private=edited.private)
        return [_told_anew(kept, checkin.sequence + 1)]
    own = replace(edited, recurrence=None, extra=(), occurrences=())
    return [
        _told_anew(replace(left, items=()), checkin.sequence + 1),
        _named_anew(own, new_id),
    ]


# ---- this one and those after it


def _following(
    checkin: CheckIn, original: datetime, edited: CheckIn, new_id: Callable[[], str]
) -> list[CheckIn]:
    """End the series before an occurrence, and begin another with it."""
    rule, anchor, day = checkin.recurrence, checkin.starts.date(), original.date()
    ended = replace(
        checkin,
        recurrence=rule and replace(rule, until=day - _DAY, count=0),
        extra=tuple(wall for wall in checkin.extra if wall < original),
        occurrences=tuple(one for one in checkin.occurrences if one.original < original),
        items=(),
    )
    left = rule
    if rule is not None and rule.count:
        passed = sum(1 for _ in days(rule, anchor, anchor, day - _DAY))
        left = replace(rule, count=rule.count - passed)
    begun = replace(
        checkin,
        starts=original,
        recurrence=left,
        extra=tuple(wall for wall in checkin.extra if wall > original),
        occurrences=tuple(one for one in checkin.occurrences if one.original >= original),
    )
    if edited.recurrence == rule:
        edited = replace(edited, recurrence=left)
        begun = _at_its_day(begun, anchor)
    made = _named_anew(_all(begun, original, edited), new_id)
    return [_told_anew(ended, checkin.sequence + 1), made]


def _at_its_day(begun: CheckIn, anchor: date) -> CheckIn:
    """Return a series of the 31st that begins in a shorter month: its first are told singly."""
    rule, start = begun.recurrence, begun.starts
    by_day = rule is not None and rule.frequency in {"monthly", "yearly"} and not rule.position
    if rule is None or not by_day or anchor.day <= _EVERY_MONTH or start.day == anchor.day:
        return begun
    plain = replace(rule, count=0)
    single: list[datetime] = []
    for day in days(plain, anchor, start.date(), start.date() + _DAY * 366 * 9):
        if day.day == anchor.day:
            left = replace(rule, count=rule.count - len(single)) if rule.count else rule
            if rule.count and left.count <= 0:
                return begun
            extra = tuple(sorted({*begun.extra, *single}))
            at = datetime.combine(day, start.time())
            return replace(begun, starts=at, recurrence=left, extra=extra)
        single.append(datetime.combine(day, start.time()))
    return begun


# ---- all of them


def _all(checkin: CheckIn, original: datetime, edited: CheckIn) -> CheckIn:
    """Return a whole series as one of its occurrences was edited, with its exceptions."""
    before = _wall(checkin, original)
    shift = (edited.starts.date() - before.date()).days
    clock = edited.starts.time() if edited.starts != before else checkin.starts.time()
    same_rule = _without_end(edited.recurrence) == _without_end(checkin.recurrence)
    rule = checkin.recurrence if same_rule else edited.recurrence
    if rule is not None and same_rule and shift:
        rule = turned(rule, edited.starts, shift)
    anchor = moved_anchor(checkin, edited.starts, shift)
    made = replace(
        edited,
        starts=datetime.combine(anchor, clock),
        recurrence=_ended_as(rule, edited.recurrence, shift) if same_rule else rule,
        extra=tuple(datetime.combine(one.date() + _DAY * shift, clock) for one in checkin.extra),
        occurrences=checkin.occurrences,
    )
    away = timedelta(days=shift) if same_rule and shift else None
    return replace(made, occurrences=carried(made, away))


def _without_end(rule: Recurrence | None) -> Recurrence | None:
    return rule and replace(rule, until=None, count=0)


def _ended_as(rule: Recurrence | None, edited: Recurrence | None, shift: int) -> Recurrence | None:
    if rule is None or edited is None:
        return rule
    unchanged = rule.until == edited.until and rule.count == edited.count
    until = edited.until
    if unchanged and until is not None:
        until += _DAY * shift
    return replace(rule, until=until, count=rule.count if unchanged else edited.count)
