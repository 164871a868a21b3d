"""A push-back: advice against what a client wants, with options."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, for_client, internal, secret
from clientdesk.model.record import Record

FEWEST_OPTIONS = 2
"""Ways that there must be, so that the client has a choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PushBack(Record):
    """What they want, the risk in it, and what I advise instead."""

    table: ClassVar[str] = "pushbacks"
    noun: ClassVar[str] = "push-back"

    client: Annotated[str, internal("Client", Control.CLIENT)]
    """Id of the client."""
    wanted: Annotated[str, for_client("What they want", Control.TEXT)]
    """What they asked for."""
    risk: Annotated[str, for_client("The risk", Control.TEXT)] = ""
    """What may go wrong."""
    advice: Annotated[str, for_client("My advice", Control.TEXT)] = ""
    """What I would do."""
    options: Annotated[tuple[str, ...], for_client("Options", Control.LINES)] = ()
    """Two or three ways to go on."""
    outcome: Annotated[str, internal("Outcome", Control.TEXT)] = ""
    """What they decided."""
    raised_on: Annotated[date | None, internal("Raised on", Control.DATE)] = None
    """When I told them."""
    private: Annotated[str, secret("Private remarks", Control.TEXT)] = ""
    """What nobody else may read."""
