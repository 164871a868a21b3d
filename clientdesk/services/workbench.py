"""The workbench: every verb of a desk in one value, for both faces of the program."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from clientdesk.services.mail.room import MailRoom

if TYPE_CHECKING:
    from clientdesk.services.cabinet import Cabinet
    from clientdesk.services.clients.log import TouchLog
    from clientdesk.services.exchange.porter import Porter
    from clientdesk.services.notes.knowing import Knowing
    from clientdesk.services.notes.notebook import Notebook
    from clientdesk.services.planning.agenda import Agenda
    from clientdesk.services.planning.calendar import Calendar
    from clientdesk.services.planning.ledger import Ledger
    from clientdesk.services.planning.settling import Settling
    from clientdesk.services.practices.answering import Answering
    from clientdesk.services.practices.calling import Calling
    from clientdesk.services.practices.closing import Closing
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
class Workbench(MailRoom):
    """What the terminal app and the command line receive; neither can build one.

    A service that the first picture does not show is loaded when it is first asked for: a start
    costs what it shows, and a command what it does.
    """

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
            recovery=self.recovery,
            decoder=self.decoder,
            log=self.log,
            recapped=self.recapping.sent,
            composer=self.composer,
            sent=self.handover.sent,
        )

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
    def answering(self) -> "Answering":
        """Which request a talk answered."""
        from clientdesk.services.practices.answering import Answering

        return Answering(self.office)

    @cached_property
    def recovery(self) -> "Recovery":
        """Incidents: the facts, the updates owed, who takes the calls."""
        from clientdesk.services.practices.recovery import Recovery

        return Recovery(self.office, self.me, lambda: self.templates)

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

        return Recapping(self.office, self.ledger, self.composer, lambda: self.templates, self.log)

    @cached_property
    def writing(self) -> "Writing":
        """The mail that a record asks for next."""
        from clientdesk.services.practices.writing import Writing

        return Writing(self.office, self.composer, lambda: self.templates, self.nudging)

    @cached_property
    def calling(self) -> "Calling":
        """Drafts that are better said."""
        from clientdesk.services.practices.calling import Calling

        return Calling(self.office, self.composer, self.calendar, self.writing)

    @cached_property
    def closing(self) -> "Closing":
        """What is left at the end of a day."""
        from clientdesk.services.practices.closing import Closing

        return Closing(self.office, self.agenda)

    @cached_property
    def cabinet(self) -> "Cabinet":
        """Every other kind of record."""
        from clientdesk.services.cabinet import Cabinet

        return Cabinet(self.office)

    @cached_property
    def search(self) -> "Search":
        """Finding lines in everything that is not secret."""
        from clientdesk.model.field import Privacy
        from clientdesk.services.searching.search import Search

        return Search(self.office, Privacy.INTERNAL)

    @cached_property
    def public_search(self) -> "Search":
        """Finding lines in what a client may see, as under the curtain of the command line."""
        from clientdesk.model.field import Privacy
        from clientdesk.services.searching.search import Search

        return Search(self.office, Privacy.CLIENT)

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

        return Porter(
            self.office,
            self.calendar,
            self.me,
            lambda: self.handover,
            lambda: self.templates,
            lambda: self.composer.vault,
        )
