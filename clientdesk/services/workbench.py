"""The workbench: every verb of a desk in one value, for both faces of the program."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from clientdesk.config import Settings
from clientdesk.services.clients.roster import Roster
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import Overview
from clientdesk.services.upkeep.keeper import Keeper
from clientdesk.services.upkeep.memory import Memory

if TYPE_CHECKING:
    from clientdesk.services.cabinet import Cabinet
    from clientdesk.services.clients.log import TouchLog
    from clientdesk.services.exchange.porter import Porter
    from clientdesk.services.mail.composer import Composer
    from clientdesk.services.mail.dictionary import Dictionary
    from clientdesk.services.mail.handover import HandOver
    from clientdesk.services.mail.proofing import Proofing
    from clientdesk.services.mail.templates import Templates
    from clientdesk.services.notes.knowing import Knowing
    from clientdesk.services.notes.notebook import Notebook
    from clientdesk.services.planning.agenda import Agenda
    from clientdesk.services.planning.calendar import Calendar
    from clientdesk.services.planning.ledger import Ledger
    from clientdesk.services.planning.settling import Settling
    from clientdesk.services.practices.decoder import Decoder
    from clientdesk.services.practices.escalation import Escalation
    from clientdesk.services.practices.nudging import Nudging
    from clientdesk.services.practices.recapping import Recapping
    from clientdesk.services.practices.recovery import Recovery
    from clientdesk.services.practices.responding import Responding
    from clientdesk.services.practices.writing import Writing
    from clientdesk.services.searching.search import Search
    from clientdesk.services.upkeep.forgetting import Forgetting
    from clientdesk.services.upkeep.history import History


@dataclass(frozen=True)
class Workbench:
    """What the terminal app and the command line receive; neither can build one.

    A service that the first picture does not show is loaded when it is first asked for: a start
    costs what it shows, and a command what it does.
    """

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

    @cached_property
    def notebook(self) -> "Notebook":
        """Notes."""
        from clientdesk.services.notes.notebook import Notebook

        return Notebook(self.office, self.roster)

    @cached_property
    def knowing(self) -> "Knowing":
        """What is known of clients, what has aged, and what to ask."""
        from clientdesk.paths import note_folders
        from clientdesk.services.notes.knowing import Knowing

        return Knowing(self.office, lambda: note_folders(self.settings.config))

    @cached_property
    def calendar(self) -> "Calendar":
        """Check-ins."""
        from clientdesk.services.planning.calendar import Calendar

        return Calendar(self.office, self.me, self.overview)

    @cached_property
    def agenda(self) -> "Agenda":
        """What is owed, to whom, by when."""
        from clientdesk.services.planning.agenda import Agenda

        return Agenda(self.office, self.me, self.overview, lambda: self._settling)

    @cached_property
    def _settling(self) -> "Settling":
        from clientdesk.services.planning.settling import Settling

        return Settling(
            self.office,
            self.me,
            calendar=self.calendar,
            ledger=self.ledger,
            log=self.log,
            composer=self.composer,
            sent=self.handover.sent,
        )

    @cached_property
    def composer(self) -> "Composer":
        """Drafts."""
        from clientdesk.services.mail.composer import Composer

        return Composer(self.office, self.me, self.overview)

    @cached_property
    def proofing(self) -> "Proofing":
        """Spelling and grammar; nothing is started before a text is given."""
        from clientdesk.paths import dictionary_folders
        from clientdesk.services.mail.proofing import Proofing

        return Proofing(dictionary_folders(self.settings.config))

    @cached_property
    def dictionary(self) -> "Dictionary":
        """Words that spelling accepts, for one client or for all."""
        from clientdesk.services.mail.dictionary import Dictionary

        return Dictionary(self.office, self.me)

    @cached_property
    def templates(self) -> "Templates":
        """Email templates."""
        from clientdesk.paths import templates_folders
        from clientdesk.services.mail.templates import Templates

        return Templates(self.office, self.me, lambda: templates_folders(self.settings.config))

    @cached_property
    def handover(self) -> "HandOver":
        """The review of a draft, and the ways in which it leaves the desk."""
        from clientdesk.services.mail.handover import HandOver

        return HandOver(self.office, self.me, self.composer, lambda: self.templates)

    @cached_property
    def log(self) -> "TouchLog":
        """Touches."""
        from clientdesk.services.clients.log import TouchLog

        return TouchLog(self.office)

    @cached_property
    def ledger(self) -> "Ledger":
        """Promises both ways."""
        from clientdesk.services.planning.ledger import Ledger

        return Ledger(self.office, self.me)

    @cached_property
    def decoder(self) -> "Decoder":
        """Requests: what is really asked for, and by when."""
        from clientdesk.services.practices.decoder import Decoder

        return Decoder(self.office, self.me)

    @cached_property
    def recovery(self) -> "Recovery":
        """Incidents: the facts, the updates owed, who takes the calls."""
        from clientdesk.services.practices.recovery import Recovery

        return Recovery(self.office, self.me)

    @cached_property
    def responding(self) -> "Responding":
        """Response times, planned and real; for my eyes only."""
        from clientdesk.services.practices.responding import Responding

        return Responding(self.office, self.me)

    @cached_property
    def escalation(self) -> "Escalation":
        """The escalation policy and the calls on it."""
        from clientdesk.services.practices.escalation import Escalation

        return Escalation(self.office, self.me)

    @cached_property
    def nudging(self) -> "Nudging":
        """Reminders of what they owe, inside their hours."""
        from clientdesk.services.practices.nudging import Nudging

        return Nudging(self.office, self.me)

    @cached_property
    def recapping(self) -> "Recapping":
        """Recaps of talks, with the promises in them."""
        from clientdesk.services.practices.recapping import Recapping

        return Recapping(self.office, self.ledger, self.composer, lambda: self.templates)

    @cached_property
    def writing(self) -> "Writing":
        """The mail that a record asks for next."""
        from clientdesk.services.practices.writing import Writing

        return Writing(self.office, self.composer, lambda: self.templates, self.nudging)

    @cached_property
    def cabinet(self) -> "Cabinet":
        """Every other kind of record."""
        from clientdesk.services.cabinet import Cabinet

        return Cabinet(self.office)

    @cached_property
    def search(self) -> "Search":
        """Finding lines in everything; under the curtain only in what a client may see."""
        from clientdesk.services.exchange.porter import audience_of
        from clientdesk.services.searching.search import Search

        return Search(self.office, audience_of(private=self.settings.private))

    @cached_property
    def history(self) -> "History":
        """Undo and redo."""
        from clientdesk.services.upkeep.history import History

        return History(self.office)

    @cached_property
    def forgetting(self) -> "Forgetting":
        """Forgetting a client for good."""
        from clientdesk.services.upkeep.forgetting import Forgetting

        return Forgetting(self.office, self.keeper.locate, self.memory)

    @cached_property
    def porter(self) -> "Porter":
        """Exports and imports."""
        from clientdesk.services.exchange.porter import Porter

        return Porter(self.office, self.calendar, self.me, lambda: self.handover)
