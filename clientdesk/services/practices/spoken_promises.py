"""A line of a talk as the promise that it makes, and which promise of the ledger came of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.promise import Owner, Promise
from clientdesk.model.text import clean_line
from clientdesk.model.touch import LineKind, Touch, TouchLine
from clientdesk.services.folding import fold
from clientdesk.services.practices.promising import Said, read_promise
from clientdesk.services.practices.unread import unread_time

OWNERS = {LineKind.MINE: Owner.MINE, LineKind.THEIRS: Owner.THEIRS}
"""The kinds of lines that are promises, and whose."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of a talk that is a promise."""

    line: TouchLine
    """The line."""
    said: Said
    """How it is understood."""
    promise: Promise | None = None
    """What the ledger holds of it, or None."""
    is_gone: bool = False
    """Whether the ledger held it, and it was put in the trash."""

    @property
    def what(self) -> str:
        """What is promised: as it was said, unless the ledger has other words for it by now."""
        kept = self.promise
        return self.said.what if kept is None or _same(self, kept) else kept.what

    @property
    def is_edited(self) -> bool:
        """Whether the line has other words than those that made the promise."""
        return self.promise is not None and self.promise.line != str(self.line)

    @property
    def unread(self) -> str:
        """The words that mean a time and were not read as one; empty where all is read."""
        dated = self.said.when is not None or (self.promise and self.promise.due is not None)
        return "" if dated else unread_time(self.line.text)


def heard(text: str, at: datetime, owner: Owner, zone: str = "") -> Said:
    """Return the promise in a line said at an aware moment of my zone; `fri` is the one after it.

    A line that names no single day is a promise without a date, in its own words. `zone` is that
    of the other side, for the reading.
    """
    try:
        said = read_promise(text, at, zone)
    except InvalidInputError:
        said = Said(clean_line(text))
    return Said(
        what=said.what,
        owner=owner,
        when=said.when,
        certainty=said.certainty,
        out_of_scope=said.out_of_scope,
    )


def spoken_promises(
    touch: Touch, at: datetime, made: Iterable[Promise], zone: str = ""
) -> list[Spoken]:
    """Return the promises in a talk's lines, in order, each with the one that came of it.

    `at` is when it was, in my zone. Of what was `made` in the talk, the one that was made by a
    line is its own, whatever words it has by now; else the one that reads alike; else one that says
    more or less, since the one or the other was given its date. One in the trash is gone.
    """
    own = (one for one in made if one.source == touch.id)
    left = sorted(own, key=lambda one: (one.trashed_at is not None, one.id))
    found = [
        Spoken(line, heard(line.text, at, OWNERS[line.kind], zone))
        for line in touch.lines
        if line.kind in OWNERS
    ]
    for fits in (_made_by, _same, _longer):
        for place, one in enumerate(found):
            if one.promise is None:
                held = next((held for held in left if fits(one, held)), None)
                if held is not None:
                    found[place] = replace(one, promise=held)
                    left.remove(held)
    return [_living(one) for one in found]


def _living(spoken: Spoken) -> Spoken:
    """Return a line without a promise that is in the trash."""
    if spoken.promise is None or spoken.promise.trashed_at is None:
        return spoken
    return replace(spoken, promise=None, is_gone=True)


def unread_in(typed: str, now: datetime) -> list[str]:
    """Return the words in the typed lines of a talk that mean a time and are not read as one."""
    lines = (TouchLine.parse(line.strip()) for line in typed.splitlines())
    found = (
        Spoken(line, heard(line.text, now, OWNERS[line.kind])).unread
        for line in lines
        if line.kind in OWNERS
    )
    return [words for words in found if words]


def _made_by(spoken: Spoken, promise: Promise) -> bool:
    """Tell whether a line is the one that made a promise; older promises name none."""
    return promise.line == str(spoken.line)


def _same(spoken: Spoken, promise: Promise) -> bool:
    """Tell whether a line and a promise read alike."""
    said = spoken.said
    return said.owner is promise.owner and fold(said.what) == fold(promise.what)


def _longer(spoken: Spoken, promise: Promise) -> bool:
    """Tell whether one says what the other does and more, such as a date that was not read."""
    said = spoken.said
    one, other = sorted((f"{fold(said.what)} ", f"{fold(promise.what)} "), key=len)
    return said.owner is promise.owner and other.startswith(one)
