"""A repetition as it can be typed again, and read back without a day of its own."""

from datetime import datetime

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.services.clients.standing import WEEKDAY_NAMES
from clientdesk.services.when.typed import read_when

_UNITS = {
    Frequency.DAILY: "day",
    Frequency.WEEKLY: "week",
    Frequency.MONTHLY: "month",
    Frequency.YEARLY: "year",
}
_POSITIONS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th", -1: "last"}
EXAMPLE = "every 2 weeks tue, every month until 2 dec"
"""How a repetition is typed."""


def rule_words(rule: Recurrence) -> str:
    """Return a repetition in words that `read_rule` reads: `every 2 weeks tue 10 times`."""
    unit = _UNITS[rule.frequency]
    told = f"every {unit}" if rule.interval <= 1 else f"every {rule.interval} {unit}s"
    names = [WEEKDAY_NAMES[day % 7].lower() for day in rule.weekdays]
    if rule.frequency is Frequency.WEEKLY:
        told = " ".join([told, *names])
    elif rule.position:
        which = _POSITIONS.get(rule.position, f"{-rule.position}th last")
        single = rule.frequency is Frequency.MONTHLY and rule.interval <= 1
        place = " ".join([which, *names])
        told = f"every {place}" if single and names else f"{told} on the {place}".rstrip()
    if rule.count:
        told += f" {rule.count} times"
    return f"{told} until {rule.until}" if rule.until else told


def read_rule(typed: str, now: datetime) -> Recurrence:
    """Read a repetition. Raises InvalidInputError for what does not repeat, or names an hour."""
    when = read_when(typed, now)
    if when.recurrence is None:
        raise InvalidInputError(f"that does not repeat; type {EXAMPLE}")
    if when.has_time:
        raise InvalidInputError("the hour is that of the start; leave it out here")
    return when.recurrence
