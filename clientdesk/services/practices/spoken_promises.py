"""A line of a talk as the promise that it makes, and the same line as a recap tells it."""

from datetime import datetime

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.promise import Owner
from clientdesk.model.text import clean_line
from clientdesk.model.touch import LineKind
from clientdesk.services.practices.promising import Said, read_promise

OWNERS = {LineKind.MINE: Owner.MINE, LineKind.THEIRS: Owner.THEIRS}
"""The kinds of lines that are promises, and whose."""


def heard(text: str, at: datetime, owner: Owner) -> Said:
    """Return the promise in a line said at an aware moment of my zone; `fri` is the one after it.

    A line that names no single day is a promise without a date, in its own words.
    """
    try:
        said = read_promise(text, at)
    except InvalidInputError:
        said = Said(clean_line(text))
    return Said(
        what=said.what,
        owner=owner,
        when=said.when,
        certainty=said.certainty,
        out_of_scope=said.out_of_scope,
    )
