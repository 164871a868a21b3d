"""What every test gets: a home of its own, a clock that stands still, a workbench."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

from clientdesk import paths
from clientdesk.config import Settings
from tests.builders import MINE, FrozenClock, a_workbench, some_settings

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

# The same examples each time, so that a run fails by what was changed; EXPLORE looks for others.
hypothesis_settings.register_profile(
    "desk", deadline=None, max_examples=60, derandomize=not os.environ.get("CLIENTDESK_EXPLORE")
)
hypothesis_settings.load_profile("desk")


@pytest.fixture(autouse=True)
def isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep every test away from the user's own folders, zone, editor, colours and clipboard."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user" / name.lower()))
    for name in ("CLIENTDESK_HOME", "NO_COLOR", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    for clipboard in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(clipboard, raising=False)
    monkeypatch.setattr(paths, "_CHOSEN", {})
    monkeypatch.setenv("TZ", MINE.key)
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for a desk that does not exist yet."""
    return tmp_path / "desk"


@pytest.fixture
def settings(home: Path) -> Settings:
    return some_settings(home)


@pytest.fixture
def workbench(clock: FrozenClock) -> Iterator["Workbench"]:
    """An empty desk in memory."""
    bench = a_workbench(clock)
    yield bench
    bench.keeper.close()


@pytest.fixture
def disk_workbench(clock: FrozenClock, home: Path) -> Iterator["Workbench"]:
    """An empty desk in a folder."""
    bench = a_workbench(clock, home)
    yield bench
    bench.keeper.close()


@pytest.fixture(params=["memory", "disk"])
def any_workbench(
    request: pytest.FixtureRequest, clock: FrozenClock, home: Path
) -> Iterator["Workbench"]:
    """An empty desk, once in memory and once in a folder."""
    bench = a_workbench(clock, home if request.param == "disk" else None)
    yield bench
    bench.keeper.close()
