"""Entries of the agenda are settled by the services they belong to, and stale ones do no harm."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.model.draft import DraftState
from clientdesk.model.errors import InvalidInputError, NotFoundError
from clientdesk.model.incident import Incident
from clientdesk.model.milestone import Milestone
from clientdesk.model.promise import Owner
from clientdesk.services.planning.agenda import Agenda, Entry, EntryKind
from clientdesk.services.practices.nudging import PAUSES
from tests.builders import MINE, FrozenClock, a_person, a_workbench, at, wall

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.services.workbench import Workbench

DUE = wall("2026-11-25 10:00")
FACTS: dict[str, Any] = {"promised": "a", "expected": "a", "delivered": "b", "solution": "c"}


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def bench(clock: FrozenClock) -> "Workbench":
    return a_workbench(clock)


@pytest.fixture
def ada(bench: "Workbench") -> str:
    return bench.roster.add("Ada").id


@pytest.fixture
def incident(bench: "Workbench", ada: str) -> Incident:
    """An incident that owes its admission and one update."""
    made = bench.recovery.open(replace(bench.recovery.draft(ada), title="Late", **FACTS))
    return bench.recovery.owe(made.id, DUE)


def entries(bench: "Workbench", kind: EntryKind, days: int = 14) -> list[Entry]:
    return [one for one in bench.agenda.entries(days) if one.kind is kind]


def words(bench: "Workbench") -> list[Entry]:
    """The updates that are owed, without the admission."""
    return [one for one in entries(bench, EntryKind.INCIDENT_UPDATE) if one.original is not None]


# ---- incidents and requests


def test_an_admission_that_was_made_meanwhile_keeps_its_moment(
    bench: "Workbench", incident: Incident, clock: FrozenClock
) -> None:
    (stale,) = (one for one in bench.agenda.entries() if one.text == "admit: Late")
    first = bench.recovery.admit(incident.id).admitted_at
    clock.advance(hours=5)
    with pytest.raises(InvalidInputError, match="admitted already"):
        bench.agenda.done(stale)
    assert bench.recovery.get(incident.id).admitted_at == first


def test_an_answer_that_was_given_meanwhile_keeps_its_moment(
    bench: "Workbench", ada: str, clock: FrozenClock
) -> None:
    asked = bench.decoder.add(ada, "the plan, please")
    (stale,) = entries(bench, EntryKind.REQUEST)
    first = bench.decoder.answered(asked.id).answered_at
    clock.advance(hours=9)
    bench.agenda.done(stale)
    assert bench.decoder.get(asked.id).answered_at == first


def test_an_update_that_has_another_time_by_now_is_neither_given_nor_put_off(
    bench: "Workbench", incident: Incident
) -> None:
    (stale,) = words(bench)
    moved = replace(incident.updates[0], due=wall("2026-11-26 10:00"))
    bench.cabinet.save(replace(incident, updates=(moved,)))
    with pytest.raises(InvalidInputError, match="another time by now"):
        bench.agenda.done(stale)
    with pytest.raises(InvalidInputError, match="another time by now"):
        bench.agenda.snooze(stale, date(2026, 11, 23))
    assert len(bench.recovery.get(incident.id).owed) == 1


def test_of_two_updates_by_one_time_each_is_given_by_itself(
    bench: "Workbench", incident: Incident
) -> None:
    bench.recovery.owe(incident.id, DUE, wall("2026-11-25 15:00"))
    bench.agenda.done(words(bench)[0])
    (left,) = bench.recovery.get(incident.id).owed
    assert left.latest == wall("2026-11-25 15:00")
    bench.agenda.done(words(bench)[0])
    assert not bench.recovery.get(incident.id).owed


def test_an_update_that_is_marked_is_the_one_given_and_a_word_by_phone_is_the_first_owed(
    bench: "Workbench", incident: Incident
) -> None:
    bench.recovery.owe(incident.id, wall("2026-11-27 10:00"))
    bench.recovery.owe(incident.id, wall("2026-11-26 10:00"))
    bench.agenda.done(words(bench)[1])
    given = bench.recovery.give(incident.id, "half is done")
    assert [(str(one.due)[8:10], one.text) for one in given.updates if one.given_at] == [
        ("25", "half is done"), ("26", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("due", "latest"),
    [("2026-11-21 14:02", None), ("2026-11-20 10:00", None), ("2026-11-21 10:00", "2026-11-25")],
)
def test_no_word_is_promised_from_a_time_that_has_passed(
    bench: "Workbench", incident: Incident, due: str, latest: str | None
) -> None:
    with pytest.raises(InvalidInputError, match="still ahead"):
        bench.recovery.owe(incident.id, wall(due), wall(latest) if latest else None)


# ---- birthdays


@pytest.fixture
def namesakes(bench: "Workbench") -> str:
    people = (
        a_person("Ann Lee", birthday="1980-11-23"),
        a_person("Ann Lee", birthday="1990-11-24"),
    )
    return bench.roster.add("Foss", people=people).id


def test_of_two_people_of_one_name_the_birthday_of_the_right_one_is_marked(
    bench: "Workbench", namesakes: str
) -> None:
    later = entries(bench, EntryKind.MILESTONE)[1]
    bench.agenda.done(later)
    (made,) = bench.cabinet.list(Milestone)
    assert made.person == bench.roster.get(namesakes).people[1].id
    assert [one.when.day for one in entries(bench, EntryKind.MILESTONE)] == [23]


def test_a_birthday_of_a_person_who_was_renamed_or_left_is_no_fault(
    bench: "Workbench", namesakes: str
) -> None:
    first, second = entries(bench, EntryKind.MILESTONE)
    client = bench.roster.get(namesakes)
    renamed = replace(client.people[0], name="Ann Smith")
    bench.roster.save(replace(client, people=(renamed,)))
    bench.agenda.done(first)
    assert [one.title for one in bench.cabinet.list(Milestone)] == ["birthday of Ann Smith"]
    with pytest.raises(NotFoundError, match="no such birthday any more"):
        bench.agenda.snooze(second, date(2026, 11, 22))
    bench.agenda.done(first)
    assert len(bench.cabinet.list(Milestone)) == 1


# ---- one key, one undo


@pytest.mark.parametrize("key", ["x", "z"])
def test_what_a_key_does_with_a_birthday_is_undone_by_one(
    bench: "Workbench", namesakes: str, key: str
) -> None:
    before = entries(bench, EntryKind.MILESTONE)
    if key == "x":
        bench.agenda.done(before[0])
    else:
        bench.agenda.snooze(before[0], date(2026, 11, 22))
    assert bench.cabinet.list(Milestone, namesakes)
    bench.office.desk.undo()
    assert entries(bench, EntryKind.MILESTONE) == before
    assert not bench.cabinet.list(Milestone)


def test_a_mail_that_is_begun_is_undone_by_one_key(bench: "Workbench", ada: str) -> None:
    late = bench.ledger.add(ada, "the copy", owner=Owner.THEIRS, due=wall("2026-11-19 10:00"))
    begun = bench.writing.about(late)
    assert begun is not None
    assert begun.draft.state is DraftState.HELD
    bench.office.desk.undo()
    assert bench.composer.drafts() == []
    bench.writing.answer(bench.decoder.add(ada, "the plan, please"))
    bench.office.desk.undo()
    assert bench.composer.drafts() == []


# ---- what is held, and what is reminded of


def test_a_mail_held_over_a_change_of_the_clocks_keeps_its_hour(
    home: "Path", clock: FrozenClock
) -> None:
    bench = a_workbench(clock, home)
    client = bench.roster.add("Ada")
    draft = bench.composer.new(client.id, subject="s", body="x")
    bench.composer.hold(draft.id, at("2026-11-24 09:30"))
    bench.keeper.close()
    bench = a_workbench(clock, home)
    (held,) = entries(bench, EntryKind.HOLD)
    bench.agenda.snooze(held, date(2027, 6, 1))
    until = bench.composer.get(draft.id).hold_until
    bench.keeper.close()
    assert until is not None
    assert until.astimezone(MINE) == at("2027-06-01 09:30")


@pytest.mark.parametrize("sent", [1, 2, 3])
def test_each_reminder_waits_for_its_days_after_the_one_before(
    bench: "Workbench", ada: str, sent: int
) -> None:
    assert [pause.days for pause in PAUSES] == [0, 2, 3, 4]
    made = bench.ledger.add(ada, "the copy", owner=Owner.THEIRS, due=wall("2026-11-02 10:00"))
    bench.ledger.save(replace(made, nudges=(at("2026-11-16 10:00"),) * sent))
    (nudge,) = entries(bench, EntryKind.NUDGE)
    assert nudge.when.date() == date(2026, 11, 16 + sent + 1)


# ---- gathering in a thread


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, threading.Event]]:
    """Two events: a thread has gathered, and may go on; the test's own thread never waits."""
    gathered, go_on = threading.Event(), threading.Event()
    gather, here = Agenda._gather, threading.current_thread()

    def slow(self: Agenda, *given: Any) -> list[Entry]:
        found = gather(self, *given)
        if threading.current_thread() is not here:
            gathered.set()
            go_on.wait(5)
        return found

    monkeypatch.setattr(Agenda, "_gather", slow)
    yield gathered, go_on
    go_on.set()


def test_a_thread_that_gathers_for_long_brings_no_old_list_back(
    bench: "Workbench", ada: str, waits: tuple[threading.Event, threading.Event]
) -> None:
    gathered, go_on = waits
    bench.ledger.add(ada, "one", due=DUE)
    thread = threading.Thread(target=bench.agenda.entries)
    thread.start()
    assert gathered.wait(5)
    bench.ledger.add(ada, "two", due=DUE)
    assert [one.text for one in bench.agenda.entries()] == ["one", "two"]
    go_on.set()
    thread.join()
    assert [one.text for one in bench.agenda.entries()] == ["one", "two"]
