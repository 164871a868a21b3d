"""Blanks from what was promised, both ways."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from clientdesk.language.phrasing import Moment
from clientdesk.model.field import Privacy, visible
from clientdesk.model.promise import Owner, Promise, PromiseChange, PromiseState
from clientdesk.services.mail.ground import MailGround
from clientdesk.services.planning.word import due_order, passes_at

RECENT = timedelta(days=30)
"""How far back a promise that was kept is still news."""
_TOLD = 5
"""How many promises of a kind a mail lists."""


class PromiseSources(MailGround):
    """The sources that are promises; each public method is the first word of one."""

    def promise(self) -> dict[str, Any] | None:
        """Tell what they owe me: the promise named, else the open one that is due first."""
        one = self.one(Promise, self._promises(Owner.THEIRS, PromiseState.OPEN))
        if one is None:
            return None
        by = self.answer_by() if self._past(one) or one.due is None else self.seen(one)["due"]
        return {**self.seen(one), "ask_by": by}

    def moved(self) -> dict[str, Any] | None:
        """Tell the promise of mine that moved last, its date before, and whether that passed."""
        held = [one for one in self._promises(Owner.MINE, PromiseState.OPEN) if one.moves]
        one = self.one(Promise, sorted(held, key=lambda each: each.moves[-1].at, reverse=True))
        if one is None:
            return None
        was = self.seen_change(one.moves[-1], one.zone) if one.moves else None
        awaited = [
            self.seen(each)
            for each in self._promises(Owner.THEIRS, PromiseState.OPEN)
            if each.id in one.waits_on
        ]
        late = was is not None and one.moves[-1].was_late
        due = self.clock.moment(one.due, one.zone) if one.due else None
        by = self._answer_before(due) if due else self.answer_by()
        return {
            **self.seen(one),
            "was": was,
            "late": late or None,
            "waits": awaited,
            "answer_by": by or due,
        }

    def _answer_before(self, planned: Moment) -> Moment | None:
        """Tell until when to ask for an answer about a day that is planned; None if it is near."""
        ends = (self.clock.working_day(away, self.reader.hours) for away in (3, 2, 1))
        return next((each for each in ends if each.day < planned.day), None)

    def seen_change(self, change: PromiseChange, zone: str) -> Any:
        """Tell which date a promise had, which they were told when it was made."""
        told = visible(change, Privacy.CLIENT)["was"]
        return self.clock.moment(change.was, zone) if told and change.was else None

    def waiting(self) -> list[dict[str, Any]]:
        """Tell what of mine waits for that promise of theirs."""
        awaited = self.one(Promise, self._promises(Owner.THEIRS, PromiseState.OPEN))
        mine = self._promises(Owner.MINE, PromiseState.OPEN)
        return [self.seen(one) for one in mine if awaited and awaited.id in one.waits_on]

    def promises(self) -> dict[str, Any]:
        """Tell what I kept lately, what I will do next, and what I wait for."""
        mine = self._promises(Owner.MINE, PromiseState.OPEN)
        return {
            "kept": self._kept_since(self.office.now() - RECENT),
            "mine": self._listed(mine[:_TOLD]),
            "next": mine[0].what if mine else None,
            "theirs": self._listed(self._promises(Owner.THEIRS, PromiseState.OPEN)[:_TOLD]),
        }

    def _promises(self, owner: Owner, state: PromiseState) -> list[Promise]:
        """Return promises by due time, undated ones last."""
        held = self.office.living(Promise, self.reader.id)
        found = [one for one in held if one.owner is owner and one.state is state]
        return sorted(found, key=lambda one: due_order(one, self.my.zone()))

    def _kept_since(self, since: datetime) -> list[dict[str, Any]]:
        """Tell what I kept since an aware moment, the newest first."""
        kept = [
            (one.closed_at, one)
            for one in self._promises(Owner.MINE, PromiseState.KEPT)
            if one.closed_at and one.closed_at >= since
        ]
        newest = sorted(kept, key=lambda held: held[0], reverse=True)
        days = (self.clock.day_of(at) for at, _ in newest)  # a day that they saw themselves
        told = self._listed(one for _, one in newest[:_TOLD])
        return [{**one, "kept_on": day} for one, day in zip(told, days, strict=False)]

    def _listed(self, promises: Iterable[Promise]) -> list[dict[str, Any]]:
        """Return promises; a date that has passed is left out, for a mail of its own."""
        return [
            {**self.seen(one), **({"due": None} if self._past(one) else {})} for one in promises
        ]

    def _past(self, promise: Promise) -> bool:
        ends = passes_at(promise, self.my.zone())
        return ends is not None and ends <= self.office.now()
