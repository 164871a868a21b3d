"""What the checks ask about a day that a mail names."""

from clientdesk.language.dates import Mention


def contradictory(mention: Mention) -> bool:
    """Tell whether a weekday and the day of the month beside it disagree."""
    if not mention.numeric or mention.day is None or mention.weekday is None:
        return False
    return mention.day.weekday() != mention.weekday
