"""Working hours: when somebody may be expected to answer."""

from dataclasses import dataclass
from datetime import time
from typing import Annotated

from clientdesk.model.field import Control, for_client

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Weekday names as they are typed and stored, Monday first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingHours:
    """The days and hours of a working week, as wall time in somebody's own zone."""

    days: Annotated[tuple[int, ...], for_client("Days", Control.TAGS)] = (0, 1, 2, 3, 4)
    """Weekdays, 0 for Monday."""
    start: Annotated[time, for_client("From")] = time(9)
    """When the day starts."""
    end: Annotated[time, for_client("Until")] = time(17)
    """When it ends."""

    def open_at(self, weekday: int, moment: time) -> bool:
        """Tell whether a wall time on a weekday (0 for Monday) is inside the working hours."""
        return weekday in self.days and self.start <= moment < self.end

    def __str__(self) -> str:
        days = ", ".join(WEEKDAYS[day].capitalize() for day in self.days)
        return f"{days} {self.start:%H:%M}-{self.end:%H:%M}"
