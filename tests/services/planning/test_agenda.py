"""The agenda says what is owed, to whom, by when, and forgets nothing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Cadence, ClientStatus
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident, IncidentUpdate
from clientdesk.model.milestone import Milestone
from clientdesk.model.person import Channel
from clientdesk.model.promise import Owner, PromiseState
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.model.request import Request
from clientdesk.model.trip import Trip
from clientdesk.services.planning.agenda import Entry, EntryKind
from clientdesk.services.planning.warnings import free_from, warnings_for
from clientdesk.services.public_holidays import work_out
from tests.builders import FrozenClock, at, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

INCIDENT = EntryKind.INCIDENT_UPDATE
OWED = [one for one in EntryKind if one is not EntryKind.DRAFT]
"""What can be on the agenda."""


def everything(workbench: "Workbench") -> str:
    """One of each kind, all on Monday 23 November; returns the client's id."""
    ada = workbench.roster.add("Ada").id
    on = date(2026, 11, 23)
    workbench.cabinet.add(
        Incident,
        client=ada,
        title="Wrong file",
        admitted_at=workbench.clock(),
        updates=(IncidentUpdate(due=wall("2026-11-23 18:00")),),
    )
    workbench.ledger.add(ada, "send the sketch", due=wall("2026-11-23 17:00"))
    workbench.calendar.add(ada, wall("2026-11-23 10:00"))
    workbench.ledger.add(ada, "the logo", owner=Owner.THEIRS, due=wall("2026-11-23 09:00"))
    workbench.cabinet.add(Milestone, client=ada, title="Birthday", starts_on=on)
    workbench.cabinet.add(
        Request,
        client=ada,
        words="the plan",
        at=at("2026-11-21 09:00"),
        due=wall("2026-11-23 12:00"),
    )
    workbench.cabinet.add(Trip, place="Bergen", starts_on=on, ends_on=date(2026, 12, 2))
    draft = workbench.composer.new(ada, subject="Prices")
    workbench.composer.hold(draft.id, at("2026-11-23 08:00"))
    workbench.cabinet.add(
        Feedback, client=ada, question="Was it clear?", asked_on=on, follow_up_on=on, changed="Yes"
    )
    return ada


def kinds(entries: list[Entry]) -> list[EntryKind]:
    return [entry.kind for entry in entries]


def the(workbench: "Workbench", kind: EntryKind) -> Entry:
    (entry,) = (entry for entry in workbench.agenda.entries() if entry.kind is kind)
    return entry


def test_a_day_is_in_the_order_of_weight(workbench: "Workbench", clock: FrozenClock) -> None:
    ada = everything(workbench)
    workbench.log.add(ada, Channel.CALL, at=clock.now - timedelta(hours=1))
    clock.advance(days=1)
    workbench.log.add(ada, Channel.VIDEO)
    assert kinds(workbench.agenda.entries()) == [
        EntryKind.RECAP,
        EntryKind.INCIDENT_UPDATE,
        EntryKind.PROMISE,
        EntryKind.REQUEST,
        EntryKind.CHECK_IN,
        EntryKind.RECAP,
        EntryKind.NUDGE,
        EntryKind.MILESTONE,
        EntryKind.TRIP,
        EntryKind.HOLD,
        EntryKind.FOLLOW_UP,
    ]


def test_an_entry_carries_its_context(workbench: "Workbench", clock: FrozenClock) -> None:
    ada = everything(workbench)
    workbench.log.add(ada, Channel.EMAIL, at=clock.now - timedelta(days=9))
    entry = the(workbench, EntryKind.PROMISE)
    assert (entry.text, entry.client_name) == ("send the sketch", "Ada")
    assert (entry.when, entry.has_time, entry.overdue) == (at("2026-11-23 17:00"), True, False)
    assert entry.context == "last touch Thu 12 Nov · they owe 1 · you owe 1"


@pytest.mark.parametrize("kind", OWED)
def test_done_takes_any_entry_off_the_agenda_and_undo_brings_it_back(
    workbench: "Workbench", clock: FrozenClock, kind: EntryKind
) -> None:
    ada = everything(workbench)
    if kind is EntryKind.RECAP:
        workbench.log.add(ada, Channel.CALL, at=clock.now - timedelta(hours=1))
    entry = the(workbench, kind)
    workbench.agenda.done(entry)
    left = [one for one in workbench.agenda.entries() if one.record_id == entry.record_id]
    assert left == []
    workbench.history.undo()
    assert the(workbench, kind) == entry


@pytest.mark.parametrize("kind", [one for one in OWED if one is not INCIDENT])
def test_snooze_moves_any_entry_to_a_later_day_and_loses_none(
    workbench: "Workbench", clock: FrozenClock, kind: EntryKind
) -> None:
    ada = everything(workbench)
    if kind is EntryKind.RECAP:
        workbench.log.add(ada, Channel.CALL, at=clock.now - timedelta(hours=1))
    workbench.agenda.snooze(the(workbench, kind), date(2026, 11, 27))
    assert the(workbench, kind).when.date() == date(2026, 11, 27)
    clock.now = at("2026-12-01 09:00")
    assert the(workbench, kind).overdue or kind is EntryKind.TRIP


def test_the_count_of_snoozes_shows(workbench: "Workbench") -> None:
    everything(workbench)
    for day in (25, 26):
        workbench.agenda.snooze(the(workbench, EntryKind.PROMISE), date(2026, 11, day))
    assert the(workbench, EntryKind.PROMISE).context.endswith("snoozed 2 times")


def test_a_snooze_into_the_past_is_refused(workbench: "Workbench") -> None:
    everything(workbench)
    with pytest.raises(InvalidInputError, match="still ahead"):
        workbench.agenda.snooze(the(workbench, EntryKind.PROMISE), date(2026, 11, 21))


def test_feedback_closes_only_with_what_came_of_it(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada").id
    on = date(2026, 11, 23)
    workbench.cabinet.add(
        Feedback, client=ada, question="Was it clear?", asked_on=on, follow_up_on=on
    )
    with pytest.raises(InvalidInputError, match="what you changed, or why nothing"):
        workbench.agenda.done(the(workbench, EntryKind.FOLLOW_UP))


def test_a_promise_for_a_day_is_overdue_only_when_the_day_is_over(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada").id
    workbench.ledger.add(ada, "send the sketch", due=wall("2026-11-21 00:00"))
    entry = the(workbench, EntryKind.PROMISE)
    assert (entry.has_time, entry.overdue) == (False, False)
    clock.advance(hours=10)
    assert the(workbench, EntryKind.PROMISE).overdue


def test_what_is_overdue_stays_however_old_it_is(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada").id
    workbench.ledger.add(ada, "forgotten", due=wall("2020-01-01 10:00"))
    assert the(workbench, EntryKind.PROMISE).overdue


def test_the_horizon_and_the_client_narrow_the_agenda(workbench: "Workbench") -> None:
    ada = everything(workbench)
    other = workbench.roster.add("Other").id
    workbench.ledger.add(other, "later", due=wall("2026-12-20 10:00"))
    assert {entry.client_id for entry in workbench.agenda.entries()} == {ada, ""}
    assert workbench.agenda.entries(client_id=other) == []
    assert kinds(workbench.agenda.entries(days=60, client_id=other)) == [EntryKind.PROMISE]


def test_a_repeating_check_in_shows_its_next_occurrence_only(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada").id
    daily = Recurrence(frequency=Frequency.DAILY)
    workbench.calendar.add(ada, wall("2026-11-20 10:00"), recurrence=daily)
    entry = the(workbench, EntryKind.CHECK_IN)
    assert (entry.original, entry.overdue) == (wall("2026-11-20 10:00"), True)
    workbench.agenda.done(entry)
    assert the(workbench, EntryKind.CHECK_IN).original == wall("2026-11-21 10:00")


def test_a_cadence_without_a_check_in_is_on_the_agenda(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada", cadence=Cadence(ideal_days=10, maximum_days=20))
    entry = the(workbench, EntryKind.CHECK_IN)
    assert (entry.when.date(), entry.text) == (date(2026, 12, 1), "get in touch")
    workbench.agenda.snooze(entry, date(2026, 12, 3))
    assert the(workbench, EntryKind.CHECK_IN).when.date() == date(2026, 12, 3)
    clock.advance(days=12)
    workbench.agenda.done(the(workbench, EntryKind.CHECK_IN))
    assert workbench.log.last(ada.id) is not None
    assert the(workbench, EntryKind.CHECK_IN).when.date() == date(2026, 12, 13)


def test_a_birthday_on_29_february_shows_every_year(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada").id
    workbench.cabinet.add(
        Milestone, client=ada, title="Birthday", starts_on=date(1988, 2, 29), yearly=True
    )
    assert workbench.agenda.entries(days=365) == []
    seen = []
    for year in (2027, 2028, 2029):
        clock.now = at(f"{year}-02-25 09:00")
        entry = the(workbench, EntryKind.MILESTONE)
        seen.append(str(entry.when.date()))
        workbench.agenda.done(entry)
        assert workbench.agenda.entries() == []
    assert seen == ["2027-02-28", "2028-02-29", "2029-02-28"]


def test_an_incident_shows_every_update_that_is_owed(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada").id
    updates = tuple(IncidentUpdate(due=wall(f"2026-11-2{day} 12:00")) for day in (2, 3))
    admitted = workbench.clock()
    workbench.cabinet.add(
        Incident, client=ada, title="Wrong file", updates=updates, admitted_at=admitted
    )
    workbench.agenda.done(workbench.agenda.entries()[0])
    assert the(workbench, EntryKind.INCIDENT_UPDATE).original == wall("2026-11-23 12:00")
    (incident,) = workbench.cabinet.list(Incident)
    assert incident.updates[0].given_at == workbench.clock()


def test_a_nudge_is_kept_by_them(workbench: "Workbench") -> None:
    ada = everything(workbench)
    workbench.agenda.done(the(workbench, EntryKind.NUDGE))
    kept = [one for one in workbench.ledger.of(ada) if one.state is PromiseState.KEPT]
    assert [one.owner for one in kept] == [Owner.THEIRS]


def test_no_secret_is_on_the_agenda(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada", private="CANARY").id
    promise = workbench.ledger.add(ada, "sketch", due=wall("2026-11-23 17:00"))
    workbench.ledger.save(replace(promise, private="CANARY"))
    workbench.cabinet.add(
        Milestone, client=ada, title="Move", starts_on=date(2026, 11, 24), note="CANARY"
    )
    entries = workbench.agenda.entries()
    assert len(entries) == 2
    assert "CANARY" not in repr(entries)


def test_an_agenda_of_thousands_of_check_ins_says_that_it_is_long(
    workbench: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    client = workbench.roster.add("Ada")
    monkeypatch.setattr("clientdesk.services.planning.agenda.MANY", 1)
    workbench.calendar.add(client.id, wall("2026-11-24 10:00"))
    assert not workbench.agenda.is_long
    workbench.calendar.add(client.id, wall("2026-11-25 10:00"))
    assert workbench.agenda.is_long


def test_what_belongs_to_an_archived_client_is_not_on_the_agenda(workbench: "Workbench") -> None:
    ada = everything(workbench)
    workbench.roster.save(replace(workbench.roster.get(ada), status=ClientStatus.PAST))
    assert kinds(workbench.agenda.entries()) == [EntryKind.TRIP]


def test_a_cadence_is_due_at_the_ideal_day_and_overdue_after_the_longest(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada", cadence=Cadence(ideal_days=10, maximum_days=20))
    workbench.log.add(ada.id, Channel.EMAIL)
    clock.advance(days=10)
    assert the(workbench, EntryKind.CHECK_IN).text == "get in touch"
    clock.advance(days=5)
    waiting = the(workbench, EntryKind.CHECK_IN)
    assert (waiting.when.date(), waiting.overdue) == (clock.now.date(), False)
    assert waiting.text == "get in touch, due since Tue 1 Dec"
    clock.advance(days=6)
    late = the(workbench, EntryKind.CHECK_IN)
    assert (late.when.date(), late.overdue) == (date(2026, 12, 1), True)
    workbench.log.add(ada.id, Channel.EMAIL)
    assert the(workbench, EntryKind.CHECK_IN).when.date() == date(2026, 12, 22)


def test_a_request_without_an_exact_time_is_asked_about_and_goes_when_answered(
    workbench: "Workbench",
) -> None:
    ada = workbench.roster.add("Ada").id
    workbench.cabinet.add(Request, client=ada, words="the plan\nasap", at=at("2026-11-20 09:00"))
    entry = the(workbench, EntryKind.REQUEST)
    assert (entry.text, entry.overdue) == ("ask by when: the plan asap", True)
    workbench.agenda.done(entry)
    assert workbench.agenda.entries() == []


def test_they_are_reminded_in_their_hours_only(workbench: "Workbench", clock: FrozenClock) -> None:
    ada = workbench.roster.add("Ada", zone="Asia/Tokyo").id
    workbench.ledger.add(ada, "the logo", owner=Owner.THEIRS, due=wall("2026-11-20 23:00"))
    entry = the(workbench, EntryKind.NUDGE)
    # Nine to five in Tokyo and in Bratislava meet at no hour: theirs count.
    assert (entry.when, entry.overdue) == (at("2026-11-23 01:00"), False)
    clock.now = at("2026-11-23 01:01")
    assert the(workbench, EntryKind.NUDGE).overdue


def test_missed_check_ins_of_a_series_are_skipped_with_one_verb(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada").id
    daily = Recurrence(frequency=Frequency.DAILY)
    workbench.calendar.add(ada, wall("2026-11-16 10:00"), recurrence=daily)
    count, checkin = workbench.agenda.skip(the(workbench, EntryKind.CHECK_IN))
    assert (count, checkin.upcoming) == (6, wall("2026-11-22 10:00"))
    assert workbench.agenda.skip(the(workbench, EntryKind.CHECK_IN))[0] == 1
    assert the(workbench, EntryKind.CHECK_IN).original == wall("2026-11-23 10:00")
    workbench.history.undo()
    assert the(workbench, EntryKind.CHECK_IN).original == wall("2026-11-22 10:00")
    workbench.ledger.add(ada, "send the sketch", due=wall("2026-11-23 17:00"))
    promise = the(workbench, EntryKind.PROMISE)
    with pytest.raises(InvalidInputError, match="not skipped"):
        workbench.agenda.skip(promise)


def test_the_context_tells_what_was_said_last(workbench: "Workbench", clock: FrozenClock) -> None:
    ada = everything(workbench)
    workbench.log.add(ada, Channel.EMAIL, at=clock.now - timedelta(days=9), lines=["Oak it is"])
    workbench.log.add(ada, Channel.EMAIL, at=clock.now - timedelta(days=8))
    told = workbench.agenda.context(the(workbench, EntryKind.PROMISE))
    assert told == "last touch Fri 13 Nov · they owe 1 · you owe 1 · “Oak it is”"


def test_a_trip_shows_who_is_there_the_latest_first(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    weekly = Cadence(ideal_days=7, maximum_days=9)
    workbench.roster.add("Near", place="Bergen", cadence=Cadence())
    late = workbench.roster.add("Late", place="BERGEN, Norge", cadence=weekly)
    workbench.roster.add("Fjord", place="bergen sentrum")
    workbench.roster.add("Oslo", place="Oslo", country="NO")
    workbench.roster.add("Past", place="Bergen", status=ClientStatus.PAST)
    clock.advance(days=20)
    trip = workbench.cabinet.add(
        Trip, place="Bergen, Norway", starts_on=date(2026, 12, 20), ends_on=date(2026, 12, 22)
    )
    assert [one.name for one in workbench.agenda.visits(trip.id)] == ["Late", "Near", "Fjord"]
    (entry,) = (one for one in workbench.agenda.entries() if one.kind is EntryKind.TRIP)
    assert entry.text == "in Bergen, Norway: visit Late, Near and 1 more"
    assert entry.client_id == ""
    assert late.id == workbench.agenda.visits(trip.id)[0].client_id
    by_country = workbench.cabinet.add(
        Trip, place="NO", starts_on=date(2026, 12, 20), ends_on=date(2026, 12, 22)
    )
    assert [one.name for one in workbench.agenda.visits(by_country.id)] == ["Oslo"]


def test_a_time_is_warned_about_and_never_refused(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada", zone="Asia/Tokyo", country="JP").id
    assert warnings_for(workbench, ada, wall("2026-11-24 09:00")) == (
        "It is 17:00 for Ada, outside of 09:00-17:00.",
    )
    assert warnings_for(workbench, ada, wall("2026-11-20 09:30"))[0] == "That has passed."
    work_out([("JP", "")], [2026])
    labour = warnings_for(workbench, ada, wall("2026-11-23 09:00"))
    assert labour == ("Labor Thanksgiving Day is a public holiday for Ada.",)
    assert free_from(workbench, ada, wall("2026-11-23 00:00")) == at("2026-11-24 01:00")


def test_another_zone_of_the_machine_turns_the_agenda_over(
    workbench: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = workbench.roster.add("Ada").id
    workbench.ledger.add(ada, "sketch", due=wall("2026-11-23 17:00"))
    assert the(workbench, EntryKind.PROMISE).when.hour == 17
    assert not workbench.me.look_again()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert workbench.me.look_again()
    assert workbench.clock().hour == 22
    moved = the(workbench, EntryKind.PROMISE)
    assert (moved.when.hour, moved.when.day) == (1, 24)
