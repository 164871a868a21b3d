"""A response ramp: how response times are lengthened, one small step at a time."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, internal, secret
from clientdesk.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRamp(Record):
    """From how fast I answer now to how fast I want to answer; nobody else reads it."""

    table: ClassVar[str] = "ramps"
    noun: ClassVar[str] = "response ramp"

    client: Annotated[str, internal("Client", Control.CLIENT)]
    """Id of the client."""
    now_minutes: Annotated[int, secret("Now, in minutes", Control.NUMBER)]
    """How fast I answered when it began."""
    target_minutes: Annotated[int, secret("Target, in minutes", Control.NUMBER)]
    """How fast I want to answer."""
    step_minutes: Annotated[int, secret("Step, in minutes", Control.NUMBER)]
    """How much slower each period is."""
    every_days: Annotated[int, secret("Every, in days", Control.NUMBER)] = 7
    """How long a period is."""
    started_on: Annotated[date, secret("Started on", Control.DATE)]
    """When it began."""
    why: Annotated[str, secret("Why", Control.TEXT)] = ""
    """Why it is needed."""

    def wait_minutes(self, today: date) -> int:
        """Return how long an answer may wait today: one step a period, never past the target."""
        periods = max(0, (today - self.started_on).days) // max(1, self.every_days)
        return min(self.target_minutes, self.now_minutes + periods * self.step_minutes)
