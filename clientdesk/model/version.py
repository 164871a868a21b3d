"""An earlier text of a note or a draft."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, internal
from clientdesk.model.record import Record

KEPT = 50
"""How many versions of one text are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Record):
    """A text as it was until it was changed at `created_at`."""

    table: ClassVar[str] = "versions"
    noun: ClassVar[str] = "version"

    client: Annotated[str, internal("Client", Control.NONE)] = ""
    """Id of the client that the note or draft belongs to."""
    of: Annotated[str, internal("Of", Control.NONE)]
    """Id of the note or draft."""
    subject: Annotated[str, internal("Subject", Control.NONE)] = ""
    """The subject line, for a draft."""
    text: Annotated[str, internal("Text", Control.NONE)] = ""
    """The text."""
