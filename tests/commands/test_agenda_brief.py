"""The agenda in one line, for a status bar."""

import json
from datetime import timedelta
from pathlib import Path

from clientdesk.bootstrap import open_workbench
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
