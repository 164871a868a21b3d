"""The ledger: promises both ways, with the honest history of their dates."""

from dataclasses import replace
from datetime import date, datetime, time

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.promise import Certainty, DateChange, Owner, Promise, PromiseState
from clientdesk.model.text import clean_line
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.zones import aware, checked_zone, deadline, zone_named


class Ledger:
    """The verbs of promises."""

    def __init__(self, office: Office, me: Me) -> None:
        """Keep the promises of a desk."""
        self._office = office
        self._me = me

    def add(  # noqa: PLR0913 - one keyword a field of the form
        self,
        client_id: str,
        what: str,
        *,
        owner: Owner = Owner.MINE,
        due: datetime | None = None,
        zone: str = "",
        certainty: Certainty = Certainty.SURE,
    ) -> Promise:
        """Record a promise, due at a naive wall time in a zone, which is mine unless named."""
        client = self._office.client(client_id)
        promise = Promise(
            id=self._office.new_id(),
            created_at=self._office.now(),
            client=client.id,
            owner=owner,
            what=_said(what),
            due=_naive(due),
            zone=checked_zone(zone) or self._me.zone().key,
            certainty=certainty,
        )
        whose = "to" if owner is Owner.MINE else "of"
        return self._office.save(promise, f"Promise {whose} {client.name}")

    def get(self, promise_id: str) -> Promise:
        """Return a promise. Raises NotFoundError."""
        return self._office.desk.records(Promise).get(promise_id)

    def save(self, promise: Promise) -> Promise:
        """Save an edited promise; another date is a renegotiation, and goes into its history."""
        before = self.get(promise.id)
        if promise.due != before.due and before.due is not None:
            promise = self._redated(replace(promise, due=before.due), promise.due, "")
        elif promise.history != before.history:
            promise = replace(promise, history=before.history)
        return self._office.save(promise, f"Promise with {self._office.name(promise.client)}")

    def of(self, client_id: str) -> list[Promise]:
        """Return the promises of a client: open ones first, by due time."""
        found = self._office.living(Promise, client_id)
        return sorted(
            found, key=lambda one: (one.state is not PromiseState.OPEN, *self._order(one))
        )

    def open(self, client_id: str | None = None) -> list[Promise]:
        """Return open promises, of one client or of all, by due time; undated ones last."""
        found = self._office.living(Promise, client_id)
        return sorted((one for one in found if one.state is PromiseState.OPEN), key=self._order)

    def due(self, promise: Promise) -> datetime | None:
        """Return when a promise is due as an aware moment in my zone, or None."""
        if promise.due is None:
            return None
        zone = zone_named(promise.zone) if promise.zone else self._me.zone()
        return aware(promise.due, zone).astimezone(self._me.zone())

    def is_late(self, promise: Promise) -> bool:
        """Tell whether a promise is open and its date has passed."""
        due = self._deadline(promise)
        return promise.state is PromiseState.OPEN and due is not None and due < self._office.now()

    def _deadline(self, promise: Promise) -> datetime | None:
        if promise.due is None:
            return None
        zone = zone_named(promise.zone) if promise.zone else self._me.zone()
        return deadline(promise.due, zone)

    def _order(self, promise: Promise) -> tuple[float, str]:
        due = self.due(promise)
        return (due.timestamp() if due else float("inf"), promise.id)

    def keep(self, promise_id: str) -> Promise:
        """Say that a promise was kept."""
        return self._close(promise_id, PromiseState.KEPT, "kept")

    def drop(self, promise_id: str) -> Promise:
        """Say that a promise does not hold any more."""
        return self._close(promise_id, PromiseState.DROPPED, "dropped")

    def _close(self, promise_id: str, state: PromiseState, word: str) -> Promise:
        promise = self.get(promise_id)
        if promise.state is not PromiseState.OPEN:
            raise InvalidInputError(f"this promise is {promise.state.value} already")
        closed = replace(promise, state=state, closed_at=self._office.now())
        return self._office.save(closed, f"Promise {word}: {promise.what}")

    def renegotiate(self, promise_id: str, due: datetime, why: str) -> Promise:
        """Give a promise another date; the one before stays in its history.

        The history says whether the date had passed: then it was no renegotiation, and stays late.
        """
        promise = self.get(promise_id)
        moved = self._redated(promise, _naive(due), clean_line(why))
        return self._office.save(moved, f"New date for: {promise.what}")

    def _redated(self, promise: Promise, due: datetime | None, why: str) -> Promise:
        now = self._office.now()
        before = self._deadline(promise)
        if promise.due is None or before is None:
            return replace(promise, due=due)
        entry = DateChange(at=now, was=promise.due, why=why, was_late=before < now)
        return replace(promise, due=due, history=(*promise.history, entry))

    def snooze(self, promise_id: str, until: date) -> Promise:
        """Keep a promise off the agenda until a day of my zone."""
        promise = self.get(promise_id)
        wake = aware(datetime.combine(until, time()), self._me.zone())
        later = replace(promise, snoozed_until=wake, snoozes=promise.snoozes + 1)
        return self._office.save(later, f"Snooze: {promise.what}")

    def trash(self, promise_id: str) -> None:
        """Put a promise in the trash."""
        promise = self.get(promise_id)
        self._office.trash(promise, f"Delete the promise: {promise.what}")

    def kept_rate(self, client_id: str) -> float | None:
        """Return the share of my closed promises that were kept in time, 0 to 1; None without any.

        A promise whose date was moved after it had passed was not kept in time, whenever it was
        kept; one that was dropped was not kept.
        """
        closed = [
            one
            for one in self._office.living(Promise, client_id)
            if one.owner is Owner.MINE and one.state is not PromiseState.OPEN
        ]
        if not closed:
            return None
        return sum(self._was_kept(one) for one in closed) / len(closed)

    def _was_kept(self, promise: Promise) -> bool:
        due = self._deadline(promise)
        in_time = due is None or (promise.closed_at is not None and promise.closed_at <= due)
        late_once = any(change.was_late for change in promise.history)
        return promise.state is PromiseState.KEPT and in_time and not late_once


def _said(what: str) -> str:
    words = clean_line(what)
    if not words:
        raise InvalidInputError("say what was promised; a few words will do")
    return words


def _naive(moment: datetime | None) -> datetime | None:
    """Return a wall time. Raises InvalidInputError for an aware moment, which would be shifted."""
    if moment is not None and moment.tzinfo is not None:
        raise InvalidInputError("a due time is a wall time; its zone is named beside it")
    return moment
