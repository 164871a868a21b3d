"""The ledger: promises both ways, with the honest history of their dates."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.promise import Certainty, Owner, Promise, PromiseState
from clientdesk.model.text import clean_line
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.planning.word import due_at, due_order, is_late, passes_at, tally
from clientdesk.services.practices.laws import change_of
from clientdesk.services.zones import aware, checked_zone


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
        person: str = "",
        out_of_scope: str = "",
        waits_on: Iterable[str] = (),
        source: str = "",
        line: str = "",
    ) -> Promise:
        """Record a promise, due at a naive wall time in a zone, which is mine unless named.

        `waits_on` are ids of their promises that come first; `source` is the id of what it was
        made in, and `line` the line of a talk that made it. Raises InvalidInputError.
        """
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
            person=person,
            out_of_scope=out_of_scope,
            source=source,
            line=line,
        )
        promise = replace(promise, waits_on=self._first_theirs(promise, waits_on))
        whose = "to" if owner is Owner.MINE else "of"
        return self._office.save(promise, f"Promise {whose} {client.name}")

    def get(self, promise_id: str) -> Promise:
        """Return a promise. Raises NotFoundError."""
        return self._office.desk.records(Promise).get(promise_id)

    def save(self, promise: Promise) -> Promise:
        """Save an edited promise; another date is a renegotiation, and goes into its history.

        Raises InvalidInputError for one that becomes theirs while it waits for one of theirs.
        """
        if promise.owner is Owner.THEIRS and (first := self.awaited(promise)):
            raise InvalidInputError(
                f"it waits for “{first[0].what}”, so it is yours; enter on it and w end that"
            )
        return self._office.save(promise, f"Promise with {self._office.name(promise.client)}")

    def wait_on(self, promise_id: str, ids: Iterable[str]) -> Promise:
        """Say which promises of theirs must be kept before mine. Raises InvalidInputError."""
        promise = self.get(promise_id)
        waits = self._first_theirs(promise, ids)
        return self._office.save(replace(promise, waits_on=waits), f"Waits: {promise.what}")

    def _first_theirs(self, promise: Promise, ids: Iterable[str]) -> tuple[str, ...]:
        wanted = tuple(dict.fromkeys(ids))
        for one in map(self.get, wanted):
            if promise.owner is Owner.THEIRS or one.owner is Owner.MINE:
                raise InvalidInputError("a promise of mine waits for one of theirs")
            if one.client != promise.client:
                raise InvalidInputError("a promise waits for one of the same client")
        return wanted

    def awaited(self, promise: Promise) -> list[Promise]:
        """Return their promises that one of mine waits for and that are not kept yet."""
        records = self._office.desk.records(Promise)
        found = [one for each in promise.waits_on if (one := records.find(each)) is not None]
        return [
            one
            for one in found
            if one.owner is Owner.THEIRS
            and one.state is PromiseState.OPEN
            and one.trashed_at is None
        ]

    def waiting(self, promise: Promise) -> list[Promise]:
        """Return my open promises that wait for one of theirs."""
        return [one for one in self.open(promise.client) if promise.id in one.waits_on]

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
        return due_at(promise, self._me.zone())

    def is_late(self, promise: Promise) -> bool:
        """Tell whether a promise is open and its date has passed."""
        return is_late(promise, self._me.zone(), self._office.now())

    def _order(self, promise: Promise) -> tuple[float, str]:
        return due_order(promise, self._me.zone())

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
        """Give a promise another date, a wall time of mine; the one before stays in its history.

        The history says whether the date had passed: then it was no renegotiation, and stays late.
        Raises InvalidInputError for a date that has passed, for the date that it has, and for a
        promise that is closed.
        """
        promise, now = self.get(promise_id), self._office.now()
        if promise.state is not PromiseState.OPEN:
            raise InvalidInputError(f"this promise is {promise.state} already")
        mine = self._me.zone().key
        moved = replace(promise, due=_naive(due), zone=mine, snoozed_until=None, snoozes=0)
        ends = passes_at(moved, self._me.zone())
        if ends is not None and ends <= now:
            raise InvalidInputError("the new date has passed already; name one that you can keep")
        entry = change_of(promise, moved, now, clean_line(why))
        if promise.due is not None and entry is None:
            raise InvalidInputError("that is its date already; name another one")
        if entry is not None:
            moved = replace(moved, history=(*promise.history, entry))
        return self._office.save(moved, f"New date for: {promise.what}")

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
        kept, closed = self.kept_of(client_id)
        return kept / closed if closed else None

    def kept_of(self, client_id: str) -> tuple[int, int]:
        """Return how many of my promises to a client were kept in time, of how many closed ones."""
        return tally(self._office.living(Promise, client_id), self._me.zone())


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
