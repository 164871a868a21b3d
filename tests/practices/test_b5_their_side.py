"""B5: the client is accountable too: three reminders, never outside their hours."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.client import Client
from clientdesk.model.draft import DraftState
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.promise import Owner, Promise
from clientdesk.services.planning.entries import EntryKind
from clientdesk.services.planning.reachable import Reachable
from tests.builders import NOW, FrozenClock, a_workbench, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture
def theirs(workbench: "Workbench", client: Client) -> Promise:
    return workbench.ledger.add(
        client.id, "approve copy", owner=Owner.THEIRS, due=wall("2026-11-20 12:00")
    )


def their_side(bench: "Workbench", client: Client, moment: datetime) -> str:
    them = Reachable.of(client, bench.me.get(), bench.me.zone()).them
    return them.why_closed(moment) if them else "nothing is known of them"


@given(st.integers(0, 60 * 24 * 40), st.integers(0, 3))
def test_no_reminder_is_due_outside_their_hours(minutes: int, sent: int) -> None:
    clock = FrozenClock(NOW + timedelta(minutes=minutes))
    bench = a_workbench(clock)
    client = bench.roster.add("Halden", zone="Asia/Tokyo", country="JP")
    promise = bench.ledger.add(client.id, "x", owner=Owner.THEIRS, due=wall("2026-11-20 12:00"))
    for _ in range(sent):
        begun = bench.writing.about(bench.ledger.get(promise.id))
        assert begun is not None
        bench.composer.sent(begun.draft.id)
    found = bench.ledger.get(promise.id)
    nudge = bench.nudging.next(found)
    assert nudge is not None
    assert nudge.step == sent + 1
    assert not their_side(bench, client, nudge.when)
    held = bench.nudging.hold(found)
    assert not their_side(bench, client, held or clock())
    bench.keeper.close()


def test_one_written_in_their_night_is_held_until_they_work(
    workbench: "Workbench", theirs: Promise, client: Client
) -> None:
    begun = workbench.writing.about(theirs)
    assert begun is not None
    assert begun.held is not None
    assert begun.draft.state is DraftState.HELD
    assert not their_side(workbench, client, begun.held)


def test_after_three_it_is_a_call(workbench: "Workbench", theirs: Promise) -> None:
    names = []
    for _ in range(3):
        begun = workbench.writing.about(workbench.ledger.get(theirs.id))
        assert begun is not None
        names.append(begun.draft.template)
        workbench.composer.sent(begun.draft.id)
    assert names == ["nudge-1", "nudge-2", "nudge-3"]
    with pytest.raises(InvalidInputError, match="call them"):
        workbench.writing.about(workbench.ledger.get(theirs.id))


def test_mine_that_wait_for_theirs_say_so_until_it_is_kept(
    workbench: "Workbench", theirs: Promise, client: Client
) -> None:
    mine = workbench.ledger.add(
        client.id, "print it", due=wall("2026-11-24 12:00"), waits_on=[theirs.id]
    )

    def told() -> str:
        entries = workbench.agenda.entries()
        return next(one.text for one in entries if one.kind is EntryKind.PROMISE)

    assert told() == "print it (waits for: approve copy)"
    assert workbench.ledger.waiting(theirs) == [mine]
    begun = workbench.writing.about(theirs)
    assert begun is not None
    assert "print it" in begun.draft.body
    workbench.ledger.keep(theirs.id)
    assert told() == "print it"


def test_only_mine_waits_and_only_for_theirs_of_the_same_client(
    workbench: "Workbench", theirs: Promise, client: Client
) -> None:
    mine = workbench.ledger.add(client.id, "print it")
    other = workbench.roster.add("Corvid")
    foreign = workbench.ledger.add(other.id, "x", owner=Owner.THEIRS)
    for promise, awaited in ((theirs, mine), (mine, mine), (mine, foreign)):
        with pytest.raises(InvalidInputError):
            workbench.ledger.wait_on(promise.id, [awaited.id])


def test_what_waits_never_becomes_theirs_so_that_two_cannot_wait_for_each_other(
    workbench: "Workbench", theirs: Promise, client: Client
) -> None:
    mine = workbench.ledger.add(client.id, "print it", waits_on=[theirs.id])
    with pytest.raises(InvalidInputError, match="ends the waiting"):
        workbench.ledger.save(replace(mine, owner=Owner.THEIRS))
    workbench.ledger.save(replace(theirs, owner=Owner.MINE))
    assert workbench.ledger.awaited(mine) == []
    with pytest.raises(InvalidInputError):
        workbench.ledger.wait_on(theirs.id, [mine.id])
