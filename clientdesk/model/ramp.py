"""A response ramp: how response times are lengthened, one small step at a time."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, internal, secret
from clientdesk.model.record import Record

LONGEST = 30 * 24 * 60
"""Minutes that an answer may wait at the very most: a month."""


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

    def periods(self, today: date) -> int:
        """Return how many whole periods have passed, by the days of the calendar.

        A period passes also while nothing is asked and while the desk is closed: so it is one step
        for each of them, whatever happened in it, and no day is counted twice over a change of the
        clocks.
        """
        return max(0, (today - self.started_on).days) // max(1, self.every_days)

    def wait_minutes(self, today: date) -> int:
        """Return how long an answer may wait today: one step a period, never past the target."""
        wait = self.now_minutes + self.periods(today) * self.step_minutes
        return min(self.target_minutes, wait, LONGEST)
