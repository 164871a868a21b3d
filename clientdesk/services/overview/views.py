"""Views: of each record the few fields that the overview reads when it looks at all."""

from dataclasses import dataclass
from datetime import datetime

from clientdesk.model.client import Cadence, ClientStatus
from clientdesk.model.note import Fact
from clientdesk.model.recurrence import Recurrence


@dataclass(slots=True)
class _Named:
    """What is read of a person or a term."""

    name: str = ""
    term: str = ""


@dataclass(slots=True)
class ClientView:
    """What is read of a client when all are read at once."""

    id: str
    """Id."""
    name: str
    """Name."""
    created_at: datetime
    """When they came to the desk."""
    company: str = ""
    """The legal name."""
    status: ClientStatus = ClientStatus.ACTIVE
    """Active, prospect or past."""
    people: tuple[_Named, ...] = ()
    """The people."""
    jargon: tuple[_Named, ...] = ()
    """Their words."""
    tags: tuple[str, ...] = ()
    """My words for finding them."""
    projects: tuple[str, ...] = ()
    """Names of projects."""
    cadence: Cadence | None = None
    """How often to be in touch."""


@dataclass(slots=True)
class TouchView:
    """What is read of a touch when all are read at once."""

    client: str
    """Id of the client."""
    at: datetime
    """When it was: an aware moment."""


@dataclass(slots=True)
class NoteView:
    """What is read of a note when all are read at once."""

    client: str
    """Id of the client."""
    created_at: datetime
    """When it was written."""
    changed_at: datetime | None = None
    """When its text was changed last."""
    facts: tuple[Fact, ...] = ()
    """The facts in it."""


@dataclass(slots=True)
class CheckInView:
    """What is read of a check-in when all are read at once."""

    client: str
    """Id of the client."""
    zone: str
    """Zone of its wall times."""
    upcoming: datetime | None = None
    """Wall time of the next occurrence."""
    snoozed_until: datetime | None = None
    """Aware moment until which it is snoozed."""
    recurrence: Recurrence | None = None
    """The rule by which it repeats."""
