"""What the sources of a mail share: whom it is for, and what the reader may see of a record.

INTERNAL fields may choose a record (an open promise before a kept one), but are never handed on.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from clientdesk.language.phrasing import Moment, Phrases
from clientdesk.model.client import Client
from clientdesk.model.field import Privacy, visible
from clientdesk.model.person import Person
from clientdesk.model.record import Record
from clientdesk.services.mail.reader_clock import ReaderClock
from clientdesk.services.me import Me
from clientdesk.services.office import Office

R = TypeVar("R", bound=Record)

_WITH_A_PERSON = ("person", "asked_by")


@dataclass(frozen=True)
class MailGround:
    """One mail to one client, in the making."""

    office: Office
    """The desk."""
    my: Me
    """Me."""
    reader: Client
    """The client."""
    language: str
    """The mail's language."""
    phrases: Phrases
    """Its words."""
    chosen: dict[str, Record] = field(default_factory=dict)
    """The records that were named or chosen, by the table they are in."""
    to: str = ""
    """Id of the person it is for; empty for the one whom the records name, or the main contact."""

    @property
    def clock(self) -> ReaderClock:
        """How the reader's clock shows times."""
        person = self.person
        zone = (person.zone if person else "") or self.reader.zone
        return ReaderClock(zone, self.my.zone(), self.office.now())

    @property
    def person(self) -> Person | None:
        """Whom the mail is for."""
        named = (
            getattr(record, key, "") for record in self.chosen.values() for key in _WITH_A_PERSON
        )
        wanted = self.to or next((each for each in named if each), "")
        return self.reader.person(wanted) or self.reader.contact

    def answer_by(self) -> Moment:
        """Tell until when to ask for an answer: the third working day, an hour before its end."""
        return self.clock.working_day(3, self.reader.hours)

    def of_client(self, kind: type[R], suits: Callable[[R], Any] = bool) -> list[R]:
        """Return the client's records of a kind that suit, the newest first."""
        held = self.office.living(kind, self.reader.id)
        return sorted((one for one in held if suits(one)), key=lambda one: one.id, reverse=True)

    def one(self, kind: type[R], candidates: Iterable[R]) -> R | None:
        """Return the record that was named, else the first candidate, which is chosen then."""
        if kind.table not in self.chosen:
            first = next(iter(candidates), None)
            if first is None:
                return None
            self.chosen[kind.table] = first
        found = self.chosen[kind.table]
        return found if isinstance(found, kind) else None

    def told(self, record: Record | None) -> dict[str, Any] | None:
        """Return what a client may see of a record that may not be there."""
        return None if record is None else self.seen(record)

    def seen(self, record: Record) -> dict[str, Any]:
        """Return what a client may see of a record, with its times by the reader's clock."""
        zone = str(getattr(record, "zone", ""))
        return {
            name: self.clock.moment(held, zone)
            if isinstance(held := getattr(record, name), date) and value
            else value
            for name, value in visible(record, Privacy.CLIENT).items()
        }
