"""Files are private whatever the umask, and what cannot be used is said in a sentence."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from clientdesk.model.errors import DeskBusyError, DeskError
from clientdesk.store import files
from clientdesk.store.desk import Desk
from clientdesk.store.lock import Lock
from tests.store.conftest import StillClock


@pytest.fixture(params=[0o000, 0o022, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_everything_is_private_whatever_the_umask(
    umask: int, path: Path, clock: StillClock
) -> None:
    with Desk.open(path, clock=clock) as desk:
        desk.table("clients").insert({"name": "Ada"})
        desk.backup()
    places = [path.parent, *path.parent.rglob("*")]
    assert len(places) > 6
    for place in places:
        wanted = 0o700 if place.is_dir() else 0o600
        assert stat.S_IMODE(place.stat().st_mode) == wanted, place


def test_a_file_that_others_could_read_is_closed_to_them(path: Path, clock: StillClock) -> None:
    Desk.open(path, clock=clock).close()
    for name in ("desk.json", "desk.journal"):
        path.with_name(name).chmod(0o644)
    Desk.open(path, clock=clock).close()
    for name in ("desk.json", "desk.journal"):
        assert stat.S_IMODE(path.with_name(name).stat().st_mode) == 0o600


def test_a_folder_of_somebody_else_is_not_closed(tmp_path: Path, clock: StillClock) -> None:
    tmp_path.chmod(0o755)
    Desk.open(tmp_path / "desk.json", clock=clock).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_home_that_is_a_file_is_a_sentence(tmp_path: Path, clock: StillClock) -> None:
    (tmp_path / "home").write_text("x")
    with pytest.raises(DeskError, match="home is not a folder"):
        Desk.open(tmp_path / "home" / "desk.json", clock=clock)
    with pytest.raises(DeskError, match="cannot make the folder"):
        Desk.open(tmp_path / "home" / "deeper" / "desk.json", clock=clock)


@pytest.mark.parametrize("call", ["open", "mkdir"])
def test_a_home_that_may_not_be_used_is_a_sentence(
    call: str, path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(DeskError, match="permission denied; see that you may use it"):
        Desk.open(path, clock=clock)


def test_temporaries_of_the_dead_are_removed_and_those_of_the_living_stay(
    path: Path, clock: StillClock
) -> None:
    Desk.open(path, clock=clock).close()
    dead = path.with_name("desk.json.4194305-1.tmp")
    living = path.with_name(f"desk.json.{os.getpid()}-99.tmp")
    mine = path.with_name("desk.json.tmp")
    for place in (dead, living, mine):
        place.write_text("x")
    Desk.open(path, clock=clock).close()
    assert not dead.exists()
    assert living.exists()
    assert mine.exists()


def test_a_large_read_and_write_take_as_many_calls_as_they_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_CHUNK", 3)
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:2]))
    files.replace(tmp_path / "x", [b"0123456", b"789"])
    assert files.read_all(tmp_path / "x") == b"0123456789"


def test_a_link_in_the_place_of_a_file_is_not_followed(path: Path, clock: StillClock) -> None:
    with Desk.open(path, clock=clock) as desk:
        victim = path.parent.parent / "victim"
        victim.write_text("precious")
        path.with_suffix(".journal").unlink()
        path.with_suffix(".journal").symlink_to(victim)
        with pytest.raises(DeskError):
            desk.table("notes").insert({"text": "x"})
        path.with_suffix(".journal").unlink()
    assert victim.read_text() == "precious"


def test_the_lock_keeps_threads_of_one_process_apart(tmp_path: Path) -> None:
    from threading import Thread

    lock = Lock(tmp_path / "lock", wait=0.05)
    told: list[type[BaseException]] = []

    def enter() -> None:
        try:
            with lock:
                told.append(object)  # type: ignore[arg-type]  # entering is the failure here
        except DeskBusyError as error:
            told.append(type(error))

    with lock, lock:
        thread = Thread(target=enter)
        thread.start()
        thread.join()
    assert told == [DeskBusyError]
    with lock:
        assert lock.depth == 1
