"""The foundation of every service of a desk: what was opened, and what shows first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from clientdesk.config import Settings
from clientdesk.services.clients.roster import Roster
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import Overview
from clientdesk.services.upkeep.keeper import Keeper
from clientdesk.services.upkeep.memory import Memory


@dataclass(frozen=True)
class Foundation:
    """What a start opens at once; other services are loaded when they are first asked for."""

    settings: Settings
    """The settings of this run."""
    office: Office
    """What the services work with; nobody else does."""
    overview: Overview
    """What they look at together; nobody else does."""
    me: Me
    """My profile and my zone."""
    roster: Roster
    """Clients."""
    keeper: Keeper
    """The desk file itself."""
    memory: Memory
    """View state that survives a restart."""

    @property
    def clock(self) -> Callable[[], datetime]:
        """Now: an aware moment in my zone."""
        return self.office.clock
