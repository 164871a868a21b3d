"""A trip: where I will be, so that I can visit who is near."""

from dataclasses import dataclass
from datetime import date
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
