"""Closing the desk: what the day leaves open, and what comes first tomorrow."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from clientdesk.model.draft import Draft, DraftState
from clientdesk.services.planning.entries import Entry, EntryKind

if TYPE_CHECKING:
    from clientdesk.services.office import Office
    from clientdesk.services.planning.agenda import Agenda

AHEAD = 4
"""Days in which the next first thing is looked for: a Friday sees Monday."""
LATELY = timedelta(days=7)
"""A draft that was not written on for longer is no matter of today."""


class Part(StrEnum):
    """A part of the page, in the order in which it stands there."""

    UPDATES = "Updates owed"
    PROMISES = "Promises and answers owed"
    RECAPS = "Talks without a recap"
    DRAFTS = "Drafts not sent"
    FIRST = "Next, first thing"


class Left(NamedTuple):
    """One thing that the day leaves open."""

    part: Part
    """Where it stands."""
    entry: Entry
    """It, as the agenda has it."""


_PARTS = {
    EntryKind.INCIDENT_UPDATE: Part.UPDATES,
    EntryKind.PROMISE: Part.PROMISES,
    EntryKind.REQUEST: Part.PROMISES,
    EntryKind.RECAP: Part.RECAPS,
    EntryKind.HOLD: Part.DRAFTS,
}


class Closing:
    """The look over the desk before it is closed."""

    def __init__(self, office: "Office", agenda: "Agenda") -> None:
        """Look over a desk."""
        self._office = office
        self._agenda = agenda

    def left(self) -> list[Left]:
        """Return what is open today, part by part, and the first thing of the next day with any.

        Talks of today owe their recap already, although it is due tomorrow.
        """
        now = self._office.now()
        entries = self._agenda.entries(days=AHEAD)
        found = [
            Left(_PARTS[entry.kind], entry)
            for entry in entries
            if entry.kind in _PARTS and (entry.when.date() <= now.date() or _is_recap(entry))
        ]
        found += [Left(Part.DRAFTS, entry) for entry in self._unfinished(now)]
        later = (one for one in entries if one.when.date() > now.date() and not _is_recap(one))
        if first := next(later, None):
            found.append(Left(Part.FIRST, first))
        order = list(Part)
        return sorted(found, key=lambda one: order.index(one.part))

    def _unfinished(self, now: datetime) -> list[Entry]:
        """Return the drafts that were written on lately and wait for nothing."""
        drafts = [
            one
            for one in self._office.living(Draft)
            if one.state is DraftState.DRAFT and one.body.strip() and now - one.fresh_at < LATELY
        ]
        return [
            Entry(
                kind=EntryKind.DRAFT,
                client_id=one.client,
                client_name=self._office.name(one.client) if one.client else "",
                text=one.subject or "a draft without a subject",
                when=one.fresh_at.astimezone(now.tzinfo),
                has_time=True,
                overdue=False,
                record_table=Draft.table,
                record_id=one.id,
                original=None,
                context="not sent yet",
            )
            for one in sorted(drafts, key=lambda one: one.fresh_at, reverse=True)
        ]


def _is_recap(entry: Entry) -> bool:
    return entry.kind is EntryKind.RECAP
