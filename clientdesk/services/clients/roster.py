"""The roster: every client, marked by how late I am with them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from clientdesk.model.client import Client, ClientStatus
from clientdesk.services.clients.listing import Line, Listing
from clientdesk.services.clients.standing import Mark, Standing
from clientdesk.services.folding import fold
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import Overview

if TYPE_CHECKING:
    from clientdesk.services.clients.likeness import Likeness
    from clientdesk.services.practices.alarms import Alarms

__all__ = ["Counts", "Mark", "Roster", "RosterRow", "Sort", "named"]


class Sort(StrEnum):
    """The orders of the roster."""

    LATENESS = "lateness"
    NAME = "name"
    NEXT = "next check-in"
    LAST_TOUCH = "last touch"
    COMPANY = "company"


class RosterRow(NamedTuple):
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


class Counts(NamedTuple):
    """How many clients want attention."""

    overdue: int
    """How many are overdue."""
    due: int
    """How many are due within three days."""


class Roster:
    """The verbs of clients."""

    def __init__(self, office: Office, overview: Overview) -> None:
        """List the clients of a desk."""
        self._office = office
        self._listing = Listing(overview, _row)
        self._overview = overview

    def rows(
        self, query: str = "", sort: Sort = Sort.LATENESS, *, past: bool = False
    ) -> list[RosterRow]:
        """Return the clients that hold every word of the query, in order.

        The words are looked for in names, companies, tags, people and jargon, without regard to
        case and accents. With `past`, archived clients are listed too.
        """
        today = self._office.now().date()
        lines = self._listing.ordered(today, sort.name, _ORDERS[sort])
        words = tuple(fold(query).split())
        rows = [
            line.row
            for line in lines
            if (past or line.facts.status is not ClientStatus.PAST)
            and (not words or all(word in line.haystack for word in words))
        ]
        late = self.alarmed()
        return _ringing(rows, late, first=sort is Sort.LATENESS) if late else rows

    def alarmed(self) -> frozenset[str]:
        """Return the ids of the clients to whom an update about an incident is late."""
        return self._alarms.late() if self._office.desk.documents("incidents") else frozenset()

    @cached_property
    def _alarms(self) -> "Alarms":
        from clientdesk.services.practices.alarms import Alarms

        return Alarms(self._office, self._overview)

    def counts(self) -> Counts:
        """Return how many clients are overdue and due; archived ones do not count."""
        late = self.alarmed()
        marks = [
            Mark.OVERDUE if line.row.id in late else line.row.mark
            for line in self._listing.lines(self._office.now().date())
            if line.facts.status is not ClientStatus.PAST
        ]
        return Counts(marks.count(Mark.OVERDUE), marks.count(Mark.DUE))

    def get(self, client_id: str) -> Client:
        """Return a client. Raises NotFoundError."""
        return self._office.client(client_id)

    def name_of(self, client_id: str) -> str:
        """Return the name of a client; empty if there is none with this id."""
        client = self._office.desk.records(Client).find(client_id) if client_id else None
        return client.name if client is not None else ""

    def find(self, words: str) -> Client:
        """Return the client meant by an id, an exact name, a unique prefix or a close spelling.

        Raises NotFoundError, or AmbiguousError, which lists the candidates.
        """
        from clientdesk.services.clients.finding import find

        return self._office.client(find(words, list(self._overview.picture().clients.values())))

    def add(self, name: str, **fields: Any) -> Client:
        """Add a client. Raises InvalidInputError for an empty name or an unknown zone."""
        from clientdesk.services.boundary import checked_name

        client = Client(
            id=self._office.new_id(),
            created_at=self._office.now(),
            name=checked_name(name, Client.noun),
            **fields,
        )
        return self._office.save(client, f"New client {client.name}")

    def save(self, client: Client) -> Client:
        """Save a changed client. Raises InvalidInputError as `add` does."""
        from clientdesk.services.boundary import checked_name

        named = replace(client, name=checked_name(client.name, Client.noun))
        return self._office.save(named, f"Client {named.name}")

    def archive(self, client_id: str) -> Client:
        """Move a client among the past ones."""
        past = replace(self.get(client_id), status=ClientStatus.PAST)
        return self._office.save(past, f"Archive {past.name}")

    def unarchive(self, client_id: str) -> Client:
        """Bring a past client back to work."""
        active = replace(self.get(client_id), status=ClientStatus.ACTIVE)
        return self._office.save(active, f"Back to work with {active.name}")

    def trash(self, client_id: str) -> None:
        """Put a client and all that belongs to it in the trash, where it stays for 30 days."""
        from clientdesk.services.clients.trash import put_client

        put_client(self._office, self.get(client_id))

    def trash_all(self, client_ids: Iterable[str]) -> list[Client]:
        """Put several clients in the trash as one change, and return those that went there."""
        clients = self._known(client_ids)
        with self._office.change(f"Delete {named(clients)}"):
            for client in clients:
                self.trash(client.id)
        return clients

    def archive_all(self, client_ids: Iterable[str]) -> list[Client]:
        """Move several clients among the past ones as one change; all of them back if all are past.

        Returns those that were moved, as they are now.
        """
        clients = self._known(client_ids)
        working = [one for one in clients if one.status is not ClientStatus.PAST]
        label = "Archive" if working else "Back to work with"
        with self._office.change(f"{label} {named(working or clients)}"):
            if working:
                return [self.archive(one.id) for one in working]
            return [self.unarchive(one.id) for one in clients]

    def _known(self, client_ids: Iterable[str]) -> list[Client]:
        records = self._office.desk.records(Client)
        return [found for one in client_ids if (found := records.find(one)) is not None]

    def bring_back(self, client_id: str) -> Client:
        """Take a client and all that went with it out of the trash."""
        from clientdesk.services.clients.trash import bring_client_back

        return bring_client_back(self._office, self.get(client_id))

    def trashed(self) -> list[Client]:
        """Return the clients in the trash, the last one first."""
        found = [one for one in self._office.desk.records(Client).all() if one.trashed_at]
        return sorted(found, key=lambda one: one.trashed_at or one.created_at, reverse=True)

    def merge(self, kept_id: str, other_id: str) -> Client:
        """Make one client of two, both histories kept, as one change that can be undone."""
        from clientdesk.services.clients.merging import merge

        return merge(self._office, kept_id, other_id)

    def alike(self) -> "list[Likeness]":
        """Return pairs of clients that may be one: equal email or phone, or nearly equal names."""
        from clientdesk.services.clients.likeness import alike

        return alike(self._office.desk.records(Client).all())

    def delete(self, client_id: str) -> None:
        """Put a client and all that belongs to it in the trash, in one change."""
        self.trash(client_id)


def named(clients: Sequence[Client]) -> str:
    """Return the name of a single client, else how many they are."""
    return clients[0].name if len(clients) == 1 else f"{len(clients)} clients"


def _ringing(rows: list[RosterRow], late: frozenset[str], *, first: bool) -> list[RosterRow]:
    """Return rows with the clients marked to whom an update is late; they stand first if wanted."""
    marked = [
        row._replace(mark=Mark.OVERDUE, when="incident update late", lateness=float("inf"))
        if row.id in late
        else row
        for row in rows
    ]
    return sorted(marked, key=lambda row: row.id not in late) if first else marked


def _row(line: Line[Any], standing: Standing, *, stale: bool) -> RosterRow:
    facts = line.facts
    # By place: ten thousand rows are made before the first frame.
    return RosterRow(
        facts.id,
        facts.name,
        standing.mark,
        standing.when,
        facts.contact,
        stale,
        facts.status,
        standing.lateness,
    )


def _by_lateness(line: Line[RosterRow]) -> tuple[int, float, date, str]:
    """Order by mark; the overdue by how many intervals they are late, the others by their date."""
    mark = line.row.mark
    late = -line.row.lateness if mark is Mark.OVERDUE else 0.0
    return mark.rank, late, line.next_on or date.max, line.facts.folded


def _by_name(line: Line[RosterRow]) -> str:
    return line.facts.folded


def _by_next(line: Line[RosterRow]) -> tuple[date, str]:
    return line.next_on or date.max, line.facts.folded


def _by_last_touch(line: Line[RosterRow]) -> tuple[date, str]:
    return line.last_touch or date.min, line.facts.folded


def _by_company(line: Line[RosterRow]) -> tuple[bool, str, str]:
    return not line.facts.company, fold(line.facts.company), line.facts.folded


_ORDERS = {
    Sort.LATENESS: _by_lateness,
    Sort.NAME: _by_name,
    Sort.NEXT: _by_next,
    Sort.LAST_TOUCH: _by_last_touch,
    Sort.COMPANY: _by_company,
}
