"""Long work beside the event loop: it shows that it runs, and can be left alone."""

from collections.abc import Callable
from typing import TypeVar

from textual.worker import Worker, WorkerState

from clientdesk.model.errors import ClientdeskError
from clientdesk.tui.host import DeskHost

Result = TypeVar("Result")


def work_on(
    app: DeskHost, heading: str, verb: Callable[[], Result], done: Callable[[Result], object]
) -> Worker[Result | None]:
    """Run a verb in a thread under a dialog that names it; then close that and go on.

    A sentence for the user becomes a notice; `done` is not called then.
    """
    from clientdesk.tui.dialogs.busy import Busy

    busy = Busy(heading)
    app.push_screen(busy)

    def run() -> Result | None:
        try:
            result = verb()
        except ClientdeskError as error:
            app.call_from_thread(busy.stop)
            app.call_from_thread(app.problem, error)
            return None
        app.call_from_thread(busy.stop)
        if worker.state is not WorkerState.CANCELLED:
            app.call_from_thread(done, result)
        return result

    worker: Worker[Result | None] = app.run_worker(run, thread=True, group="long work")
    busy.worker = worker
    return worker
