"""A milestone in the life of a client or of one of their people."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, for_client, internal, secret
from clientdesk.model.record import Record


class MilestoneKind(StrEnum):
    """What there is to remember."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    LAUNCH = "launch"
    HOLIDAY = "holiday"
    MOVE = "move"
    FAMILY = "family"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Record):
    """A date, or a range of dates, worth a word."""

    table: ClassVar[str] = "milestones"
    noun: ClassVar[str] = "milestone"

    client: Annotated[str, internal("Client", Control.CLIENT)]
    """Id of the client."""
    title: Annotated[str, for_client("Title")]
    """What it is."""
    kind: Annotated[MilestoneKind, for_client("Kind", Control.CHOICE)] = MilestoneKind.OTHER
    """Which kind."""
    person: Annotated[str, internal("Person", Control.PEOPLE)] = ""
    """Id of the person, or empty for the client."""
    starts_on: Annotated[date, for_client("On", Control.DATE)]
    """The day, or the first day of a range."""
    ends_on: Annotated[date | None, for_client("Until", Control.DATE)] = None
    """The last day of a range, or None."""
    yearly: Annotated[bool, internal("Every year", Control.CHECK)] = False
    """Whether it comes back each year; 29 February shows on 28 February in other years."""
    lead_days: Annotated[int, internal("Remind days before", Control.NUMBER)] = 7
    """How many days before it shows on the agenda."""
    done_on: Annotated[date | None, internal("Done for", Control.NONE)] = None
    """The day of it that was thought of last; a yearly one comes back the year after."""
    snoozed_until: Annotated[datetime | None, internal("Snoozed until", Control.NONE)] = None
    """Aware moment until which it stays off the agenda."""
    snoozes: Annotated[int, internal("Snoozes", Control.NONE)] = 0
    """How often it was snoozed."""
    note: Annotated[str, secret("Note", Control.TEXT)] = ""
    """What to think of; nobody else reads it."""
