"""The sample desk has something to show in every pane, list and export, on any day."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.incident import Incident
from clientdesk.model.note import Note, Section
from clientdesk.model.promise import Owner, Promise
from clientdesk.model.record import Record
from clientdesk.model.request import DueState, Request
from clientdesk.model.touch import LineKind, Touch
from clientdesk.model.version import Version
from clientdesk.paths import shipped
from clientdesk.services.clients.standing import Mark
from clientdesk.services.kinds import kinds
from clientdesk.services.office import Office
from clientdesk.services.upkeep import sample
from clientdesk.services.workbench import Workbench
from clientdesk.store.desk import Desk
from tests.builders import NOW, FrozenClock, a_workbench


@pytest.fixture(params=[0, 3, 100, 465], ids=lambda days: f"in {days} days")
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Workbench:
    clock = FrozenClock(NOW.replace(hour=9) + timedelta(days=request.param))
    with Desk.open(tmp_path / "desk" / "desk.json", clock=clock) as desk:
        sample.load(Office(desk, clock), shipped("data") / "sample_desk.json")
    return a_workbench(clock, tmp_path / "desk")


def test_two_clients_are_overdue_and_three_are_due_on_any_day(bench: Workbench) -> None:
    rows = bench.roster.rows()
    assert 8 <= len(rows) <= 12
    assert [row.name for row in rows if row.mark is Mark.OVERDUE] == [
        "Halden & Foss",
        "Brightwater Studio",
    ]
    due = [row.name for row in rows if row.mark is Mark.DUE]
    assert due == ["Nakamura Foods 中村", "Orchard Lane Vets", "Quill & Harbour Press"]
    assert rows[0].when == "4 days overdue"
    stale = {row.name for row in rows if row.stale}
    assert {"Halden & Foss", "Corvid Analytics"} <= stale
    assert "Brightwater Studio" not in stale
    bench.keeper.close()


def test_every_kind_of_record_is_there(bench: Workbench) -> None:
    held: dict[type[Record], list[Record]] = {
        kind: list(bench.cabinet.list(kind)) for kind in kinds() if kind is not Version
    }
    assert all(held.values()), [kind for kind, records in held.items() if not records]
    ids = [record.id for records in held.values() for record in records]
    assert len(set(ids)) == len(ids)
    assert all(len(each) == 26 for each in ids)
    people = {person.id for each in bench.cabinet.list(Client) for person in each.people}
    for touch in bench.cabinet.list(Touch):
        assert set(touch.people) <= people
    bench.keeper.close()


def test_the_records_show_what_they_are_for(bench: Workbench) -> None:
    clients = bench.cabinet.list(Client)
    assert {client.language for client in clients} == {"en", "ms", "sk"}
    assert len({client.zone for client in clients}) >= 7
    owners = Counter(promise.owner for promise in bench.cabinet.list(Promise))
    assert owners[Owner.MINE] >= 5
    assert owners[Owner.THEIRS] >= 5
    assert {request.due_state for request in bench.cabinet.list(Request)} == set(DueState)
    (incident,) = bench.cabinet.list(Incident)
    assert incident.owed
    assert incident.call_sheet.shifts
    assert {line.kind for touch in bench.cabinet.list(Touch) for line in touch.lines} == set(
        LineKind
    )
    assert {note.section for note in bench.cabinet.list(Note)} >= {
        Section.COMPANY,
        Section.TONE,
        Section.LENGTH,
    }
    assert {draft.state for draft in bench.cabinet.list(Draft)} == set(DraftState)
    bench.keeper.close()


def test_good_drafts_are_left_alone_and_bad_ones_are_not(bench: Workbench) -> None:
    found = {
        draft.subject: {finding.check for finding in bench.composer.judge(draft).findings}
        for draft in bench.composer.drafts()
    }
    oslo = found["Oslo showroom: press day photographs"]
    assert {"vague_deadline", "placeholder"} <= oslo
    assert found["Quick question"]
    good = [subject for subject in found if subject.startswith("Covers 3 and 4")]
    assert good
    assert found[good[0]] == set()
    bench.keeper.close()
