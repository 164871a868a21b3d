"""What a start costs, run by hand: `python tests/bench/start_bench.py [RECORDS ...]` (Linux only).

For desks of each size the desk is started in a pseudo-terminal, in turn with the smallest Textual
app of its shape, and the processor time until the list stands on the screen is compared: the ratio
holds where the machine's speed drifts. Beside it stands what a note from the shell costs, in turn
with an empty run of Python. Bytecode is written first, as an installation does.
"""

import compileall
import fcntl
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import clientdesk
from clientdesk.model.checkin import CheckIn
from clientdesk.model.client import Client
from clientdesk.model.ids import new_id
from clientdesk.model.note import Note
from clientdesk.model.person import Channel
from clientdesk.model.record import Record
from clientdesk.model.touch import Touch
from clientdesk.store.desk import Desk

NOW = datetime.now(UTC)
STARTS = 9
LINES, COLUMNS = 36, 120
LONGEST = 60.0
ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
DESK = [sys.executable, "-m", "clientdesk", "--home"]


def bare() -> None:
    """Run the floor that no Textual app can go under: a header, 200 rows, an editor, a footer."""
    from textual.app import App, ComposeResult
    from textual.widgets import DataTable, Footer, Header, TextArea

    class Bare(App[None]):
        CSS = "DataTable { height: 2fr; } TextArea { height: 1fr; }"

        def compose(self) -> ComposeResult:
            yield Header()
            yield DataTable(cursor_type="row")
            yield TextArea("Dear client,\n")
            yield Footer()

        def on_mount(self) -> None:
            table: DataTable[str] = self.query_one(DataTable)
            table.add_columns("Number", "Client", "Subject", "Status", "Due")
            table.add_rows(
                (f"{n:04}", f"Client {n % 17:03}", f"Subject of matter {n}", "open", "2026-12-01")
                for n in range(200)
            )
            table.focus()

    Bare().run()


def fill(path: Path, count: int) -> None:
    """Make a desk of so many records: of ten, seven notes, a client, a check-in and a touch."""
    clients = [new_id(NOW) for _ in range(max(1, count // 10))]
    records: list[Record] = []
    for number, client in enumerate(clients):
        day = datetime(2026, 11, 1, 10) + timedelta(days=number % 60)
        records += (
            Client(id=client, created_at=NOW, name=f"Client {number:05}"),
            CheckIn(
                id=new_id(NOW), created_at=NOW, client=client, title="call", starts=day, zone="UTC"
            ),
            Touch(
                id=new_id(NOW),
                created_at=NOW,
                client=client,
                at=NOW - timedelta(days=number % 40),
                channel=Channel.CALL,
            ),
        )
    text = "# Oak\n\nsome text about oak and ash and the showroom\n" * 3
    records += (
        Note(id=new_id(NOW), created_at=NOW, client=clients[number % len(clients)], text=text)
        for number in range(count - len(records))
    )
    with Desk.open(path) as desk, desk.change("fill", undoable=False) as change:
        for record in records:
            change.save(record)


def processor_time(process: int) -> float:
    """Return the processor time of a process up to now, in milliseconds."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return sum(int((each / "schedstat").read_text().split()[0]) for each in threads) / 1e6


def until_ready(argv: list[str], ready: bytes) -> float:
    """Return the processor time that a program of the terminal takes to show some text."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(argv[0], argv)  # noqa: S606 - the program under measure
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    shown, end = b"", time.monotonic() + LONGEST
    try:
        while ready not in ESCAPES.sub(b"", shown):
            if not select.select([terminal], [], [], end - time.monotonic())[0]:
                raise TimeoutError(f"{argv} did not show {ready!r}")
            shown += os.read(terminal, 1 << 16)
        return processor_time(process)
    finally:
        leave(process, terminal)


def leave(process: int, terminal: int) -> None:
    """Press ctrl+q and take what is still written until the program has ended."""
    os.write(terminal, b"\x11")
    try:
        while os.read(terminal, 1 << 16):
            pass
    except OSError:  # how Linux says that the other side is closed
        os.waitpid(process, 0)
    os.close(terminal)


def to_the_end(argv: list[str]) -> float:
    """Return the processor time of a run from its start to its end, in milliseconds."""
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise ChildProcessError(f"{argv} ended with {process.returncode}")
    return (used.ru_utime + used.ru_stime) * 1000


def compared(ours: list[float], floor: list[float]) -> str:
    """Return the medians, and the median of the ratios of the runs that came in turn."""
    ratio = statistics.median(a / b for a, b in zip(ours, floor, strict=True))
    return f"{statistics.median(ours):.0f} : {statistics.median(floor):.0f} ms, {ratio:.2f}x"


def measure(count: int) -> None:
    """Print the figures of a desk of one size."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, __file__, "fill", folder, str(count)], check=True)
        desk, floor = [*DESK, folder], [sys.executable, __file__, "bare"]
        ready = b"Client 000"
        until_ready(desk, ready)
        starts = [(until_ready(desk, ready), until_ready(floor, ready)) for _ in range(STARTS)]
        note = [*desk, "note", "Client 00000", "They", "care", "for", "oak"]
        empty = [sys.executable, "-c", "pass"]
        notes = [(to_the_end(note), to_the_end(empty)) for _ in range(STARTS)]
    start = compared([a for a, _ in starts], [b for _, b in starts])
    shell = compared([a for a, _ in notes], [b for _, b in notes])
    sys.stdout.write(f"{count:>7} records: start {start}; note from the shell {shell}\n")


def main(words: list[str]) -> None:
    """Do what is asked for: the floor, a desk in a folder, or the figures."""
    if words[:1] == ["bare"]:
        bare()
    elif words[:1] == ["fill"]:
        fill(Path(words[1]) / "desk.json", int(words[2]))
    else:
        compileall.compile_dir(str(Path(clientdesk.__file__).parent), quiet=1)
        for wanted in words or ("1000", "10000", "100000"):
            measure(int(wanted))


if __name__ == "__main__":
    main(sys.argv[1:])
