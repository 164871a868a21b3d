"""How long the store takes, run by hand: `python tests/bench/store_bench.py [COUNT ...]`.

Prints, for desks of each size: opening, finding one client's notes for the first time, the median
and worst insert, another process's note, a checkpoint, and what a note from the shell costs.
"""

import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from clientdesk.model.ids import new_id
from clientdesk.model.note import Note
from clientdesk.store import capture
from clientdesk.store.desk import Desk

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SHELL = """
import datetime, pathlib, sys
from clientdesk.store import capture
path = pathlib.Path(sys.argv[1])
capture.clients(path)
now = datetime.datetime.now(datetime.UTC)
capture.append(path, "notes", {"id": "X", "text": "x" * 300}, label="add note", at=now)
"""


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def fill(path: Path, count: int) -> None:
    """Make a desk of 500 clients and `count` notes of some 400 bytes."""
    with Desk.open(path) as desk, desk.change("fill", undoable=False) as change:
        clients = [new_id(NOW) for _ in range(500)]
        for client in clients:
            change.put("clients", None, {"id": client, "name": f"Client {client}"})
        for number in range(count):
            note = {
                "id": new_id(NOW),
                "created_at": NOW.isoformat(),
                "client": clients[number % len(clients)],
            }
            change.put("notes", None, {**note, "trashed_at": None, "text": "x" * 260})


def shell_cost(path: Path, code: str) -> float:
    """Return the processor time of a process, in milliseconds: the lower quartile of nine."""
    found = []
    for _ in range(9):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code, path], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
        found.append((user + system) * 1000)
    return sorted(found)[2]


def peak() -> float:
    """Return the most memory that this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int) -> None:
    """Print the figures of one size."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.json"
        subprocess.run([sys.executable, __file__, "fill", path, str(count)], check=True)
        size = path.stat().st_size / 1e6
        before = peak()
        opening = milliseconds(lambda: Desk.open(path))
        desk = Desk.open(path)
        memory = peak() - before
        client = capture.clients(path)[7].id
        Desk.in_memory().records(Note).of_client(client)
        first = milliseconds(lambda: desk.records(Note).of_client(client))
        again = milliseconds(lambda: desk.records(Note).of_client(client))
        with (Path(folder) / "bare").open("wb", buffering=0) as bare:

            def written() -> None:
                bare.write(b"x" * 400)
                os.fsync(bare)

            bares = [milliseconds(written) for _ in range(300)]
        inserts = [
            milliseconds(lambda: desk.table("notes").insert({"id": "N", "text": "x" * 260}))
            for _ in range(300)
        ]
        capture.append(path, "notes", {"id": "S"}, label="add", at=NOW)
        seen = milliseconds(desk.catch_up)
        nothing = milliseconds(desk.catch_up)
        checkpoint = milliseconds(desk.checkpoint)
        plain = shell_cost(path, "import click, json")
        shell = shell_cost(path, "import click\n" + SHELL)
        rows = (
            f"{count:>7} notes, {size:.1f} MB: open {opening:.1f} ms (+{memory:.0f} MB)",
            f"first look at a client {first:.1f} ms, again {again:.3f} ms",
            f"insert p50 {statistics.median(inserts):.2f} ms, worst {max(inserts):.2f} ms",
            f"a bare write and fsync {statistics.median(bares):.2f} ms",
            f"another's note {seen:.2f} ms, nothing new {nothing * 1000:.0f} us",
            f"checkpoint {checkpoint:.0f} ms",
            f"shell note {shell:.0f} ms of CPU, of which Python with click {plain:.0f}",
        )
        sys.stdout.write("; ".join(rows) + "\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["fill"]:
        fill(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        gc.disable()
        for wanted in sys.argv[1:] or ("100", "10000", "100000"):
            measure(int(wanted))
