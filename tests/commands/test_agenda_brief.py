"""The agenda in one line, for a status bar."""

import json
from datetime import timedelta
from pathlib import Path

from clientdesk.bootstrap import open_workbench
from clientdesk.model.incident import Incident, IncidentUpdate
from tests.builders import some_settings
from tests.shell import Shell


def promise(home: Path, name: str, days: int) -> None:
    bench = open_workbench(some_settings(home))
    client = bench.roster.find(name)
    due = (bench.clock() + timedelta(days=days)).replace(tzinfo=None, second=0, microsecond=0)
    bench.ledger.add(client.id, "CANARY of a promise", due=due)
    bench.keeper.close()


def test_the_agenda_is_counted_in_one_line(desk: Shell, home: Path) -> None:
    assert desk("agenda", "--brief").out.strip() == "nothing is due"
    promise(home, "Ada Lovelace", -2)
    promise(home, "Ada Lovelace", 3)
    told = desk("agenda", "--brief").out.strip()
    assert told.startswith("1 overdue, next ")
    assert told.endswith("Ada Lovelace")
    assert "CANARY" not in told
    counts = json.loads(desk("agenda", "--brief", "--json").out)
    assert counts == {"overdue": 1, "today": 0, "later": 1}


def test_a_late_word_about_a_mistake_has_a_heading_of_its_own_before_every_day(
    desk: Shell, home: Path
) -> None:
    promise(home, "Ada Lovelace", -2)
    bench = open_workbench(some_settings(home))
    client = bench.roster.find("Ada Lovelace")
    due = (bench.clock() - timedelta(days=1)).replace(tzinfo=None, second=0, microsecond=0)
    bench.cabinet.add(
        Incident,
        client=client.id,
        title="The wrong file",
        admitted_at=bench.clock(),
        updates=(IncidentUpdate(due=due),),
    )
    bench.keeper.close()
    first, word, *rest = desk("agenda").out.splitlines()
    assert first == "First of all"
    assert word.endswith(f"(overdue, {due:%a %d %b %Y})")
    assert len([line for line in rest if line and line[0] != " "]) == 1
