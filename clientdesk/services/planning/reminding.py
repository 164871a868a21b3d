"""Reminding: what became due since somebody last looked, said once, and not out of hours."""

from datetime import datetime, timedelta

from clientdesk.model.profile import Profile, Reminders
from clientdesk.services.planning.entries import Entry

FORGOTTEN_AFTER = timedelta(hours=12)
"""What became due longer ago, while the machine slept, stands on the agenda and rings no more."""


class Reminding:
    """Keeps up to which moment things were said."""

    def __init__(self, now: datetime) -> None:
        """Begin at an aware moment: what was due before is on the agenda already."""
        self._until = now

    def is_new_minute(self, now: datetime) -> bool:
        """Tell whether a look is worth it: nothing is due to the second."""
        return now.replace(second=0, microsecond=0) > self._until

    def became_due(self, entries: list[Entry], now: datetime) -> list[Entry]:
        """Return what became due since the last look, each once; days alone do not ring.

        A clock that was set back repeats nothing.
        """
        since = max(self._until, now - FORGOTTEN_AFTER)
        self._until = max(self._until, now)
        return [one for one in entries if one.has_time and since < one.when <= now]


def may_ring(profile: Profile, now: datetime) -> bool:
    """Tell whether I want to hear of it at an aware moment of my zone."""
    if profile.reminders is Reminders.IN_MY_HOURS:
        return profile.hours.open_at(now.weekday(), now.time())
    return profile.reminders is Reminders.ALWAYS


def told(entries: list[Entry]) -> str:
    """Return what became due in one line."""
    first = entries[0]
    whose = f", {first.client_name}" if first.client_name not in first.text else ""
    more = f", and {len(entries) - 1} more" if len(entries) > 1 else ""
    return f"{first.when:%H:%M} {first.text}{whose}{more}"
