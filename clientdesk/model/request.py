"""A request of a client, decoded: what was said, by when exactly, who asks, and what for."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, for_client, internal, secret
from clientdesk.model.record import Record
from clientdesk.model.urgency import Urgency


class DueState(StrEnum):
    """How sure the exact time of a request is."""

    OPEN = "open"
    ASKED = "asked"
    ASSUMED = "assumed"
    CONFIRMED = "confirmed"


class Use(StrEnum):
    """What they will do with the result."""

    UNKNOWN = "unknown"
    DECIDE = "decide"
    PRESENT = "present"
    FORWARD = "forward"
    REASSURE = "reassure"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Record):
    """Something a client asked for, in their words and in exact ones."""

    table: ClassVar[str] = "requests"
    noun: ClassVar[str] = "request"

    client: Annotated[str, internal("Client", Control.CLIENT)]
    """Id of the client."""
    words: Annotated[str, for_client("Words said", Control.TEXT)]
    """What they said, word for word."""
    at: Annotated[datetime, internal("Asked at", Control.MOMENT)]
    """When they asked: an aware moment."""
    due: Annotated[datetime | None, for_client("Due", Control.MOMENT)] = None
    """Exact due time: naive wall time in `zone`; None while open."""
    zone: Annotated[str, for_client("Time zone", Control.ZONE)] = ""
    """IANA zone of `due`."""
    due_state: Annotated[DueState, internal("State", Control.CHOICE)] = DueState.OPEN
    """Open, asked, assumed or confirmed."""
    asked_by: Annotated[str, internal("Asked by", Control.PEOPLE)] = ""
    """Id of the person who asked."""
    on_behalf_of: Annotated[str, internal("On behalf of", Control.PEOPLE)] = ""
    """Id of the person behind them."""
    decider: Annotated[str, internal("Decided by", Control.PEOPLE)] = ""
    """Id of the person who decides."""
    use: Annotated[Use, internal("Use", Control.CHOICE)] = Use.UNKNOWN
    """What they will do with it."""
    audience: Annotated[str, internal("Audience")] = ""
    """Who will see it."""
    wanted_format: Annotated[str, internal("Format")] = ""
    """In which form they need it."""
    answered_at: Annotated[datetime | None, internal("Answered at", Control.MOMENT)] = None
    """When I answered: an aware moment, or None."""
    answered_in: Annotated[str, internal("Answered in", Control.NONE)] = ""
    """Id of the talk or the mail that answered it; empty where none was named."""
    closed_at: Annotated[datetime | None, internal("Closed at", Control.NONE)] = None
    """When it was dealt with: an aware moment, or None."""
    snoozed_until: Annotated[datetime | None, internal("Snoozed until", Control.NONE)] = None
    """Aware moment until which it stays off the agenda."""
    snoozes: Annotated[int, internal("Snoozes", Control.NONE)] = 0
    """How often it was snoozed."""
    urgency: Annotated[Urgency, secret("Private urgency", Control.RECORD)] = field(
        default_factory=Urgency
    )
    """How urgent it truly is."""
    politics: Annotated[str, secret("Politics", Control.TEXT)] = ""
    """What is behind it."""
