"""What the practices' tests start from: one client far away and me, or the sample desk."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.paths import shipped
from clientdesk.services.office import Office
from clientdesk.services.upkeep import sample
from clientdesk.store.desk import Desk
from tests.builders import FrozenClock, a_person, a_workbench

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture
def client(workbench: "Workbench") -> Client:
    """A client in New York with an assistant, a boss, and hours of their own."""
    profile = workbench.me.get()
    told = "within one working day"
    workbench.me.save(replace(profile, name="Mira Novak", response_promise=told))
    people = (a_person("Tom Reed", "tom@x.example"), a_person("Ada Boss", "ada@x.example"))
    return workbench.roster.add(
        "Halden", zone="America/New_York", people=people, projects=("Oslo showroom",)
    )


@pytest.fixture(autouse=True)
def _spelling_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read no spelling: loading a proofreader takes a second."""
    monkeypatch.setattr("clientdesk.tui.widgets.spelt_proof.SPELLING_REST", 3600)


@pytest.fixture
def sampled(home: Path, clock: FrozenClock) -> Iterator["Workbench"]:
    """A workbench over the samples as of the tests' day."""
    with Desk.open(home / "desk.json", clock=clock) as desk:
        sample.load(Office(desk, clock), shipped("data") / "sample_desk.json")
    opened = a_workbench(clock, home=home)
    yield opened
    opened.keeper.close()
