"""The workbench: every verb of a desk in one value, for both faces of the program."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from clientdesk.config import Settings
from clientdesk.services.agenda import Agenda
from clientdesk.services.cabinet import Cabinet
from clientdesk.services.calendar import Calendar
from clientdesk.services.composer import Composer
from clientdesk.services.history import History
from clientdesk.services.keeper import Keeper
from clientdesk.services.ledger import Ledger
from clientdesk.services.log import TouchLog
from clientdesk.services.me import Me
from clientdesk.services.memory import Memory
from clientdesk.services.notebook import Notebook
from clientdesk.services.porter import Porter
from clientdesk.services.roster import Roster


@dataclass(frozen=True, slots=True)
class Workbench:
    """What the terminal app and the command line receive; neither can build one."""

    settings: Settings
    """The settings of this run."""
    clock: Callable[[], datetime]
    """Now: an aware moment in my zone."""
    me: Me
    """My profile and my zone."""
    roster: Roster
    """Clients."""
    notebook: Notebook
    """Notes."""
    calendar: Calendar
    """Check-ins."""
    agenda: Agenda
    """What is owed, to whom, by when."""
    composer: Composer
    """Drafts."""
    log: TouchLog
    """Touches."""
    ledger: Ledger
    """Promises both ways."""
    cabinet: Cabinet
    """Every other kind of record."""
    history: History
    """Undo and redo."""
    porter: Porter
    """Exports and imports."""
    keeper: Keeper
    """The desk file itself."""
    memory: Memory
    """View state that survives a restart."""
