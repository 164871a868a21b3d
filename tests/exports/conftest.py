"""The sample desk on a day that stands still."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.paths import shipped
from clientdesk.services.office import Office
from clientdesk.services.upkeep import sample
from clientdesk.store.desk import Desk
from tests.builders import FrozenClock, a_workbench

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk in a folder that holds the samples as of the tests' day."""
    home = tmp_path_factory.mktemp("sampled")
    clock = FrozenClock()
    with Desk.open(home / "desk.json", clock=clock) as desk:
        sample.load(Office(desk, clock), shipped("data") / "sample_desk.json")
    return home


@pytest.fixture
def bench(sampled: Path) -> Iterator["Workbench"]:
    """A workbench over the samples."""
    opened = a_workbench(home=sampled)
    yield opened
    opened.keeper.close()
