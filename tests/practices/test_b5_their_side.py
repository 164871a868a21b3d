"""B5: the client is accountable too: three reminders, never outside their hours."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.errors import BlockedError, InvalidInputError
from clientdesk.model.hours import WorkingHours
from clientdesk.model.promise import Owner, Promise
from clientdesk.services.planning.entries import EntryKind
from clientdesk.services.planning.reachable import Reachable
from clientdesk.services.public_holidays import work_out
from clientdesk.services.zones import aware
from tests.builders import NOW, FrozenClock, a_workbench, wall
from tests.tui.conftest import opened

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


@settings(max_examples=15)  # every mail is judged in full
@given(st.integers(0, 60 * 24 * 40), st.integers(0, 3))
def test_no_reminder_is_due_or_leaves_outside_their_hours(minutes: int, sent: int) -> None:
    clock = FrozenClock(NOW + timedelta(minutes=minutes))
    bench = a_workbench(clock)
    bench.me.save(replace(bench.me.get(), name="Mira Novak"))
    client = bench.roster.add("Halden", zone="Asia/Tokyo", country="JP")
    work_out([("JP", "")], [2026, 2027])  # the agenda does not wait for that
    promise = bench.ledger.add(client.id, "x", owner=Owner.THEIRS, due=wall("2026-11-20 12:00"))
    for _ in range(sent):
        draft = begun(bench, promise)
        assert (draft.hold_until is not None) == bool(their_side(bench, client, clock()))
        if draft.hold_until is not None:
            with pytest.raises(BlockedError, match="No reminder goes out before"):
                bench.handover.sent(draft.id)
            clock.now = draft.hold_until
        bench.handover.sent(draft.id)
    found = bench.ledger.get(promise.id)
    assert len(found.nudges) == sent
    assert not any(their_side(bench, client, at) for at in found.nudges)
    (entry,) = [one for one in bench.agenda.entries(60) if one.kind is EntryKind.NUDGE]
    assert not their_side(bench, client, entry.when)
    bench.keeper.close()


def begun(bench: "Workbench", promise: Promise) -> Draft:
    found = bench.writing.about(bench.ledger.get(promise.id))
    assert found is not None
    return found.draft


def begun_on_friday(bench: "Workbench", promise: Promise, clock: FrozenClock) -> Draft:
    """Begin a reminder a day ago, while they worked."""
    clock.advance(days=-1)
    draft = begun(bench, promise)
    clock.advance(days=1)
    return draft


def test_one_written_in_their_night_is_held_until_they_work(
    workbench: "Workbench", theirs: Promise, client: Client
) -> None:
    found = workbench.writing.about(theirs)
    assert found is not None
    assert found.held is not None
    assert found.draft.state is DraftState.HELD
    assert not their_side(workbench, client, found.held)


def test_one_written_while_they_work_is_not_held_though_i_do_not(
    workbench: "Workbench", theirs: Promise, clock: FrozenClock
) -> None:
    clock.now = aware(wall("2026-11-24 21:30"), workbench.me.zone())
    draft = begun(workbench, theirs)
    assert draft.state is DraftState.DRAFT
    workbench.handover.sent(draft.id)
    assert workbench.ledger.get(theirs.id).nudges == (clock(),)


def test_the_hold_and_the_agenda_name_the_same_hour_which_is_theirs(
    workbench: "Workbench", client: Client, clock: FrozenClock
) -> None:
    hours = WorkingHours(start=time(7, 30), end=time(15, 30))
    workbench.roster.save(replace(client, zone="Europe/Oslo", hours=hours))
    promise = workbench.ledger.add(
        client.id, "approve copy", owner=Owner.THEIRS, due=wall("2026-11-20 18:00")
    )
    clock.now = aware(wall("2026-11-20 20:00"), workbench.me.zone())
    found = workbench.writing.about(promise)
    assert found is not None
    assert found.held == aware(wall("2026-11-23 07:30"), workbench.me.zone())
    workbench.composer.trash(found.draft.id)
    (entry,) = [one for one in workbench.agenda.entries(60) if one.kind is EntryKind.NUDGE]
    assert entry.when == found.held


def test_what_would_send_it_is_refused_with_the_next_hour_and_nobody_overrules_that(
    workbench: "Workbench", theirs: Promise
) -> None:
    draft = begun(workbench, theirs)
    workbench.composer.release(draft.id)
    told = r"before Mon 23 Nov 2026 15:00 CET, 09:00 for them; hold it until then"
    for leave in (workbench.handover.sent, workbench.handover.link):
        with pytest.raises(BlockedError, match=told):
            leave(draft.id)
        workbench.handover.overrule(draft.id)
    with pytest.raises(BlockedError, match=told):
        workbench.handover.sent(draft.id)
    assert workbench.handover.cleared(draft.id).body
    assert workbench.ledger.get(theirs.id).nudges == ()


def test_one_that_left_in_their_hours_is_logged_at_that_hour_later(
    workbench: "Workbench", theirs: Promise, client: Client, clock: FrozenClock
) -> None:
    draft = begun_on_friday(workbench, theirs, clock)
    zone = workbench.me.zone()
    for wrong in ("2026-11-20 23:30", "2026-11-21 15:30"):
        with pytest.raises((BlockedError, InvalidInputError)):
            workbench.handover.sent(draft.id, aware(wall(wrong), zone))
    left = aware(wall("2026-11-20 17:30"), zone)
    workbench.handover.sent(draft.id, left)
    assert workbench.ledger.get(theirs.id).nudges == (left,)
    assert [touch.at for touch in workbench.log.of(client.id)] == [left]
    assert workbench.composer.get(draft.id).sent_at == left
    assert workbench.history.undo()
    assert workbench.ledger.get(theirs.id).nudges == ()


def test_another_mail_leaves_at_any_hour(workbench: "Workbench", client: Client) -> None:
    draft = workbench.composer.new(client.id, to="tom@x.example", subject="Hi", body="Hi.")
    assert workbench.handover.sent(draft.id).draft.state is DraftState.SENT


async def test_by_keyboard_one_key_holds_it_until_they_work(
    workbench: "Workbench", theirs: Promise
) -> None:
    draft = begun(workbench, theirs)
    workbench.composer.release(draft.id)
    async with opened(workbench) as desk:
        await desk.press("f5")
        await desk.until(lambda: "approve copy" in desk.text())
        await desk.press("ctrl+r")
        await desk.until(lambda: "No reminder goes out" in desk.text())
        await desk.press("o")
        await desk.until(lambda: "Nobody is reminded outside" in desk.text())
        await desk.press("x")
        await desk.until(lambda: "it left earlier" in desk.text())
        await desk.press("h")
        await desk.until(lambda: workbench.composer.get(draft.id).state is DraftState.HELD)
        held = workbench.composer.get(draft.id).hold_until
        assert held == aware(wall("2026-11-23 15:00"), workbench.me.zone())


async def test_by_keyboard_one_that_is_copied_in_their_night_is_held_too(
    workbench: "Workbench", theirs: Promise
) -> None:
    draft = begun(workbench, theirs)
    workbench.composer.release(draft.id)
    async with opened(workbench) as desk:
        await desk.press("f5")
        await desk.until(lambda: "approve copy" in desk.text())
        await desk.press("ctrl+r")
        await desk.until(lambda: "No reminder goes out" in desk.text())
        await desk.press("y")
        await desk.until(lambda: workbench.composer.get(draft.id).state is DraftState.HELD)


async def test_by_keyboard_one_that_left_earlier_is_logged_then(
    workbench: "Workbench", theirs: Promise, clock: FrozenClock
) -> None:
    draft = begun_on_friday(workbench, theirs, clock)
    async with opened(workbench) as desk:
        await desk.press("f5")
        await desk.until(lambda: "approve copy" in desk.text())
        await desk.press("ctrl+r")
        await desk.until(lambda: "No reminder goes out" in desk.text())
        await desk.press("x")
        await desk.until(lambda: "it left earlier" in desk.text())
        await desk.press("e")
        await desk.until(lambda: "When did it leave?" in desk.text())
        await desk.paste("fri 17:30")
        await desk.press("enter")
        await desk.until(lambda: workbench.composer.get(draft.id).state is DraftState.SENT)
        left = aware(wall("2026-11-20 17:30"), workbench.me.zone())
        assert workbench.ledger.get(theirs.id).nudges == (left,)


def test_after_three_it_is_a_call(workbench: "Workbench", theirs: Promise) -> None:
    names = []
    for _ in range(3):
        draft = begun(workbench, theirs)
        names.append(draft.template)
        workbench.composer.sent(draft.id)
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
    assert "print it" in begun(workbench, theirs).body
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
    with pytest.raises(InvalidInputError, match="waits for “approve copy”, so it is yours"):
        workbench.ledger.save(replace(mine, owner=Owner.THEIRS))
    workbench.ledger.save(replace(theirs, owner=Owner.MINE))
    assert workbench.ledger.awaited(mine) == []
    with pytest.raises(InvalidInputError):
        workbench.ledger.wait_on(theirs.id, [mine.id])
    assert workbench.ledger.save(replace(mine, owner=Owner.THEIRS)).waits_on == ()
