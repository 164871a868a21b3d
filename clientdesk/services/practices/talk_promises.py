"""The promises of a talk: from its lines into the ledger, one to one, and with its recap."""

from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.model.promise import Promise
from clientdesk.model.touch import RecapState, Touch
from clientdesk.services.office import Office
from clientdesk.services.practices.spoken_promises import Spoken, spoken_promises

if TYPE_CHECKING:
    from clientdesk.services.planning.ledger import Ledger


class TalkPromises:
    """What a talk's lines promise, and what the ledger holds of it."""

    def __init__(self, office: Office, ledger: "Ledger") -> None:
        """Look after the promises of a desk's talks."""
        self._office = office
        self._ledger = ledger

    def lines(self, touch: Touch) -> list[Spoken]:
        """Return the promises that a talk's lines make, in their order, each with the ledger's."""
        at = touch.at.astimezone(self._office.now().tzinfo)
        zone = self._office.client(touch.client).zone
        made = self._office.desk.records(Promise).of_client(touch.client)
        return spoken_promises(touch, at, made, zone)

    def left(self, touch: Touch) -> list[Spoken]:
        """Return those that the ledger does not hold yet, and that nobody took out of it."""
        return [one for one in self.lines(touch) if one.promise is None and not one.is_gone]

    def record(self, touch: Touch) -> tuple[Promise, ...]:
        """Put the promises of a talk into the ledger, those that are not there yet.

        One that had no date and whose line names one now is given it.
        """
        with self._office.change(f"Promises of a talk with {self._office.name(touch.client)}"):
            for one in self.lines(touch):
                if one.promise is not None and one.is_edited and one.promise.due is None:
                    self._dated(one, one.promise)
            return tuple(self._made(touch, one) for one in self.left(touch))

    def recapped(self, touch: Touch) -> tuple[Promise, ...]:
        """Say that the recap of a talk was sent; what it promised goes into the ledger with it."""
        label = f"Recap to {self._office.name(touch.client)}"
        with self._office.change(label):
            sent = self._office.save(replace(touch, recap=RecapState.SENT), label)
            return self.record(sent)

    def _dated(self, spoken: Spoken, promise: Promise) -> None:
        """Give a promise the date that its line names by now."""
        said = spoken.said
        if said.when is not None:
            dated = replace(promise, what=said.what, due=said.due, certainty=said.certainty)
            self._ledger.save(replace(dated, line=str(spoken.line)))

    def _made(self, touch: Touch, spoken: Spoken) -> Promise:
        said = spoken.said
        return self._ledger.add(
            touch.client,
            said.what,
            owner=said.owner,
            due=said.due,
            certainty=said.certainty,
            out_of_scope=said.out_of_scope,
            person=touch.people[0] if touch.people else "",
            source=touch.id,
            line=str(spoken.line),
        )
