"""What no way of saving may break: dates have an honest history, debts end only as they may.

`Office.save` asks here, so that forms, the shell and every service keep the same law. Undo takes a
change back whole and is none.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident, IncidentState
from clientdesk.model.milestone import Milestone, MilestoneKind
from clientdesk.model.promise import Owner, Promise, PromiseChange, PromiseState
from clientdesk.model.ramp import LONGEST, ResponseRamp
from clientdesk.model.record import Record
from clientdesk.model.request import DueState, Request
from clientdesk.model.touch import RecapState, Touch
from clientdesk.services.when.months import month_later
from clientdesk.services.zones import aware, deadline, has_time, zone_named


def lawful(record: Record, before: Any, now: datetime) -> Record:
    """Return a record as it may be kept at an aware moment; `before` is what it was, or None.

    Raises InvalidInputError for what must not be.
    """
    match record:
        case Promise():
            return _promise(record, before, now) if before is not None else _born(record, now)
        case Touch():
            return _touch(record, before)
        case Request():
            return _request(record, before)
        case Incident():
            return _incident(record, before, now)
        case Feedback():
            return _feedback(record, before, now)
        case ResponseRamp():
            return checked_ramp(record)
        case Milestone() if before is None and record.kind is MilestoneKind.BIRTHDAY:
            return replace(record, yearly=True)
    return record


# ---- promises


def _born(promise: Promise, now: datetime) -> Promise:
    """Return a new promise; one that has come to an end already has its moment."""
    ended = promise.state is not PromiseState.OPEN
    return replace(promise, closed_at=(promise.closed_at or now) if ended else None)


def _promise(promise: Promise, before: Promise, now: datetime) -> Promise:
    """Return a promise whose history only grew, and whose end has its moment."""
    kept, sent = len(before.history), len(before.nudges)
    if promise.history[:kept] != before.history:
        promise = replace(promise, history=before.history)
    if promise.nudges[:sent] != before.nudges:
        promise = replace(promise, nudges=before.nudges)
    if before.state is not PromiseState.OPEN:
        _checked_closed(promise, before)
    if promise.owner is Owner.THEIRS:  # only mine wait, so that no two wait for each other
        promise = replace(promise, waits_on=())
    if len(promise.history) == kept and (entry := change_of(before, promise, now)) is not None:
        promise = replace(promise, history=(*promise.history, entry))
    if promise.state is PromiseState.OPEN:
        return replace(promise, closed_at=None)
    # What was dropped and is kept after all was kept now, not when it was dropped.
    same = promise.state is before.state
    return replace(promise, closed_at=(before.closed_at or now) if same else now)


def _checked_closed(promise: Promise, before: Promise) -> None:
    """Refuse another date, or another owner, for what has come to an end."""
    if (promise.due, promise.zone) != (before.due, before.zone):
        raise InvalidInputError(
            f"this promise is {before.state}: its date is history and stays as it is"
        )
    if promise.owner is not before.owner:
        raise InvalidInputError(
            f"this promise is {before.state}: whose it was is history and stays as it is"
        )


def change_of(
    before: Promise, promise: Promise, now: datetime, why: str = ""
) -> PromiseChange | None:
    """Return the entry in a promise's history that says how it was; None where that is the same."""
    moved = (promise.due, promise.zone) != (before.due, before.zone)
    ends = deadline(before.due, _zone(before.zone, now)) if before.due is not None else None
    entry = PromiseChange(
        at=now,
        was=_date_before(before, promise.zone, now) if moved else None,
        why=why,
        was_late=before.state is PromiseState.OPEN and ends is not None and ends < now,
        was_owner=before.owner if promise.owner is not before.owner else None,
        was_person=before.person if promise.person != before.person else "",
    )
    return entry if entry.was or entry.was_owner or entry.was_person else None


def _date_before(before: Promise, zone: str, now: datetime) -> datetime | None:
    """Return the date that a promise had, in the zone that it has from now on."""
    was = before.due
    if was is None or zone == before.zone or not has_time(was):
        return was
    told = aware(was, _zone(before.zone, now)).astimezone(_zone(zone, now))
    return told.replace(tzinfo=None, fold=0)


def _zone(name: str, now: datetime) -> ZoneInfo:
    if name:
        return zone_named(name)
    return now.tzinfo if isinstance(now.tzinfo, ZoneInfo) else ZoneInfo("UTC")


# ---- talks, requests, ramps


def _touch(touch: Touch, before: Touch | None) -> Touch:
    """Return a talk that owes its recap until it is sent, or is said why none is needed."""
    if not touch.is_live or touch.recap is not RecapState.NOT_NEEDED or touch.recap_why.strip():
        return touch
    if before is None or not before.is_live:
        return replace(touch, recap=RecapState.OWED)
    if before.recap is not RecapState.NOT_NEEDED or before.recap_why.strip():
        raise InvalidInputError("say why no recap is needed; one word will do")
    return touch


def _request(request: Request, before: Request | None) -> Request:
    if request.due is None and request.due_state in {DueState.CONFIRMED, DueState.ASSUMED}:
        raise InvalidInputError(no_exact_time(request))
    answer = request.at, request.answered_at
    if before is not None and answer == (before.at, before.answered_at):
        return request
    # Times are typed to the minute.
    asked = request.at.replace(second=0, microsecond=0)
    if request.answered_at is not None and request.answered_at < asked:
        raise InvalidInputError("an answer comes after what was asked; correct one of the two")
    return request


def no_exact_time(request: Request) -> str:
    """Return the sentence that says why a request's time cannot be settled yet."""
    from clientdesk.services.practices.vague import no_time

    said = no_time(request.words)
    return f"{said}{'; ' if said else ''}type the exact day and hour, or ask for it"


def checked_ramp(ramp: ResponseRamp) -> ResponseRamp:
    """Return a ramp that goes up step by step. Raises InvalidInputError for any other."""
    if ramp.target_minutes <= ramp.now_minutes:
        raise InvalidInputError(
            "the target must be a longer time than now; nothing is to be slowed"
        )
    if ramp.now_minutes < 0:
        raise InvalidInputError("an answer takes no less than 0 minutes; say how fast you are now")
    if ramp.target_minutes > LONGEST:
        raise InvalidInputError("a month is the longest wait that can be planned: 43200 minutes")
    if ramp.step_minutes < 1 or ramp.every_days < 1:
        raise InvalidInputError("a ramp takes steps of a minute or more, every day or more rarely")
    return ramp


# ---- incidents and feedback


def _incident(incident: Incident, before: Incident | None, now: datetime) -> Incident:
    """Return an incident that is admitted with all facts, and closed once its word was kept."""
    if before is not None and before.admitted_at is None and incident.admitted_at is not None:
        incident.checked_admission()
    was_closed = before is not None and before.state is IncidentState.CLOSED
    if incident.state is IncidentState.OPEN:
        follow_up = None if was_closed else incident.follow_up_on
        return replace(incident, closed_at=None, follow_up_on=follow_up)
    _checked_end(incident, now)
    if before is not None and was_closed:
        return replace(incident, closed_at=before.closed_at or now)
    return replace(
        incident,
        closed_at=incident.closed_at or now,
        follow_up_on=incident.follow_up_on or month_later(now.date()),
    )


def _checked_end(incident: Incident, now: datetime) -> None:
    """Refuse the end of an incident whose word is not kept, or from which nothing was learned."""
    if incident.owed:
        first = min(incident.owed, key=lambda one: one.due)
        by = aware(first.ends, _zone(incident.zone, now)).astimezone(_zone("", now))
        raise InvalidInputError(
            f"an update is owed by {by:%a %d %b %H:%M}; give it before you close this"
        )
    if incident.admitted_at is None:
        raise InvalidInputError("it was not admitted yet; send the admission first")
    if not incident.lesson.strip():
        raise InvalidInputError("write down what you learned; one line will do")


def _feedback(feedback: Feedback, before: Feedback | None, now: datetime) -> Feedback:
    """Return feedback that is asked about after a month, and closed only with what came of it."""
    if feedback.closed_at is not None:
        if not feedback.changed.strip():
            raise InvalidInputError(
                "feedback closes with what you changed because of it, or why nothing; write that"
            )
        return feedback
    if feedback.follow_up_on is None and before is None:
        return replace(feedback, follow_up_on=month_later(feedback.asked_on))
    told = before is not None and feedback.changed.strip() and not before.changed.strip()
    if told and before is not None and feedback.follow_up_on == before.follow_up_on:
        return replace(feedback, follow_up_on=month_later(now.date()))
    return feedback
