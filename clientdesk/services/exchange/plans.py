"""An event of another calendar as the plan of a check-in."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from clientdesk.ical.rule import parsed
from clientdesk.importing import Happening, Timed
from clientdesk.model.checkin import CheckIn, Occurrence, OccurrenceState
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.recurrence import Recurrence
from clientdesk.services.exchange.rules import Repeated, repeated
from clientdesk.services.planning.occurrences import exists

MOST_CHANGES = 1_000
"""The most occurrences of one event that may differ from its rule."""


_UTC = {"UTC", "Etc/UTC", "Etc/UCT", "Zulu"}


@dataclass(frozen=True, slots=True)
class Plan:
    """When a check-in takes place, as another calendar has it."""

    starts: datetime
    """The anchor: naive wall time."""
    zone: str
    """IANA zone of it."""
    minutes: int
    """How long."""
    recurrence: Recurrence | None
    """How it repeats, or None."""
    extra: tuple[datetime, ...]
    """Further wall times, in order."""
    occurrences: tuple[Occurrence, ...]
    """What is moved or skipped."""
    told: tuple[str, ...]
    """What is to be said of it."""

    def onto(self, checkin: CheckIn) -> CheckIn:
        """Return a check-in with this plan."""
        return replace(
            checkin,
            starts=self.starts,
            zone=self.zone,
            minutes=self.minutes,
            recurrence=self.recurrence,
            extra=self.extra,
            occurrences=self.occurrences,
        )


def plan_of(event: Happening, blank: CheckIn, mine: ZoneInfo, theirs: str, now: datetime) -> Plan:
    """Return the plan of an event; `theirs` is the client's zone, `blank` a check-in to try it on.

    Raises InvalidInputError for a rule that cannot be kept.
    """
    repeats = bool(event.rule or event.further)
    zone = _zone(event.starts, mine, theirs, repeats=repeats)
    starts = _wall(event.starts, zone)
    told = list(event.told)
    if event.starts.day_only:
        told.append("all day: from midnight of my zone")
    if repeats and zone == "UTC" and mine.key not in _UTC:
        told.append("it repeats by UTC, and so it stays in UTC")
    kept = _repeated(event, starts, zone, now) if event.rule else Repeated(None)
    told += [kept.told] if kept.told else []
    further = {_on_day(each, zone, starts) for each in event.further} | set(kept.times)
    first = min(further) if kept.times else starts
    plan = Plan(
        starts=first,
        zone=zone,
        minutes=event.minutes,
        recurrence=kept.recurrence,
        extra=tuple(sorted(further - {first}))[:MOST_CHANGES],
        occurrences=(),
        told=(),
    )
    occurrences = _occurrences(event, plan.onto(blank), zone, starts)
    if len(event.changes) > MOST_CHANGES:
        told.append(f"of its exceptions the first {MOST_CHANGES:,} are taken")
    return replace(plan, occurrences=occurrences, told=tuple(dict.fromkeys(told)))


def _repeated(event: Happening, starts: datetime, zone: str, now: datetime) -> Repeated:
    rule = parsed(event.rule)
    if rule.until is not None and rule.until_utc:
        until = rule.until.replace(tzinfo=UTC)
        until = until.astimezone(ZoneInfo(zone)) if until.year > 1 else until
        rule = rule._replace(until=until.replace(tzinfo=None), until_utc=False)
    if rule.until is not None and rule.until < starts:
        raise InvalidInputError("it ends before it begins")
    return repeated(rule, starts, now.date())


def _occurrences(
    event: Happening, plain: CheckIn, zone: str, starts: datetime
) -> tuple[Occurrence, ...]:
    found: dict[datetime, Occurrence] = {}
    for change in event.changes[:MOST_CHANGES]:
        original = _on_day(change.original, zone, starts)
        if not exists(plain, original):
            continue
        if change.to is None:
            found[original] = Occurrence(original=original, state=OccurrenceState.SKIPPED)
        elif (to := _wall(change.to, zone)) != original:
            found[original] = Occurrence(original=original, moved_to=to)
    return tuple(found[original] for original in sorted(found))


def _zone(timed: Timed, mine: ZoneInfo, theirs: str, *, repeats: bool) -> str:
    """Return the zone in which an event is kept: of several that are alike mine, else theirs."""
    if not timed.zones:
        return mine.key
    if timed.zones == ("UTC",) and not repeats:
        return mine.key
    for wanted in (mine.key, theirs):
        if wanted in timed.zones:
            return wanted
    return timed.zones[0]


def _wall(timed: Timed, zone: str) -> datetime:
    """Return a moment as wall time in a zone."""
    if not timed.zones or zone in timed.zones:
        return timed.wall.replace(second=0)
    try:
        there = timed.wall.replace(tzinfo=ZoneInfo(timed.zones[0])).astimezone(ZoneInfo(zone))
    except OverflowError:
        return timed.wall.replace(second=0)
    return there.replace(tzinfo=None, second=0, fold=0)


def _on_day(timed: Timed, zone: str, starts: datetime) -> datetime:
    """Return a moment as wall time; a day alone names the occurrence of that day."""
    wall = _wall(timed, zone)
    return datetime.combine(wall.date(), starts.time()) if timed.day_only else wall
