"""Answering: which request a talk or a mail answered, so that response times are the real ones."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.request import Request
from clientdesk.model.touch import Touch
from clientdesk.services.office import Office


class Answering:
    """The verbs of talks that answer a request."""

    def __init__(self, office: Office) -> None:
        """Answer the requests of a desk."""
        self._office = office

    def waiting(self, touch: Touch) -> list[Request]:
        """Return the requests that a talk may have answered, the oldest first.

        They are its client's, were asked before it, and nobody answered or closed them.
        """
        found = [
            one
            for one in self._office.living(Request, touch.client)
            if one.answered_at is None and one.closed_at is None
            # Times are typed to the minute.
            if one.at.replace(second=0, microsecond=0) <= touch.at
        ]
        return sorted(found, key=lambda one: (one.at, one.id))

    def by(self, touch_id: str, request_ids: Sequence[str]) -> Touch:
        """Say that a talk answered some requests, when it took place; one change.

        Raises InvalidInputError for a request that was asked later or is answered already.
        """
        touch = self._office.desk.records(Touch).get(touch_id)
        waiting = {one.id: one for one in self.waiting(touch)}
        if not request_ids or not waiting.keys() >= set(request_ids):
            raise InvalidInputError("a talk answers what was asked before it and still waits")
        label = f"Answered {self._office.name(touch.client)}"
        with self._office.change(label):
            for name in request_ids:
                answered = replace(waiting[name], answered_at=touch.at, answered_in=touch.id)
                self._office.save(answered, label)
            return self._office.save(replace(touch, answers=touch.answers or request_ids[0]), label)


def answered_with(office: Office, touch: Touch, at: datetime | None) -> None:
    """Give the requests that a talk answered the moment that it has now; None without the talk."""
    if not touch.answers:
        return
    label = f"Answered {office.name(touch.client)}"
    for one in office.living(Request, touch.client):
        if _is_answered_by(one, touch):
            office.save(replace(one, answered_at=at, answered_in=touch.id if at else ""), label)


def _is_answered_by(request: Request, touch: Touch) -> bool:
    """Tell whether a touch answered a request; another moment was typed by hand, and stays."""
    named = request.answered_in == touch.id
    # A request that was answered by an older clientdesk names no touch.
    older = not request.answered_in and touch.answers == request.id
    return request.answered_at == touch.at and (named or older)
