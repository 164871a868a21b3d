"""A draft of a mail, and the findings that its writer has put aside."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, for_client, internal, secret
from clientdesk.model.record import Record


class DraftState(StrEnum):
    """Where a draft stands."""

    DRAFT = "draft"
    HELD = "held"
    SENT = "sent"


class Scope(StrEnum):
    """For how long a finding is put aside."""

    ONCE = "once"
    CLIENT = "client"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """A finding that the writer does not want to see again."""

    check: Annotated[str, internal("Check")]
    """The check's name."""
    text: Annotated[str, internal("Words")]
    """The words it was about, lower-case; empty for a finding without a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A blocker that the writer overruled at hand-over."""

    at: Annotated[datetime, internal("When", Control.NONE)]
    """When: an aware moment."""
    check: Annotated[str, internal("Check", Control.NONE)]
    """The check's name."""
    message: Annotated[str, secret("Message", Control.NONE)]
    """What it had said; secret, as it may quote what must not leave."""
    words: Annotated[str, secret("Words", Control.NONE)] = ""
    """The words it was about; empty for one without a place. Other words are another blocker."""
    by: Annotated[str, internal("By", Control.NONE)] = ""
    """Who overruled it: my name or address, or empty if neither is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Record):
    """A mail that is being written, held or sent."""

    table: ClassVar[str] = "drafts"
    noun: ClassVar[str] = "draft"

    client: Annotated[str, internal("Client", Control.CLIENT)] = ""
    """Id of the client, or empty while nobody is chosen."""
    to: Annotated[str, for_client("To")] = ""
    """Recipients as typed, separated by commas."""
    subject: Annotated[str, for_client("Subject")] = ""
    """The subject line."""
    body: Annotated[str, for_client("Text", Control.TEXT)] = ""
    """The text, with line feeds as line ends."""
    state: Annotated[DraftState, internal("State", Control.CHOICE)] = DraftState.DRAFT
    """Draft, held or sent."""
    hold_until: Annotated[datetime | None, internal("Hold until", Control.MOMENT)] = None
    """When to send: an aware moment, or None."""
    sent_at: Annotated[datetime | None, internal("Sent at", Control.NONE)] = None
    """When it was sent: an aware moment, or None."""
    changed_at: Annotated[datetime | None, internal("Changed", Control.NONE)] = None
    """When its text was last changed; None: never since it was made."""
    information_only: Annotated[bool, internal("Just information", Control.CHECK)] = False
    """Whether it asks for nothing, on purpose."""
    attachments: Annotated[tuple[str, ...], internal("Attachments", Control.LINES)] = ()
    """Paths of files to send along."""
    template: Annotated[str, internal("Template", Control.NONE)] = ""
    """Name of the template it was made from."""
    template_text: Annotated[str, internal("Template text", Control.NONE)] = ""
    """The filled template as it came, to tell whether it was edited."""
    template_language: Annotated[str, internal("Template language", Control.NONE)] = ""
    """The language of that template; empty for that of the client."""
    about: Annotated[tuple[str, ...], internal("About", Control.NONE)] = ()
    """Ids of the records that its template was filled from; sending it settles them."""
    ignored: Annotated[tuple[Ignored, ...], internal("Put aside", Control.NONE)] = ()
    """Findings put aside in this draft."""
    overrides: Annotated[tuple[Override, ...], internal("Overruled", Control.NONE)] = ()
    """Blockers overruled at hand-over."""

    @property
    def fresh_at(self) -> datetime:
        """When it was last written."""
        return self.changed_at or self.created_at
