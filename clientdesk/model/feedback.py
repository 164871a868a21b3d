"""Feedback: what I asked, what they said, and what I changed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, for_client, internal, secret
from clientdesk.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Record):
    """A question about my work, which closes only with what came of it."""

    table: ClassVar[str] = "feedback"
    noun: ClassVar[str] = "feedback"

    client: Annotated[str, internal("Client", Control.CLIENT)]
    """Id of the client."""
    question: Annotated[str, for_client("Question", Control.TEXT)]
    """What I asked."""
    asked_on: Annotated[date, internal("Asked on", Control.DATE)]
    """When."""
    person: Annotated[str, internal("Person", Control.PEOPLE)] = ""
    """Id of whom I asked."""
    answer: Annotated[str, for_client("Answer", Control.TEXT)] = ""
    """What they said."""
    changed: Annotated[str, for_client("What I changed", Control.TEXT)] = ""
    """What came of it, or why nothing did."""
    follow_up_on: Annotated[date | None, internal("Follow up on", Control.DATE)] = None
    """When to ask whether it helped: a month later."""
    closed_at: Annotated[datetime | None, internal("Closed at", Control.NONE)] = None
    """When it was closed: an aware moment."""
    private: Annotated[str, secret("Private remarks", Control.TEXT)] = ""
    """What nobody else may read."""
