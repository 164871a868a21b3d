"""The decoder: what a request really asks for, and which questions about it are still open."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.promise import Certainty, Owner, Promise
from clientdesk.model.request import DueState, Request, Use
from clientdesk.model.text import clean_line
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.practices.laws import no_exact_time
from clientdesk.services.practices.vague import Vague, vague_times
from clientdesk.services.zones import aware, checked_zone, deadline, zone_named

MOST = 3
"""Questions that one mail asks, at most."""
_FOR_OTHERS = (Use.PRESENT, Use.FORWARD, Use.REASSURE)
"""Uses in which somebody else than the one who asks reads it."""
_GAP = re.compile(r"\s+([,;:.!?])")
"""The gap that is left where a time stood before a comma or a full stop."""


def open_questions(request: Request) -> tuple[str, ...]:
    """Return which questions of a request are open, the gravest first, three at most.

    `due`: no exact time, or one that I only assume; `use`; `audience`, if others will read it;
    `format`; `decider`.
    """
    found = {
        "due": request.due is None or request.due_state is not DueState.CONFIRMED,
        "use": request.use is Use.UNKNOWN,
        "audience": request.use in _FOR_OTHERS and not request.audience,
        "format": not request.wanted_format,
        "decider": not request.decider,
    }
    return tuple(name for name, is_open in found.items() if is_open)[:MOST]


def plain_words(words: str) -> str:
    """Return what was said on one line, without its vague times: what can be promised."""
    kept, at = [], 0
    for vague in vague_times(words):
        kept.append(words[at : vague.start])
        at = vague.end
    kept.append(words[at:])
    line = _GAP.sub(r"\1", clean_line(" ".join("".join(kept).split())))
    return line.strip(" ,;:.!?-") or clean_line(words)


class Decoder:
    """The verbs of requests."""

    def __init__(self, office: Office, me: Me) -> None:
        """Decode the requests of a desk."""
        self._office = office
        self._me = me

    def vague(self, words: str, language: str = "") -> tuple[Vague, ...]:
        """Return the vague times in what somebody said; the language is found out if not given."""
        return vague_times(words, language)

    def open(self, request: Request) -> tuple[str, ...]:
        """Return which questions are open, the gravest first, three at most.

        `due`: no exact time, or one that I only assume; `use`; `audience`, if others will read it;
        `format`; `decider`.
        """
        return open_questions(request)

    def add(self, client_id: str, words: str, **fields: Any) -> Request:
        """Keep a new request. A time that was typed is assumed until they confirmed it.

        Raises InvalidInputError without words, and for a settled state without an exact time.
        """
        client = self._office.client(client_id)
        request = Request(
            id=self._office.new_id(),
            created_at=self._office.now(),
            client=client.id,
            words=words,
            **{"at": self._office.now(), **fields},
        )
        return self.keep(request)

    def keep(self, request: Request) -> Request:
        """Keep an edited request: one with a time is assumed at least, unless they confirmed it."""
        if not request.words.strip():
            raise InvalidInputError("write down what they said, word for word")
        if request.due is not None and request.due_state is DueState.OPEN:
            request = replace(request, due_state=DueState.ASSUMED)
        zone = request.zone or self._me.zone().key
        named = replace(request, zone=zone) if request.due else request
        return self._office.save(named, f"Request of {self._office.name(request.client)}")

    def due(self, request: Request) -> datetime | None:
        """Return the exact time of a request as an aware moment in my zone, or None."""
        if request.due is None:
            return None
        zone = zone_named(request.zone) if request.zone else self._me.zone()
        return aware(request.due, zone).astimezone(self._me.zone())

    def is_over(self, request: Request) -> bool:
        """Tell whether the exact time of a request has passed."""
        if request.due is None:
            return False
        zone = zone_named(request.zone) if request.zone else self._me.zone()
        return deadline(request.due, zone) < self._office.now()

    def promised(self, request: Request) -> bool:
        """Tell whether a request is a promise of mine already."""
        held = self._office.living(Promise, request.client)
        return any(one.source == request.id for one in held)

    def promise(self, request_id: str) -> Promise:
        """Make a promise of mine of a request, by its exact time; a confirmed one is sure.

        Raises InvalidInputError without an exact time, and if it was promised already.
        """
        request = self.get(request_id)
        if request.due is None:
            raise InvalidInputError(no_exact_time(request))
        if self.promised(request):
            raise InvalidInputError("this request is a promise of yours already")
        sure = request.due_state is DueState.CONFIRMED
        promise = Promise(
            id=self._office.new_id(),
            created_at=self._office.now(),
            client=request.client,
            owner=Owner.MINE,
            what=plain_words(request.words),
            due=request.due,
            zone=request.zone or self._me.zone().key,
            person=request.asked_by,
            certainty=Certainty.SURE if sure else Certainty.LIKELY,
            source=request.id,
        )
        return self._office.save(promise, f"Promise to {self._office.name(request.client)}")

    def confirm(self, request_id: str, due: datetime | None = None, zone: str = "") -> Request:
        """Say that the client confirmed an exact time: a wall time, in their zone unless named.

        Raises InvalidInputError where no exact time is known: words such as ASAP are none.
        """
        return self._settle(request_id, due, zone, DueState.CONFIRMED)

    def assume(self, request_id: str, due: datetime | None = None, zone: str = "") -> Request:
        """Say by when I assume they need it. Raises InvalidInputError without an exact time."""
        return self._settle(request_id, due, zone, DueState.ASSUMED)

    def _settle(self, request_id: str, due: datetime | None, zone: str, state: DueState) -> Request:
        request = self.get(request_id)
        due = due or request.due
        if due is None:
            raise InvalidInputError(no_exact_time(request))
        theirs = self._office.client(request.client).zone or self._me.zone().key
        zone = checked_zone(zone) or request.zone or theirs
        settled = replace(request, due=due, zone=zone, due_state=state)
        return self._office.save(settled, f"Request of {self._office.name(request.client)}")

    def answered(self, request_id: str) -> Request:
        """Say that a request was answered now; the response time is counted to here."""
        request = self.get(request_id)
        if request.answered_at is not None:
            return request
        now = self._office.now()
        answered = replace(request, answered_at=now)
        return self._office.save(answered, f"Answered {self._office.name(request.client)}")

    def close(self, request_id: str) -> Request:
        """Say that nothing is to be done for a request any more."""
        request = self.get(request_id)
        now = self._office.now()
        done = replace(request, closed_at=now, answered_at=request.answered_at or now)
        return self._office.save(done, f"Done for {self._office.name(request.client)}")

    def get(self, request_id: str) -> Request:
        """Return a request. Raises NotFoundError."""
        return self._office.desk.records(Request).get(request_id)
