"""Promises both ways, with dates that stay honest."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.promise import Owner, PromiseState
from tests.builders import FrozenClock, at, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def test_open_promises_are_ordered_by_their_moment_in_any_zone(
    any_workbench: "Workbench",
) -> None:
    ada = any_workbench.roster.add("Ada").id
    add = any_workbench.ledger.add
    undated = add(ada, "some day")
    mine = add(ada, "sketch", due=wall("2026-11-24 10:00"))
    tokyo = add(ada, "logo", due=wall("2026-11-24 12:00"), zone="Asia/Tokyo", owner=Owner.THEIRS)
    assert any_workbench.ledger.open() == [tokyo, mine, undated]
    assert any_workbench.ledger.due(tokyo) == at("2026-11-24 04:00")
    any_workbench.ledger.keep(tokyo.id)
    assert [one.id for one in any_workbench.ledger.of(ada)] == [mine.id, undated.id, tokyo.id]
    assert any_workbench.ledger.open("nobody") == []


def test_a_date_moved_in_time_is_renegotiated_and_a_late_one_stays_late(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada").id
    promise = workbench.ledger.add(ada, "sketch", due=wall("2026-11-24 10:00"))
    moved = workbench.ledger.renegotiate(promise.id, wall("2026-11-26 10:00"), "client is away")
    (change,) = moved.history
    assert (change.was, change.why, change.was_late) == (
        wall("2026-11-24 10:00"),
        "client is away",
        False,
    )
    clock.now = at("2026-11-27 09:00")
    late = workbench.ledger.renegotiate(promise.id, wall("2026-11-30 10:00"), "I forgot")
    assert [one.was_late for one in late.history] == [False, True]
    workbench.ledger.keep(promise.id)
    assert workbench.ledger.kept_rate(ada) == 0.0


def test_the_history_of_a_promise_cannot_be_rewritten(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada").id
    promise = workbench.ledger.add(ada, "sketch", due=wall("2026-11-24 10:00"))
    moved = workbench.ledger.renegotiate(promise.id, wall("2026-11-26 10:00"), "")
    assert workbench.ledger.save(replace(moved, history=())).history == moved.history
    edited = workbench.ledger.save(replace(moved, due=wall("2026-11-28 10:00")))
    assert [one.was for one in edited.history] == [
        wall("2026-11-24 10:00"),
        wall("2026-11-26 10:00"),
    ]


def test_the_kept_rate_counts_what_was_kept_in_time(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada").id
    assert workbench.ledger.kept_rate(ada) is None
    in_time = workbench.ledger.add(ada, "one", due=wall("2026-11-22 00:00"))
    late = workbench.ledger.add(ada, "two", due=wall("2026-11-22 10:00"))
    undated = workbench.ledger.add(ada, "three")
    dropped = workbench.ledger.add(ada, "four")
    theirs = workbench.ledger.add(ada, "five", owner=Owner.THEIRS)
    clock.now = at("2026-11-22 23:00")
    for promise in (in_time, late, undated, theirs):
        workbench.ledger.keep(promise.id)
    workbench.ledger.drop(dropped.id)
    assert workbench.ledger.kept_rate(ada) == 0.5


def test_a_promise_is_closed_once(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada").id
    promise = workbench.ledger.add(ada, "sketch")
    assert workbench.ledger.drop(promise.id).state is PromiseState.DROPPED
    with pytest.raises(InvalidInputError, match="is dropped already"):
        workbench.ledger.keep(promise.id)


def test_a_promise_of_nothing_or_at_an_aware_time_is_refused(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada").id
    with pytest.raises(InvalidInputError, match="say what was promised"):
        workbench.ledger.add(ada, " ")
    with pytest.raises(InvalidInputError, match="wall time"):
        workbench.ledger.add(ada, "sketch", due=at("2026-11-24 10:00"))


def test_a_trashed_promise_is_gone_from_the_ledger(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada").id
    promise = workbench.ledger.add(ada, "sketch")
    workbench.ledger.trash(promise.id)
    assert workbench.ledger.of(ada) == []
    assert workbench.history.undo() == "Delete the promise: sketch"
    assert workbench.ledger.of(ada) == [promise]
