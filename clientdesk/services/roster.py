"""The roster: every client, marked by how late I am with them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from clientdesk.model.client import Client, ClientStatus

if TYPE_CHECKING:
    from clientdesk.store import Desk


class Sort(StrEnum):
    """The orders of the roster."""

    LATENESS = "lateness"
    NAME = "name"
    NEXT = "next check-in"
    LAST_TOUCH = "last touch"
    COMPANY = "company"


class Mark(StrEnum):
    """How a client stands; each has a shape of its own on the screen."""

    OVERDUE = "overdue"
    DUE = "due"
    FINE = "fine"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One client in the roster."""

    id: str
    """Id of the client."""
    name: str
    """Their name."""
    mark: Mark
    """How they stand."""
    when: str
    """`4 days overdue`, `today`, `Tue 24 Nov · 3 days`, `no check-in set`."""
    contact: str
    """Name of the main contact, or empty."""
    stale: bool
    """Whether what I know of them is old."""
    status: ClientStatus
    """Active, prospect or past."""
    lateness: float
    """How late, in intervals of their cadence; negative while there is time."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many clients want attention."""

    overdue: int
    """How many are overdue."""
    due: int
    """How many are due within three days."""


class Roster:
    """The verbs of clients."""

    def __init__(self, desk: "Desk", clock: Callable[[], datetime]) -> None:
        """List the clients of a desk."""
        self._desk = desk
        self._clock = clock

    def rows(
        self, query: str = "", sort: Sort = Sort.LATENESS, *, past: bool = False
    ) -> list[RosterRow]:
        """Return the clients that hold every word of the query, in order; with `past` archived ones too."""
        raise NotImplementedError

    def counts(self) -> Counts:
        """Return how many clients are overdue and due."""
        raise NotImplementedError

    def get(self, client_id: str) -> Client:
        """Return a client. Raises NotFoundError."""
        raise NotImplementedError

    def find(self, words: str) -> Client:
        """Return the client meant by an id, an exact name, a unique prefix or a close spelling.

        Raises NotFoundError, or AmbiguousError, which lists the candidates.
        """
        raise NotImplementedError

    def add(self, name: str, **fields: Any) -> Client:
        """Add a client. Raises InvalidInputError for an empty name or an unknown zone."""
        raise NotImplementedError

    def save(self, client: Client) -> Client:
        """Save a changed client. Raises InvalidInputError as `add` does."""
        raise NotImplementedError

    def archive(self, client_id: str) -> Client:
        """Move a client among the past ones."""
        raise NotImplementedError

    def unarchive(self, client_id: str) -> Client:
        """Bring a past client back to work."""
        raise NotImplementedError

    def trash(self, client_id: str) -> None:
        """Put a client and all that belongs to it in the trash, where it stays for 30 days."""
        raise NotImplementedError

    def bring_back(self, client_id: str) -> Client:
        """Take a client and all that went with it out of the trash."""
        raise NotImplementedError

    def delete(self, client_id: str) -> None:
        """Put a client and all that belongs to it in the trash, in one change."""
        self.trash(client_id)
