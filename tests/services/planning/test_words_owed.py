"""On the agenda a word about a mistake is due now within its range, and late after it at once."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.incident import Incident, IncidentUpdate
from clientdesk.services.planning.agenda import Entry, EntryKind
from tests.builders import FrozenClock, at, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def owed(workbench: "Workbench") -> str:
    """An incident that was admitted, with an update on Monday at 18:00; returns the client's id."""
    ada = workbench.roster.add("Ada").id
    word = IncidentUpdate(due=wall("2026-11-23 18:00"))
    admitted = workbench.clock()
    workbench.cabinet.add(
        Incident, client=ada, title="Wrong file", admitted_at=admitted, updates=(word,)
    )
    return ada


def the(workbench: "Workbench") -> Entry:
    kind = EntryKind.INCIDENT_UPDATE
    (entry,) = (entry for entry in workbench.agenda.entries() if entry.kind is kind)
    return entry


def test_a_word_about_a_mistake_sleeps_no_longer_than_it_was_promised(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    owed(workbench)
    with pytest.raises(InvalidInputError, match="there is no news"):
        workbench.agenda.snooze(the(workbench), date(2026, 11, 24))
    workbench.agenda.snooze(the(workbench), date(2026, 11, 23))
    assert not the(workbench).has_time
    clock.now = at("2026-11-23 18:01")
    assert the(workbench).overdue


def test_an_update_within_a_range_is_due_now_and_late_after_its_end(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada").id
    span = IncidentUpdate(due=wall("2026-11-22 09:00"), latest=wall("2026-11-24 15:00"))
    workbench.cabinet.add(
        Incident, client=ada, title="Wrong file", admitted_at=clock.now, updates=(span,)
    )
    assert the(workbench).text == "update (at the latest Tue 24 Nov 15:00) on Wrong file"
    seen = []
    for now in ("2026-11-22 09:01", "2026-11-24 14:59", "2026-11-24 15:01"):
        clock.now = at(now)
        entry = the(workbench)
        seen.append((f"{entry.when:%d}", entry.overdue))
    assert seen == [("22", False), ("24", False), ("22", True)]


def test_an_update_at_their_midnight_has_its_hour(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada", zone="Asia/Tokyo").id
    made = workbench.recovery.open(replace(workbench.recovery.draft(ada), title="Wrong file"))
    workbench.recovery.owe(made.id, wall("2026-11-23 16:00"))
    (entry,) = (one for one in workbench.agenda.entries() if one.text.startswith("update"))
    assert (entry.when.day, entry.when.hour, entry.has_time) == (23, 16, True)


def test_what_was_not_admitted_yet_asks_for_it_until_it_is(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada").id
    facts = {"promised": "A", "expected": "A", "delivered": "B"}
    made = workbench.cabinet.add(Incident, client=ada, title="Wrong file", **facts)
    entry = the(workbench)
    assert entry.text == "admit: Wrong file"
    with pytest.raises(InvalidInputError, match="lacks the solution and when they hear"):
        workbench.agenda.done(entry)
    workbench.recovery.owe(made.id, wall("2026-11-23 16:00"))
    workbench.cabinet.save(replace(workbench.recovery.get(made.id), solution="a new one"))
    workbench.agenda.done(entry)
    assert workbench.recovery.get(made.id).admitted_at == workbench.clock()
    workbench.history.undo()
    assert workbench.recovery.get(made.id).admitted_at is None


def test_a_late_word_about_a_mistake_stands_before_older_debts(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = owed(workbench)
    workbench.ledger.add(ada, "an old one", due=wall("2026-11-19 17:00"))
    clock.now = at("2026-11-23 18:01")
    assert workbench.agenda.entries()[0].kind is EntryKind.INCIDENT_UPDATE
