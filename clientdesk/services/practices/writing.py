"""Writing about a record: the mail that it asks for next, filled in from it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from clientdesk.model.checkin import CheckIn
from clientdesk.model.draft import Draft
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident, IncidentState
from clientdesk.model.milestone import Milestone
from clientdesk.model.promise import Owner, Promise, PromiseState
from clientdesk.model.pushback import PushBack
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.model.share import Share
from clientdesk.services.office import Office
from clientdesk.services.practices.decoder import open_questions
from clientdesk.services.practices.nudging import STEPS, Nudging

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.services.mail.composer import Composer
    from clientdesk.services.mail.templates import Templates


@dataclass(frozen=True, slots=True)
class Letter:
    """Which template a mail begins from, and what it is about."""

    template: str
    """Name of the template."""
    about: dict[str, str] = field(default_factory=dict)
    """Ids of the records that fill it in, by their kind."""
    person: str = ""
    """Id of the person whom it addresses; empty for the one whom the records name."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A mail that was begun."""

    draft: Draft
    """The draft."""
    missing: int = 0
    """How many of its blanks are left."""
    held: datetime | None = None
    """Until when it waits: an aware moment, or None."""


class Writing:
    """The verbs of writing about a record."""

    def __init__(
        self,
        office: Office,
        composer: "Composer",
        templates: "Callable[[], Templates]",
        nudging: Nudging,
    ) -> None:
        """Write the mails that the records of a desk ask for."""
        self._office = office
        self._composer = composer
        self._templates = templates
        self._nudging = nudging

    def about(self, record: Record) -> Begun | None:
        """Begin the mail that a record asks for next; None where it asks for none.

        A reminder outside their hours is held until they work. Raises InvalidInputError.
        """
        letter = letter_about(record)
        if letter is None:
            return None
        client_id = str(getattr(record, "client", ""))
        if not isinstance(record, Promise) or record.owner is Owner.MINE:
            return self.begin(client_id, letter)
        with self._office.change(f"Reminder to {self._office.name(client_id)}"):
            begun = self.begin(client_id, letter)
            closed = self._nudging.closed(client_id)
            if closed is None:
                return begun
            draft = self._composer.hold(begun.draft.id, closed.until)
            return replace(begun, draft=draft, held=closed.until)

    def question(self, request: Request) -> Begun:
        """Begin the mail that asks what is open about a request; nothing else is asked."""
        if not open_questions(request):
            raise InvalidInputError("nothing is open about this request; there is nothing to ask")
        return self.begin(request.client, Letter("exact-time", {"request": request.id}))

    def summary(self, request: Request) -> Begun:
        """Begin an executive summary, addressed to the one whom a request is really for."""
        reader = request.on_behalf_of or request.decider or request.asked_by
        return self.begin(
            request.client, Letter("executive-summary", {"request": request.id}, reader)
        )

    def answer(self, request: Request) -> Begun:
        """Begin an empty mail to who asked; sending it answers the request."""
        client = self._office.client(request.client)
        reader = client.person(request.asked_by) or client.contact
        with self._office.change(f"Answer to {client.name}"):
            draft = self._composer.new(client.id, to=reader.email if reader else "")
            return Begun(self._composer.save(replace(draft, about=(request.id,))))

    def begin(self, client_id: str, letter: Letter) -> Begun:
        """Begin a mail from a template. Raises NotFoundError and InvalidInputError."""
        filled = self._templates().fill(
            letter.template, client_id, person=letter.person, **letter.about
        )
        about = tuple(dict.fromkeys((*filled.about, *letter.about.values())))
        draft = self._composer.new(client_id, filled=replace(filled, about=about))
        return Begun(draft, len(filled.missing))


def letter_about(record: Record) -> Letter | None:
    """Return the mail that a record asks for next, or None."""
    name = _template_about(record)
    return Letter(name, {type(record).__name__.lower(): record.id}) if name else None


def _template_about(record: Record) -> str:
    match record:
        case Promise():
            return _about_promise(record)
        case Request():
            return "exact-time" if open_questions(record) else ""
        case Incident():
            if record.admitted_at is None:
                return "incident-admit"
            return "incident-update" if record.state is IncidentState.OPEN else "incident-close"
        case Feedback():
            return "feedback-result" if record.answer.strip() else "feedback-ask"
        case PushBack():
            return "push-back"
        case Share():
            return "share"
        case Milestone():
            return "congratulation"
        case CheckIn():
            return "check-in"
    return ""


def _about_promise(promise: Promise) -> str:
    if promise.state is not PromiseState.OPEN:
        return ""
    if promise.owner is Owner.MINE:
        return "renegotiate" if promise.moves else ""
    if len(promise.nudges) >= STEPS:
        raise InvalidInputError("three reminders are out: call them, and log it with i")
    return f"nudge-{len(promise.nudges) + 1}"
