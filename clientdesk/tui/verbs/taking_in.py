"""Taking a file in: which one, what it would do, and then the import, with its share done."""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from textual.worker import get_current_worker

from clientdesk.importing import ImportPlan, ImportReport, Outcome, Tick
from clientdesk.model.errors import ClientdeskError, InvalidInputError
from clientdesk.model.text import clean_line
from clientdesk.paths import expanded
from clientdesk.tui.dialogs.prompt import Prompt
from clientdesk.tui.host import DeskHost

Result = TypeVar("Result")

_BEAT = 0.1
"""Seconds between two words on how far the work is."""
_TURN = 0.001
"""Seconds that a thread works before another has its turn; Python's own are five times that."""


class StoppedError(ClientdeskError):
    """The work was given up; nothing was changed."""


def ask_file(app: DeskHost, client_id: str = "") -> None:
    """Ask for a file or a folder and show what importing it would do.

    With a client's id it is a calendar file, and every event in it is theirs.
    """

    def plan(typed: str | None) -> None:
        if not typed:
            return
        path = expanded(Path(typed))
        _work(
            app,
            f"Reading {clean_line(path.name)}",
            lambda tick: app.workbench.porter.plan_import(path, client_id=client_id, tick=tick),
            partial(_preview, app, clean_line(path.name)),
        )

    hint = "~/contacts.vcf, clients.csv, note.md, meetings.ics, or a folder"
    heading = "Import which file?"
    if client_id:
        hint = "~/meetings.ics"
        heading = f"Events of {app.workbench.roster.get(client_id).name}: which .ics file?"
    app.push_screen(Prompt(heading, hint=hint, reading=_exists), plan)


def _exists(typed: str) -> str:
    path = expanded(Path(typed))
    try:
        if path.is_dir():
            return "a folder: every .vcf, .csv, .md and .ics in it"
        return f"{path.stat().st_size:,} bytes"
    except (OSError, ValueError) as error:
        raise InvalidInputError(f"There is no file {path}; type the path of one.") from error


def _preview(app: DeskHost, name: str, plan: ImportPlan) -> None:
    from clientdesk.tui.dialogs.preview import Preview

    def answered(answer: bool | None) -> None:
        if not answer:
            return
        if not any(plan.count(each) for each in (Outcome.NEW, Outcome.ADDS, Outcome.CHANGED)):
            app.say("Nothing was imported: nothing in the file is new.")
            return
        _work(
            app,
            f"Importing {name}",
            lambda tick: app.workbench.porter.apply(plan, tick=tick),
            partial(_imported, app),
        )

    app.push_screen(Preview(name, plan), answered)


def _imported(app: DeskHost, report: ImportReport) -> None:
    app.changed()
    counts = [
        f"{count} {what}"
        for count, what in (
            (report.added, "new"),
            (report.changed, "added to"),
            (report.skipped, "left as they were"),
        )
        if count
    ]
    app.say(f"{report.label}: {', '.join(counts) or 'nothing new'}; u takes it back")


def _work(
    app: DeskHost, heading: str, verb: Callable[[Tick], Result], then: Callable[[Result], object]
) -> None:
    """Run a verb in a thread under a dialog that shows its share done; esc stops it midway."""
    from clientdesk.tui.dialogs.busy import Busy

    busy = Busy(heading)
    app.push_screen(busy)
    last = time.monotonic()

    def tick(done: int, whole: int) -> None:
        nonlocal last
        if get_current_worker().is_cancelled:
            raise StoppedError("Stopped; nothing was changed.")
        now = time.monotonic()
        if now - last > _BEAT:
            last = now
            app.call_from_thread(busy.tell, done, whole)

    def run() -> None:
        try:
            with _yielding():
                result = verb(tick)
        except ClientdeskError as error:
            app.call_from_thread(busy.stop)
            app.call_from_thread(app.problem, error)
            return
        app.call_from_thread(busy.stop)
        app.call_from_thread(then, result)

    busy.worker = app.run_worker(run, thread=True, group="long work")


@contextmanager
def _yielding() -> Iterator[None]:
    """Let the keys have their turn within a millisecond while a thread works hard.

    The garbage collector waits: what is read stays, and a look through all of it stops the keys.
    """
    before, collects = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(_TURN)
    gc.disable()
    try:
        yield
    finally:
        sys.setswitchinterval(before)
        if collects:
            gc.enable()
