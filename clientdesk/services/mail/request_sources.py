"""Blanks from what a client asked for: the question about it, and the page that sums it up."""

from datetime import datetime
from typing import Any

from clientdesk.model.promise import Owner, Promise, PromiseState
from clientdesk.model.request import DueState, Request
from clientdesk.services.mail.answer_time import answer_before
from clientdesk.services.mail.promise_sources import PromiseSources
from clientdesk.services.practices.decoder import open_questions, plain_words
from clientdesk.services.zones import aware, deadline, has_time, zone_named

_HEADLINE, _SUBJECT = 10, 6
"""How many words of a request its page tells, and the subject line of that page."""
_ENDS = " ,;:.-–"


class RequestSources(PromiseSources):
    """The sources that are requests; each public method is the first word of one."""

    def request(self) -> dict[str, Any] | None:
        """Tell what they asked for, what is still open about it, and until when to answer that.

        A time that has passed is none to count on. Where no working hour of theirs is left before
        it there is nothing in `ask_by`.
        """
        held = self.of_client(Request, lambda one: one.closed_at is None)
        order = sorted(
            held, key=lambda one: (one.due_state is not DueState.OPEN, -one.at.timestamp())
        )
        one = self.one(Request, order)
        if one is None:
            return None
        due = self._ahead(one)
        by = answer_before(self.clock, self.reader.hours, due)
        return {
            **self.seen(one),
            "count_on": self.seen(one)["due"] if due else None,
            "open": list(open_questions(one)),
            "ask_by": self.clock.moment(by) if by else None,
            "near": by is None or None,
        }

    def summary(self) -> dict[str, Any]:
        """Tell what a page for the one who decides is about: a request if one was named.

        `decision` is what of theirs comes first: for a request what my work on it waits for, and
        `date` says that its date is to be decided on. `by` is until when; `facts` of the ledger.
        """
        named = self.chosen.get(Request.table)
        if isinstance(named, Request):
            return self._about(named)
        asked = self.promise()
        first = self._promises(Owner.MINE, PromiseState.OPEN)[:1]
        return {
            "words": None,
            "short": None,
            "due": None,
            "decision": asked["what"] if asked else None,
            "date": None,
            "by": asked["ask_by"] if asked else None,
            **self._facts(first, [str(asked["id"])] if asked else []),
        }

    def _about(self, request: Request) -> dict[str, Any]:
        """Tell the same of a request."""
        mine = self._promises(Owner.MINE, PromiseState.OPEN)
        made = [one for one in mine if one.source == request.id]
        theirs = self._promises(Owner.THEIRS, PromiseState.OPEN)
        awaited = [one for one in theirs if made and one.id in made[0].waits_on][:1]
        told = self.request() or {}
        settled = request.due_state is DueState.CONFIRMED and told["count_on"]
        theirs_by = next((one["due"] for one in self._listed(awaited)), None)
        facts = self._facts(mine[:1], [one.id for one in (*made, *awaited)])
        if made and mine[0] is made[0]:
            facts["next"]["what"] = _shortly(made[0].what, _HEADLINE)
        return {
            "words": _shortly(request.words, _HEADLINE),
            "short": _shortly(request.words, _SUBJECT),
            "due": told["count_on"],
            "decision": awaited[0].what if awaited else None,
            "date": None if awaited or settled else True,
            "by": theirs_by or told["ask_by"] or told["count_on"],
            **facts,
        }

    def _facts(self, first: list[Promise], told: list[str]) -> dict[str, Any]:
        """Tell my next step, the `first`, and what the ledger holds beside it and the `told`."""
        mine = self._promises(Owner.MINE, PromiseState.OPEN)
        theirs = self._promises(Owner.THEIRS, PromiseState.OPEN)
        return {
            "kept": self.promises()["kept"],
            "next": next(iter(self._listed(first)), None),
            "mine": self._listed(one for one in mine if one not in first and one.id not in told),
            "theirs": self._listed(one for one in theirs if one.id not in told),
        }

    def _ahead(self, request: Request) -> datetime | None:
        """Return the aware moment a request is due at; None without one, and once it passed."""
        if request.due is None:
            return None
        zone = zone_named(request.zone) if request.zone else self.my.zone()
        if deadline(request.due, zone) <= self.office.now():
            return None
        if not has_time(request.due):
            return self.clock.day_end(request.due.date(), self.reader.hours)
        return aware(request.due, zone)


def _shortly(words: str, most: int) -> str:
    """Return the first words of what was said, without its vague times."""
    held = plain_words(words).split()
    return " ".join(held) if len(held) <= most else f"{' '.join(held[:most]).rstrip(_ENDS)} …"
