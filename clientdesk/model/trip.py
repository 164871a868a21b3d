"""A trip: where I will be, so that I can visit who is near."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, for_client, internal
from clientdesk.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip(Record):
    """Some days in a place."""

    table: ClassVar[str] = "trips"
    noun: ClassVar[str] = "trip"

    place: Annotated[str, for_client("Place")]
    """The town."""
    starts_on: Annotated[date, for_client("From", Control.DATE)]
    """First day there."""
    ends_on: Annotated[date, for_client("Until", Control.DATE)]
    """Last day there."""
    remarks: Annotated[str, internal("Remarks", Control.TEXT)] = ""
    """Anything else."""
    done_on: Annotated[date | None, internal("Arranged on", Control.NONE)] = None
    """The day on which I was done with arranging visits, or None."""
    snoozed_until: Annotated[datetime | None, internal("Snoozed until", Control.NONE)] = None
    """Aware moment until which it stays off the agenda."""
    snoozes: Annotated[int, internal("Snoozes", Control.NONE)] = 0
    """How often it was snoozed."""
