"""The log of touches: that we talked, how, and what was said."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from clientdesk.model.person import Channel
from clientdesk.model.touch import Touch

if TYPE_CHECKING:
    from clientdesk.services.roster import Roster
    from clientdesk.store import Desk


class TouchLog:
    """The verbs of touches."""

    def __init__(self, desk: "Desk", clock: Callable[[], datetime], roster: "Roster") -> None:
        """Keep the touches of a desk."""
        self._desk = desk
        self._clock = clock
        self._roster = roster

    def add(
        self,
        client_id: str,
        channel: Channel,
        *,
        at: datetime | None = None,
        people: Iterable[str] = (),
        lines: Iterable[str] = (),
    ) -> Touch:
        """Log a touch at an aware moment, which is now unless named; a live one owes a recap."""
        raise NotImplementedError

    def of(self, client_id: str) -> list[Touch]:
        """Return the touches of a client, newest first."""
        raise NotImplementedError

    def last(self, client_id: str) -> Touch | None:
        """Return the newest touch of a client, or None."""
        raise NotImplementedError
