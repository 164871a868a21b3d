"""Several processes, some of them killed in the middle: nobody loses anything."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from clientdesk.model.errors import DeskBusyError
from clientdesk.store import capture
from clientdesk.store.desk import Desk
from clientdesk.store.lock import Lock
from clientdesk.store.undo import TABLE
from tests.store.conftest import StillClock

DRIVER = Path(__file__).with_name("driver.py")
KILLS = int(os.environ.get("CLIENTDESK_TEST_KILLS", "12"))


def start(*words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(DRIVER), *map(str, words)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def test_four_processes_insert_while_a_desk_is_open(path: Path, clock: StillClock) -> None:
    with Desk.open(path, clock=clock) as desk:
        mine = [desk.table("notes").insert({"by": "me", "n": n}) for n in range(5)]
        writers = [start("insert", path, name, 500) for name in range(4)]
        seen: set[tuple[str, str]] = set()
        while any(writer.poll() is None for writer in writers):
            mine.append(desk.table("notes").insert({"by": "me", "n": len(mine)}))
            seen |= desk.catch_up()
        given = [int(line) for writer in writers for line in writer.communicate()[0].split()]
        seen |= desk.catch_up()
        assert all(writer.returncode == 0 for writer in writers)
        assert len(given) == 2000
        assert len({*given, *mine}) == 2000 + len(mine)
        assert {number for number, _ in desk.documents("notes").items()} == {*given, *mine}
        assert {int(name) for _, name in seen} == set(given)
    assert json.loads(path.read_bytes())["notes"].keys() == {str(n) for n in (*given, *mine)}


def test_every_acknowledged_insert_survives_kill_9(path: Path, clock: StillClock) -> None:
    chance = random.Random(7)  # noqa: S311 - when to kill is no secret
    acknowledged: set[int] = set()
    Desk.open(path, clock=clock).close()
    for _ in range(KILLS):
        victim, bystander = start("work", path, "a", 100_000), start("work", path, "b", 100_000)
        assert victim.stdout is not None
        for _ in range(chance.randrange(1, 40)):
            acknowledged.add(int(victim.stdout.readline()))
        for writer in (victim, bystander):
            writer.send_signal(signal.SIGKILL)
            acknowledged |= {int(line) for line in writer.communicate()[0].splitlines() if line}
        # At any moment, also this one, the file is one that plain TinyDB can read.
        assert "desk" in json.loads(path.read_bytes())
    with Desk.open(path, clock=clock) as desk:
        found = {number for number, _ in desk.documents("notes").items()}
        assert not desk.notices
    assert acknowledged <= found
    assert not list(path.parent.glob("**/*.tmp"))


def test_a_note_from_the_shell_reaches_the_open_desk_by_itself(
    path: Path, clock: StillClock
) -> None:
    with Desk.open(path, clock=clock) as desk:
        revision = desk.revision
        assert desk.catch_up() == set()
        assert desk.revision == revision
        capture.append(path, "notes", {"id": "N1", "text": "x"}, label="add note", at=clock())
        assert desk.catch_up() == {("notes", "N1")}
        assert desk.revision > revision
        assert desk.undo() == "add note"
        assert desk.table("notes").all() == []


def test_the_lock_is_freed_by_the_death_of_its_holder(path: Path, clock: StillClock) -> None:
    Desk.open(path, clock=clock).close()
    holder = start("hold", path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(DeskBusyError, match="another clientdesk is busy with this desk; try again"):
        Lock(path.with_suffix(".lock"), wait=0.1).__enter__()
    holder.kill()
    holder.communicate()
    with Lock(path.with_suffix(".lock"), wait=0.1):
        pass


def test_a_desk_follows_a_journal_that_another_process_began_anew(
    path: Path, clock: StillClock
) -> None:
    with Desk.open(path, clock=clock) as desk, Desk.open(path, clock=clock) as other:
        desk.table("notes").insert({"id": "A"})
        clock.days_pass(1)
        other.table("notes").insert({"id": "B"})
        other.checkpoint()
        other.table("notes").insert({"id": "C"})
        assert desk.catch_up() == {("notes", "B"), ("notes", "C")}
        desk.table("notes").insert({"id": "D"})
        assert other.catch_up() == {("notes", "A"), ("notes", "D")}
        assert desk.seq == other.seq
        assert desk.documents(TABLE).items() == other.documents(TABLE).items()
