"""An incident: a ball that was dropped, what was promised about it, and who takes the calls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, ClassVar

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.field import Control, for_client, internal, secret
from clientdesk.model.hours import WEEKDAYS, WorkingHours
from clientdesk.model.record import Record
from clientdesk.model.text import named

SHIFT = "mon-fri 09:00-12:30 Grace"
"""How a shift is typed; without days it is one of every working day."""
FACTS = {
    "promised": "what you promised",
    "expected": "what they expected",
    "delivered": "what they got",
    "solution": "the solution",
}
"""The fields without which an admission is none, in words."""
NEXT_WORD = "when they hear from you next"
"""What an admission says beside the facts: the update that comes next."""
_TIMES = re.compile(r"(\d{1,2})(?::(\d\d))?\s*[-–]\s*(\d{1,2})(?::(\d\d))?")
_DAYS = re.compile(rf"({'|'.join(WEEKDAYS)})[a-z]*(?:\s*[-–]\s*({'|'.join(WEEKDAYS)})[a-z]*)?")


class IncidentState(StrEnum):
    """Where an incident stands."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentUpdate:
    """A word I owe the client by a time, also where there is no news."""

    due: Annotated[datetime, for_client("Due", Control.MOMENT)]
    """Naive wall time in the incident's zone."""
    latest: Annotated[datetime | None, for_client("At the latest", Control.MOMENT)] = None
    """The end of a range, where I am not sure."""
    text: Annotated[str, for_client("Said", Control.TEXT)] = ""
    """What I told them."""
    given_at: Annotated[datetime | None, internal("Given at", Control.NONE)] = None
    """When: an aware moment; None while it is owed."""

    @property
    def ends(self) -> datetime:
        """The wall time after which it is late: the end of a range."""
        return self.latest or self.due


@dataclass(frozen=True, slots=True, kw_only=True)
class CallShift:
    """Who answers the client's calls in some hours of the week."""

    name: Annotated[str, internal("Who")]
    """The person of my side."""
    days: Annotated[tuple[int, ...], internal("Days", Control.TAGS)] = ()
    """Weekdays, 0 for Monday."""
    start: Annotated[str, internal("From")] = "09:00"
    """Wall time, `HH:MM`."""
    end: Annotated[str, internal("Until")] = "17:00"
    """Wall time, `HH:MM`."""

    @classmethod
    def parse(cls, typed: str) -> "CallShift":
        """Read a line such as `mon-fri 09:00-12:30 Grace`. Raises InvalidInputError."""
        hours = _TIMES.search(typed)
        if hours is None:
            raise InvalidInputError(f"{typed!r} has no hours; type a shift as {SHIFT}")
        start, end = (f"{int(hours[at]):02}:{hours[at + 1] or '00'}" for at in (1, 3))
        if _clock(start) is None or _clock(end) is None or start >= end:
            raise InvalidInputError(f"{hours[0]!r} are no hours of a day; type them as 09:00-12:30")
        days, name = _days_in(typed[: hours.start()].lower()), typed[hours.end() :].strip(" :,")
        return cls(name=name, days=days, start=start, end=end)

    def __str__(self) -> str:
        days = ",".join(WEEKDAYS[day % 7] for day in self.days)
        whole = tuple(range(self.days[0], self.days[-1] + 1)) if self.days else ()
        if len(self.days) > 2 and self.days == whole:  # noqa: PLR2004 - two days are no stretch
            days = f"{WEEKDAYS[self.days[0]]}-{WEEKDAYS[self.days[-1]]}"
        return " ".join(part for part in (days, f"{self.start}-{self.end}", self.name) if part)


@dataclass(frozen=True, slots=True)
class Gap:
    """Working hours in which nobody takes a client's calls."""

    day: int
    """Weekday, 0 for Monday."""
    start: time
    """From."""
    end: time
    """Until."""

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.day].capitalize()} {self.start:%H:%M}-{self.end:%H:%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheet:
    """What the team says while an incident is open."""

    line: Annotated[str, internal("Line to take", Control.TEXT)] = ""
    """What to say."""
    not_to_say: Annotated[str, secret("What not to say", Control.TEXT)] = ""
    """What to keep silent about."""
    shifts: Annotated[tuple[CallShift, ...], internal("Who takes the calls", Control.RECORDS)] = ()
    """Who answers when."""
    backup: Annotated[str, internal("Backup")] = ""
    """Who answers if nobody else does."""
    until: Annotated[date | None, internal("Until", Control.DATE)] = None
    """How long the sheet holds."""

    def gaps(self, hours: WorkingHours) -> tuple[Gap, ...]:
        """Return the working hours that no shift covers, in the order of the week.

        A shift without days is one of every working day; one without a name, or with hours that
        cannot be read, covers nothing.
        """
        return tuple(gap for day in hours.days for gap in self._gaps_on(day, hours))

    def _gaps_on(self, day: int, hours: WorkingHours) -> Iterator[Gap]:
        shifts = sorted(
            (start, end)
            for one in self.shifts
            if one.name.strip() and day in (one.days or hours.days)
            if (start := _clock(one.start)) is not None and (end := _clock(one.end)) is not None
        )
        free_from = hours.start
        for start, end in shifts:
            if start > free_from and free_from < hours.end:
                yield Gap(day, free_from, min(start, hours.end))
            free_from = max(free_from, end)
        if free_from < hours.end:
            yield Gap(day, free_from, hours.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Record):
    """Something that went wrong on my side."""

    table: ClassVar[str] = "incidents"
    noun: ClassVar[str] = "incident"

    client: Annotated[str, internal("Client", Control.CLIENT)]
    """Id of the client."""
    title: Annotated[str, for_client("Title")]
    """What happened, in a few words."""
    promised: Annotated[str, for_client("Promised", Control.TEXT)] = ""
    """What I had promised."""
    expected: Annotated[str, for_client("Expected", Control.TEXT)] = ""
    """What they could expect."""
    delivered: Annotated[str, for_client("Delivered", Control.TEXT)] = ""
    """What they got."""
    impact: Annotated[str, for_client("Impact", Control.TEXT)] = ""
    """What it costs them."""
    solution: Annotated[str, for_client("Solution", Control.TEXT)] = ""
    """What I do about it."""
    owner: Annotated[str, for_client("Who takes care")] = ""
    """Who is responsible for the solution."""
    cause: Annotated[str, secret("Private cause", Control.TEXT)] = ""
    """Why it happened, for me."""
    promise: Annotated[str, internal("Promise", Control.NONE)] = ""
    """Id of the late promise that it came from."""
    zone: Annotated[str, for_client("Time zone", Control.ZONE)] = ""
    """IANA zone of the updates."""
    updates: Annotated[tuple[IncidentUpdate, ...], for_client("Updates", Control.RECORDS)] = ()
    """Words owed and given, by due time."""
    call_sheet: Annotated[CallSheet, internal("Call sheet", Control.RECORD)] = field(
        default_factory=CallSheet
    )
    """What the team says."""
    state: Annotated[IncidentState, internal("State", Control.CHOICE)] = IncidentState.OPEN
    """Open or closed."""
    admitted_at: Annotated[datetime | None, internal("Admitted at", Control.NONE)] = None
    """When I told them: an aware moment."""
    closed_at: Annotated[datetime | None, internal("Closed at", Control.NONE)] = None
    """When it was closed: an aware moment."""
    lesson: Annotated[str, internal("Lesson", Control.TEXT)] = ""
    """What I do differently from now on."""
    follow_up_on: Annotated[date | None, internal("Follow up on", Control.DATE)] = None
    """When to ask whether all is well: a month later."""
    snoozed_until: Annotated[datetime | None, internal("Snoozed until", Control.NONE)] = None
    """Aware moment until which the next update stays off the agenda."""
    snoozes: Annotated[int, internal("Snoozes", Control.NONE)] = 0
    """How often it was snoozed."""

    @property
    def owed(self) -> tuple[IncidentUpdate, ...]:
        """The updates that are still owed."""
        return tuple(update for update in self.updates if update.given_at is None)

    @property
    def lacking(self) -> tuple[str, ...]:
        """What an admission still lacks, in words: it is none without all of it."""
        facts = tuple(words for name, words in FACTS.items() if not getattr(self, name).strip())
        return facts if self.updates else (*facts, NEXT_WORD)

    def checked_admission(self) -> "Incident":
        """Return it if it can be admitted. Raises InvalidInputError, which names what it lacks."""
        if self.lacking:
            raise InvalidInputError(f"it is no admission yet: it lacks {named(self.lacking)}")
        return self


def _days_in(typed: str) -> tuple[int, ...]:
    """Return the weekdays named, `mon-fri` or `mon, wed`. Raises InvalidInputError for others."""
    rest = _DAYS.sub(" ", typed)
    if rest.strip(" ,:;+&"):
        raise InvalidInputError(f"{rest.strip()!r} is no day; type a shift as {SHIFT}")
    found: set[int] = set()
    for first, last in _DAYS.findall(typed):
        start = WEEKDAYS.index(first)
        end = WEEKDAYS.index(last or first)
        found |= {day % 7 for day in range(start, end + (1 if end >= start else 8))}
    return tuple(sorted(found))


def _clock(typed: str) -> time | None:
    try:
        return time.fromisoformat(typed.strip())
    except ValueError:
        return None
