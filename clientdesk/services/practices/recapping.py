"""Recaps: the lines of a talk become the mail and the promises, one to one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.promise import Promise
from clientdesk.model.touch import LineKind, RecapState, Touch
from clientdesk.services.office import Office
from clientdesk.services.practices.spoken_promises import Spoken
from clientdesk.services.practices.talk_promises import TalkPromises

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.services.clients.log import TouchLog
    from clientdesk.services.mail.composer import Composer
    from clientdesk.services.mail.templates import Templates
    from clientdesk.services.planning.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Recapped:
    """What became of a talk."""

    draft: Draft
    """The mail."""
    promises: tuple[Promise, ...]
    """The promises that were new, in the order of the lines."""
    missing: int
    """Blanks of the mail that are left."""


class Recapping:
    """The verbs of recaps."""

    def __init__(
        self,
        office: Office,
        ledger: "Ledger",
        composer: "Composer",
        templates: "Callable[[], Templates]",
        log: "TouchLog",
    ) -> None:
        """Recap the talks of a desk."""
        self._office = office
        self._log = log
        self._promises = TalkPromises(office, ledger)
        self._composer = composer
        self._templates = templates

    def debts(self, client_id: str | None = None) -> list[Touch]:
        """Return the talks that owe a recap, the oldest first."""
        found = self._office.living(Touch, client_id)
        owed = [one for one in found if one.recap is RecapState.OWED]
        return sorted(owed, key=lambda one: (one.at, one.id))

    def lines(self, touch: Touch) -> list[Spoken]:
        """Return the promises that a talk's lines make, in their order, each with the ledger's."""
        return self._promises.lines(touch)

    def left(self, touch: Touch) -> list[Spoken]:
        """Return those that the ledger does not hold yet, and that nobody took out of it."""
        return self._promises.left(touch)

    def promise(self, touch: Touch) -> tuple[Promise, ...]:
        """Put the promises of a talk into the ledger, those that are not there yet."""
        return self._promises.record(touch)

    def sent(self, touch_id: str) -> tuple[Promise, ...]:
        """Say that the recap of a talk was sent; what it promised goes into the ledger with it."""
        return self._promises.recapped(self._log.get(touch_id))

    def not_needed(self, touch_id: str, why: str) -> tuple[Promise, ...]:
        """Say why a talk needs no recap; what was promised in it goes into the ledger all the same.

        Raises InvalidInputError without a reason.
        """
        touch = self._log.get(touch_id)
        with self._office.change(f"No recap to {self._office.name(touch.client)}"):
            return self.promise(self._log.recap_not_needed(touch_id, why))

    def write(self, touch_id: str) -> Recapped:
        """Make the promises and begin the mail, as one change; a mail that is begun is kept.

        The debt stays until the mail is sent. Raises InvalidInputError for a talk without a line
        that both sides heard.
        """
        touch = self._office.desk.records(Touch).get(touch_id)
        if all(line.kind is LineKind.NOTE for line in touch.lines):
            raise InvalidInputError(
                "no line of this talk begins with ! > < or ?; add what was agreed"
            )
        label = f"Recap to {self._office.name(touch.client)}"
        with self._office.change(label):
            promises = self.promise(touch)
            begun = self._begun(touch)
            if begun is not None and not promises:
                return Recapped(begun, (), 0)
            person = touch.people[0] if touch.people else ""
            filled = self._templates().fill("recap", touch.client, person=person, touch=touch.id)
            draft = self._composer.new(touch.client, filled=filled)
        return Recapped(draft, promises, len(filled.missing))

    def _begun(self, touch: Touch) -> Draft | None:
        """Return the recap of a talk that was begun and not sent, or None."""
        found = [
            one
            for one in self._office.living(Draft, touch.client)
            if one.template == "recap" and touch.id in one.about
            if one.state is not DraftState.SENT
        ]
        return max(found, key=lambda one: one.id, default=None)
