"""A birthday as people type it: `4 mar`, `4 mar 1980`, `1980-03-04`, `--03-04` (RFC 6350, BDAY)."""

import re
from datetime import date, datetime, timedelta

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean_line
from clientdesk.services.when.typed import read_when

_EXAMPLES = "type it as 4 mar, 4 mar 1980, 1980-03-04 or --03-04"
_BARE = re.compile(r"--(\d\d)-?(\d\d)")
_YEAR = re.compile(r"\b(\d{4})\b")
_LEAP = 2000


def read_birthday(typed: str, now: datetime) -> str:
    """Return a typed birthday as `YYYY-MM-DD`, or as `--MM-DD` where no year was typed.

    29 February is one. Raises InvalidInputError for what is no day, or lies ahead.
    """
    line = clean_line(typed)
    if bare := _BARE.fullmatch(line):
        try:
            return f"--{date(_LEAP, int(bare[1]), int(bare[2])):%m-%d}"
        except ValueError as error:
            raise InvalidInputError(f"there is no day {line}; {_EXAMPLES}") from error
    when, later = (read_when(line, moment) for moment in (now, now + timedelta(days=100)))
    day = when.moment.date()
    same = (day.month, day.day) == (later.moment.month, later.moment.day)
    if when.has_time or when.recurrence or not same:
        raise InvalidInputError(f"{line!r} is no birthday; {_EXAMPLES}")
    if not _YEAR.search(line):
        return f"--{day:%m-%d}"
    if day > now.date():
        raise InvalidInputError(f"a birthday on {day} lies ahead; {_EXAMPLES}")
    return f"{day:%Y-%m-%d}"
