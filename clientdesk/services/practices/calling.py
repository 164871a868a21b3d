"""From 2D to 3D: a draft becomes a check-in with its points, and a neutral invitation."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from clientdesk.language.medium import Reason, signs
from clientdesk.language.reading import Reading, read
from clientdesk.model.checkin import AgendaItem, AgendaKind, CheckIn
from clientdesk.model.draft import Draft
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean_line
from clientdesk.services.practices.writing import Letter, Writing

if TYPE_CHECKING:
    from clientdesk.services.mail.composer import Composer
    from clientdesk.services.office import Office
    from clientdesk.services.planning.calendar import Calendar

MOST = 9
"""Points that a talk can hold; the draft keeps the rest."""
MINUTES = 20
"""How long such a talk takes."""
INVITATION = "invitation"
"""The template of the mail, in which nothing of the draft stands."""
MEDIUM = "wrong_medium"
"""The check whose findings say why a talk is better."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What is better for a draft: to be sent, or to be said."""

    call: bool
    """Whether a talk is better."""
    reasons: tuple[str, ...]
    """Why, in sentences."""


@dataclass(frozen=True, slots=True)
class Called:
    """What became of a draft; itself it stays as it was."""

    checkin: CheckIn
    """The talk, with the draft's points as its agenda."""
    draft: Draft
    """The neutral invitation."""
    missing: int
    """How many of its blanks are left."""


_SAID = {
    Reason.BAD_NEWS: "Bad news: they want to ask at once, and to hear how you mean it.",
    Reason.DISAGREEMENT: "A disagreement: written, every sentence sounds harder than it is.",
    Reason.APOLOGY: "An apology: a voice makes it one.",
    Reason.MONEY: "Money: what they think of it shows in the first second of a talk.",
}


class Calling:
    """The verbs of turning a mail into a talk."""

    def __init__(
        self, office: "Office", composer: "Composer", calendar: "Calendar", writing: Writing
    ) -> None:
        """Make talks of drafts."""
        self._office = office
        self._composer = composer
        self._calendar = calendar
        self._writing = writing

    def advise(self, draft: Draft) -> Advice:
        """Return whether a draft is better said, and why."""
        found = dict.fromkeys(_SAID[sign.reason] for sign in signs(self._reading(draft)))
        told = (one.message for one in self._composer.judge(draft).findings if one.check == MEDIUM)
        reasons = tuple(found) or tuple(dict.fromkeys(told))
        if reasons:
            return Advice(call=True, reasons=reasons)
        facts = "Facts, dates and files: a mail is right, and they can look them up."
        return Advice(call=False, reasons=(facts,))

    def points(self, draft: Draft) -> tuple[AgendaItem, ...]:
        """Return the points of a draft, as an agenda: what it asks as questions, the rest told."""
        reading = self._reading(draft)
        asked = {ask.sentence for ask in reading.asks}
        return tuple(
            AgendaItem(
                kind=AgendaKind.QUESTION if each in asked else AgendaKind.UPDATE,
                text=clean_line(each.text),
            )
            for each in reading.sentences[:MOST]
        )

    def turn(self, draft_id: str, at: datetime) -> Called:
        """Plan a talk at a wall time of mine with a draft's points, and begin its invitation.

        The invitation and the title of the talk hold nothing of the draft. Raises
        InvalidInputError for a draft without a client or without text.
        """
        draft = self._composer.get(draft_id)
        if not draft.client:
            raise InvalidInputError("choose a client for this draft first: a talk is with somebody")
        items = self.points(draft)
        if not items:
            raise InvalidInputError("there is nothing in this draft yet to talk about")
        with self._office.change("A talk in the place of a mail"):
            checkin = self._calendar.add(draft.client, at, minutes=MINUTES, items=items)
            letter = Letter(INVITATION, {"checkin": checkin.id})
            begun = self._writing.begin(draft.client, letter)
        return Called(checkin, begun.draft, begun.missing)

    def _reading(self, draft: Draft) -> Reading:
        known = self._composer.known(draft)
        return read(draft.body, language=known.language, today=known.today)
