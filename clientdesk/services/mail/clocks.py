"""The clocks that sending a mail starts, in the records that its template was filled from."""

from dataclasses import replace
from datetime import datetime

from clientdesk.model.draft import Draft
from clientdesk.model.incident import Incident
from clientdesk.model.promise import Owner, Promise, PromiseState
from clientdesk.model.pushback import PushBack
from clientdesk.model.record import Record
from clientdesk.model.request import DueState, Request
from clientdesk.model.share import Share
from clientdesk.services.kinds import kinds
from clientdesk.services.office import Office
from clientdesk.services.practices.nudging import STEPS


def started(office: Office, draft: Draft, purpose: str, now: datetime) -> list[Record]:
    """Return the records that change because a draft for a purpose was sent, as they are then.

    `now` is when it was sent: an aware moment.
    """
    if not draft.about:
        return []
    found = (
        record
        for kind in kinds()
        for name in draft.about
        if (record := office.desk.records(kind).find(name)) is not None
        if record.trashed_at is None
    )
    return [then for record in found if (then := _then(record, purpose, now)) is not None]


def _then(record: Record, purpose: str, now: datetime) -> Record | None:
    """Return a record as it is after the mail, or None where the mail says nothing about it."""
    kind, _, rest = purpose.partition("-")
    match record:
        case Promise() if kind == "nudge" and _may_be_nudged(record):
            return replace(record, nudges=(*record.nudges, now))
        case Request():
            return _request(record, purpose, now)
        case Incident() if kind == "incident":
            return _incident(record, rest, now)
        case Share() if kind == "share" and record.sent_on is None:
            return replace(record, sent_on=now.date())
        case PushBack() if purpose == "push-back" and record.raised_on is None:
            return replace(record, raised_on=now.date())
    return None


def _request(request: Request, purpose: str, now: datetime) -> Request | None:
    """Return a request as answered by what is sent about it; a question only asks its time."""
    if purpose == "exact-time":
        is_open = request.due_state is DueState.OPEN
        return replace(request, due_state=DueState.ASKED) if is_open else None
    return None if request.answered_at else replace(request, answered_at=now)


def _may_be_nudged(promise: Promise) -> bool:
    theirs = promise.owner is Owner.THEIRS and promise.state is PromiseState.OPEN
    return theirs and len(promise.nudges) < STEPS


def _incident(incident: Incident, step: str, now: datetime) -> Incident | None:
    if step == "admit" and incident.admitted_at is None:
        return replace(incident, admitted_at=now)
    if step not in {"update", "no-news"} or not incident.owed:
        return None
    given = min(incident.owed, key=lambda one: one.due)
    text = given.text or ("no news yet" if step == "no-news" else "")
    told = replace(given, given_at=now, text=text)
    updates = tuple(told if one is given else one for one in incident.updates)
    return replace(incident, updates=updates, snoozed_until=None, snoozes=0)
