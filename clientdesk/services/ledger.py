"""The ledger: promises both ways, with the honest history of their dates."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from clientdesk.model.promise import Certainty, Owner, Promise

if TYPE_CHECKING:
    from clientdesk.services.me import Me
    from clientdesk.services.roster import Roster
    from clientdesk.store import Desk


class Ledger:
    """The verbs of promises."""

    def __init__(
        self, desk: "Desk", clock: Callable[[], datetime], roster: "Roster", me: "Me"
    ) -> None:
        """Keep the promises of a desk."""
        self._desk = desk
        self._clock = clock
        self._roster = roster
        self._me = me

    def add(  # noqa: PLR0913 - one keyword a field of the form
        self,
        client_id: str,
        what: str,
        *,
        owner: Owner = Owner.MINE,
        due: datetime | None = None,
        zone: str = "",
        certainty: Certainty = Certainty.SURE,
    ) -> Promise:
        """Record a promise, due at a naive wall time in a zone, which is mine unless named."""
        raise NotImplementedError

    def get(self, promise_id: str) -> Promise:
        """Return a promise. Raises NotFoundError."""
        raise NotImplementedError

    def of(self, client_id: str) -> list[Promise]:
        """Return the promises of a client: open ones first, by due time."""
        raise NotImplementedError

    def open(self, client_id: str | None = None) -> list[Promise]:
        """Return open promises, of one client or of all, by due time; undated ones last."""
        raise NotImplementedError

    def keep(self, promise_id: str) -> Promise:
        """Say that a promise was kept."""
        raise NotImplementedError

    def drop(self, promise_id: str) -> Promise:
        """Say that a promise does not hold any more."""
        raise NotImplementedError

    def renegotiate(self, promise_id: str, due: datetime, why: str) -> Promise:
        """Give a promise another date; the one before stays in its history, with whether it had passed."""
        raise NotImplementedError

    def kept_rate(self, client_id: str) -> float | None:
        """Return the share of my closed promises that were kept in time, 0 to 1; None without any."""
        raise NotImplementedError
