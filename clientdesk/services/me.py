"""My own profile and my time zone."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from clientdesk.model.profile import Profile

if TYPE_CHECKING:
    from clientdesk.store import Desk


class Me:
    """Who I am: one profile a desk."""

    def __init__(self, desk: "Desk", clock: Callable[[], datetime]) -> None:
        """Speak of the owner of a desk."""
        self._desk = desk
        self._clock = clock

    def get(self) -> Profile:
        """Return my profile; an empty one as long as none was saved."""
        raise NotImplementedError

    def save(self, profile: Profile) -> Profile:
        """Save my profile. Raises InvalidInputError for an unknown zone."""
        raise NotImplementedError

    def zone(self) -> ZoneInfo:
        """Return my time zone: the profile's, else the machine's, else UTC."""
        raise NotImplementedError
