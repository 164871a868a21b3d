"""How a check-in repeats: an RFC 5545 rule in words that a form can edit."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from clientdesk.model.field import Control, for_client


class Frequency(StrEnum):
    """The unit of a repetition (RFC 5545, section 3.3.10)."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """Every `interval` days, weeks, months or years from the check-in's own start.

    A monthly one without `position` keeps the day of the month and falls back to the last day of a
    shorter month; with `position` it is the n-th (or, negative, the n-th last) of its weekday.
    """

    frequency: Annotated[Frequency, for_client("Repeats", Control.CHOICE)]
    """The unit."""
    interval: Annotated[int, for_client("Every", Control.NUMBER)] = 1
    """How many units lie between two."""
    weekdays: Annotated[tuple[int, ...], for_client("On", Control.TAGS)] = ()
    """Weekdays of a weekly one, 0 for Monday; empty for the weekday of the start."""
    position: Annotated[int, for_client("Which one", Control.NUMBER)] = 0
    """1 to 5 or -1 to -5 for the n-th weekday of a month; 0 for the day of the month."""
    until: Annotated[date | None, for_client("Until", Control.DATE)] = None
    """The last day on which one may fall; None for no end."""
    count: Annotated[int, for_client("Times", Control.NUMBER)] = 0
    """How many there are in all; 0 for no end."""
