"""What a review shows: the mail as its reader gets it, and what stops which way out."""

from dataclasses import dataclass
from enum import StrEnum

from clientdesk.model.draft import Draft
from clientdesk.model.finding import Finding, Severity
from clientdesk.model.mailbox import Recipients
from clientdesk.services.mail.composer import LEAK
from clientdesk.services.mail.enclosing import Attached
from clientdesk.services.mail.reviewing import CLOSED, NOBODY


class Way(StrEnum):
    """A way in which a draft leaves the desk."""

    FILE = "file"
    """As a message that a mail program opens."""
    LINK = "link"
    """As a link that opens a mail program."""
    COPY = "copy"
    """Through the clipboard."""
    MARKDOWN = "markdown"
    """As a page of Markdown."""
    SENT = "sent"
    """It has left already: somebody says that they sent it."""


_SOME_WAYS = {NOBODY: {Way.FILE}, CLOSED: {Way.LINK, Way.SENT}}
"""The blockers that stop some ways only: a copy may go by another road, or at another hour."""


@dataclass(frozen=True, slots=True)
class Review:
    """What there is to see before a draft leaves the desk."""

    draft: Draft
    """The draft."""
    recipients: Recipients
    """Whom it goes to."""
    text: str
    """What the reader gets: subject, an empty line, and the text."""
    findings: tuple[Finding, ...]
    """What there is to look at, the gravest first; what was put aside is left out."""
    attached: tuple[Attached, ...]
    """The files that go along, and what is wrong with those that cannot."""

    @property
    def stops(self) -> tuple[Finding, ...]:
        """What stops at least one way out, overruled or not."""
        return tuple(one for one in self.findings if one.severity is Severity.STOP)

    @property
    def blockers(self) -> tuple[Finding, ...]:
        """What stops every way out until it is mended or overruled."""
        return tuple(one for one in self.stops if one.check not in _SOME_WAYS)

    def left(self, way: Way) -> tuple[Finding, ...]:
        """Return what stops one way out and was not overruled yet."""
        concerned = (one for one in self.stops if way in _SOME_WAYS.get(one.check, Way))
        return tuple(one for one in concerned if not self.overruled(one))

    @property
    def waits(self) -> Finding | None:
        """What says that it must wait for their hours, which nobody overrules; None if nothing."""
        return next((one for one in self.stops if one.check == CLOSED), None)

    def overruled(self, finding: Finding) -> bool:
        """Tell whether a blocker was overruled: it, about the same words."""
        logged = ((one.check, one.message, one.words) for one in self.draft.overrides)
        return (finding.check, finding.message, self.words(finding)) in logged

    def words(self, finding: Finding) -> str:
        """Return the words of the draft that a finding is about.

        A private text has no place where it stands beside the body: it is about all that does.
        """
        if finding.check == LEAK and finding.start == finding.end:
            return "\n".join((self.draft.subject, self.draft.to, *self.draft.attachments))
        return self.draft.body[finding.start : finding.end]

    @property
    def missing(self) -> tuple[Attached, ...]:
        """The files that cannot go along."""
        return tuple(one for one in self.attached if one.wrong)
