"""The decoder: what a request really asks for, and which questions about it are still open."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.request import DueState, Request, Use
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.zones import checked_zone

MOST = 3
"""Questions that one mail asks, at most."""
_FOR_OTHERS = (Use.PRESENT, Use.FORWARD, Use.REASSURE)
"""Uses in which somebody else than the one who asks reads it."""


class Vague(NamedTuple):
    """Words in a request that name a time no two people take alike."""

    start: int
    """Where they begin."""
    end: int
    """Where they end."""
    words: str
    """What they are."""


class Decoder:
    """The verbs of requests."""

    def __init__(self, office: Office, me: Me) -> None:
        """Decode the requests of a desk."""
        self._office = office
        self._me = me

    def vague(self, words: str, language: str = "") -> tuple[Vague, ...]:
        """Return the vague times in what somebody said; the language is found out if not given."""
        from clientdesk.language.guess import guess
        from clientdesk.language.lexicon import lexicon

        rule = lexicon(language or guess(words)).rule("vague_deadline")
        return tuple(Vague(*hit.span(), hit[0]) for hit in rule.patterns.finditer(words))

    def open(self, request: Request) -> tuple[str, ...]:
        """Return which questions are open, the gravest first, three at most.

        `due`: no exact time, or one that I only assume; `use`; `audience`, if others will read it;
        `format`; `decider`.
        """
        unsure = {DueState.OPEN, DueState.ASKED, DueState.ASSUMED}
        found = {
            "due": request.due is None or request.due_state in unsure,
            "use": request.use is Use.UNKNOWN,
            "audience": request.use in _FOR_OTHERS and not request.audience,
            "format": not request.wanted_format,
            "decider": not request.decider,
        }
        return tuple(name for name, is_open in found.items() if is_open)[:MOST]

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
            vague = self.vague(request.words)
            said = f"“{vague[0].words}” is no time; " if vague else ""
            raise InvalidInputError(f"{said}type the exact day and hour, or ask for it")
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
