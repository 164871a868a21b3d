"""Desks for the tests of the store: in memory and on the disk, with a clock that stands still."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clientdesk.store.desk import Desk

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


class StillClock:
    """A clock that goes on only when told to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def days_pass(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let fsync return at once; what needs it is proved by pictures of crashes, not by waiting."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "desk.json"


@pytest.fixture
def opened(path: Path, clock: StillClock) -> Callable[[], Desk]:
    """Opens the desk of the test, as often as wanted."""
    return lambda: Desk.open(path, clock=clock)


@pytest.fixture(params=["memory", "disk"])
def desk(
    request: pytest.FixtureRequest, opened: Callable[[], Desk], clock: StillClock
) -> Iterator[Desk]:
    with Desk.in_memory(clock=clock) if request.param == "memory" else opened() as found:
        yield found
