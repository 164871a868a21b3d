"""The base of every record of a desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, for_client, internal


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing that the desk keeps: a frozen value with an id.

    A kind of record is one module in this package with one subclass that names its table.
    """

    table: ClassVar[str]
    """The table of the desk file that holds records of this kind."""
    noun: ClassVar[str]
    """What a person calls one: `client`, `check-in`, `promise`."""

    id: Annotated[str, for_client("Id", Control.NONE)]
    """A ULID, given once and never used again."""
    created_at: Annotated[datetime, internal("Created", Control.NONE)]
    """When the record was made: an aware moment."""
    trashed_at: Annotated[datetime | None, internal("In the trash since", Control.NONE)] = None
    """When it was put in the trash, or None; it can be brought back for 30 days."""
