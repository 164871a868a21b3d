"""Facts under notes: what is known, how old it is, and what to ask when it is too old."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from clientdesk.model.checkin import AgendaItem, AgendaKind
from clientdesk.model.errors import NotFoundError
from clientdesk.model.note import DAYS_A_MONTH, Fact, Note
from clientdesk.model.text import counted

_TWO_YEARS = 24


@dataclass(frozen=True, slots=True)
class KnownFact:
    """One fact, and the note it stands under."""

    note: Note
    """The note."""
    fact: Fact
    """The fact."""
    stale: bool
    """Whether it is older than it may be."""
    age: str
    """How long ago it was seen, `14 months`; empty for a fact without a date."""


def facts_of(notes: Iterable[Note], today: date) -> list[KnownFact]:
    """Return every fact under some notes: the stale ones first, each kind in its order."""
    found = [
        KnownFact(note, fact, fact.is_stale(today), age_of(fact, today))
        for note in notes
        for fact in note.facts
    ]
    return sorted(found, key=lambda one: not one.stale)


def age_of(fact: Fact, today: date) -> str:
    """Return how long ago a fact was seen: in days, then months, then years."""
    if fact.seen_on is None:
        return ""
    days = max(0, (today - fact.seen_on).days)
    months = int(days / DAYS_A_MONTH)
    if months < 1:
        return counted(days, "day") if days else "today"
    if months < _TWO_YEARS:
        return counted(months, "month")
    return counted(int(days / 365.25), "year")


def question_of(known: KnownFact) -> AgendaItem:
    """Return the question that a fact becomes."""
    seen = f" (seen {known.age} ago)" if known.age and known.age != "today" else ""
    return AgendaItem(kind=AgendaKind.QUESTION, text=f"Is this still so? {known.fact.text}{seen}")


def with_fact(note: Note, before: Fact | None, after: Fact | None) -> Note:
    """Return a note in which one fact stands for another; None is no fact.

    Raises NotFoundError if the one before stands there no more.
    """
    facts = list(note.facts)
    if before is None:
        return replace(note, facts=(*facts, after)) if after is not None else note
    if before not in facts:
        raise NotFoundError("this fact was changed elsewhere; look at it again")
    place = facts.index(before)
    facts[place : place + 1] = [] if after is None else [after]
    return replace(note, facts=tuple(facts))
