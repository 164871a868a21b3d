"""What the checks ask about a day that a mail names."""

from datetime import date, timedelta

from clientdesk.checking import Known
from clientdesk.language.dates import Mention
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.span import Span

_WEEKDAYS = (0, 1, 2, 3, 4)
_A_YEAR = 366


def contradictory(mention: Mention) -> bool:
    """Tell whether a weekday and the day of the month beside it disagree."""
    if not mention.numeric or mention.day is None or mention.weekday is None:
        return False
    return mention.day.weekday() != mention.weekday


def names_a_day(mention: Mention) -> bool:
    """Tell whether a time names a day: "at 17:00" does not, though it can only mean today."""
    dated = mention.numeric or mention.weekday is not None or mention.clock is None
    return mention.exact and mention.day is not None and dated


def day_place(text: str, mention: Mention) -> Span:
    """Return where a day is named, without a full stop that may end the sentence too."""
    start, end = mention.span
    return Span(start, start + len(text[start:end].rstrip(". ")))


def short(day: date) -> str:
    """Return a day as a message writes it: "Thu 24 Dec"."""
    return f"{day:%a} {day.day} {day:%b}"


def works_on(day: date, known: Known) -> bool:
    """Tell whether the client works on a day, as far as is known: else from Monday to Friday."""
    days = _WEEKDAYS if known.days is None else known.days
    return day.weekday() in days and known.holidays.get(day) is None


def working_day(first: date, known: Known) -> date:
    """Return a day if the client works on it, else the next one on which they do."""
    days = (first + timedelta(days=step) for step in range(min(_A_YEAR, (date.max - first).days)))
    return next((day for day in days if works_on(day, known)), first)


def written(lexicon: Lexicon, day: date) -> str | None:
    """Return a day as the language writes it anywhere in a sentence; None if it has no one form."""
    words = lexicon.rule("deadline").raw
    form = words.get("day")
    if not form:
        return None
    weekday, month = words["weekdays"][day.weekday()], words["months"][day.month - 1]
    return str(form).format(weekday=weekday, day=day.day, month=month)
