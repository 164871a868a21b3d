"""A share: something sent to a client because it is of use to them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, for_client, internal
from clientdesk.model.record import Record


class ShareKind(StrEnum):
    """What is shared."""

    ARTICLE = "article"
    BOOK = "book"
    TALK = "talk"
    TOOL = "tool"
    PERSON = "person"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Record):
    """Something worth their time, and why."""

    table: ClassVar[str] = "shares"
    noun: ClassVar[str] = "share"

    client: Annotated[str, internal("Client", Control.CLIENT)]
    """Id of the client."""
    title: Annotated[str, for_client("Title")]
    """What it is."""
    kind: Annotated[ShareKind, internal("Kind", Control.CHOICE)] = ShareKind.ARTICLE
    """Which kind."""
    link: Annotated[str, for_client("Link")] = ""
    """Where it is."""
    why: Annotated[str, for_client("Why for them", Control.TEXT)] = ""
    """Why it is of use to them; a share without it is flagged."""
    person: Annotated[str, internal("Person", Control.PEOPLE)] = ""
    """Id of whom it is for."""
    sent_on: Annotated[date | None, internal("Sent on", Control.DATE)] = None
    """When it was sent, or None."""
