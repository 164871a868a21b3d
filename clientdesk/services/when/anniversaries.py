"""Which day of a milestone counts: the first of a single one, the next of one that comes yearly."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from clientdesk.model.milestone import Milestone
from clientdesk.services.when.months import next_in_year

BELATED = timedelta(days=30)
"""So long after its day a milestone that nobody thought of is still worth a word."""


def day_from(milestone: Milestone, first: date) -> date:
    """Return the first day of a yearly milestone from a day on; of a single one, its day."""
    if not milestone.yearly:
        return milestone.starts_on
    return next_in_year(milestone.starts_on, max(first, milestone.starts_on))


def unmarked(milestone: Milestone, zone: ZoneInfo) -> date | None:
    """Return the first day that was not thought of since the milestone was written down, if any.

    `zone` is mine, in which the day of writing it down is told.
    """
    done = milestone.done_on
    if not milestone.yearly:
        return milestone.starts_on if done is None else None
    born = milestone.created_at.astimezone(zone).date()
    return day_from(milestone, max(born, done + timedelta(days=1)) if done else born)


def congratulated(milestone: Milestone, today: date, zone: ZoneInfo) -> date:
    """Return the day that a congratulation is about: the next, or one just missed."""
    owed = unmarked(milestone, zone)
    if owed is not None and owed < today <= owed + BELATED:
        return owed
    return day_from(milestone, today)
