"""The terminal app: theme, keymap, signals, crash guard, panes and timers; panes do the rest."""

import asyncio
import gc
import signal
from collections.abc import Iterator
from pathlib import Path

from rich.text import Text
from textual import on, work
from textual.screen import Screen

from clientdesk.discovery import modules_in
from clientdesk.model.errors import ClientdeskError
from clientdesk.services.workbench import Workbench
from clientdesk.tui import panes as pane_package
from clientdesk.tui.everywhere.bindings import Everywhere
from clientdesk.tui.guard import keep_typed, last_words
from clientdesk.tui.messages import ClientChosen, OpenRecord
from clientdesk.tui.pane import Pane
from clientdesk.tui.reminder import Reminder
from clientdesk.tui.screens.desk import DeskScreen
from clientdesk.tui.widgets.whole_bars import use_whole_bars

CATCH_UP = 1.0
"""Seconds between two looks at what other processes changed."""
IDLE_LOOKS = 60
"""So many looks without a change, and the desk file is brought up to date."""
QUIT_SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
"""A closed terminal, a shutdown, an interrupt from outside: each saves everything and ends."""


def found_panes() -> tuple[list[type[Pane]], list[str]]:
    """Return the panes of the folder in their order, and a sentence for each that is broken."""
    found = modules_in(pane_package)
    kinds = [
        kind
        for module in found.modules.values()
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Pane) and kind.__module__ == module.__name__
    ]
    said = [f"The pane {broken.name} cannot be shown: {broken.error}" for broken in found.broken]
    return sorted(kinds, key=lambda kind: kind.order), said


def sheets_of(kinds: list[type[Pane]]) -> Iterator[str]:
    """Yield the sheet of the desk, and the one beside each pane."""
    here = Path(__file__).parent
    yield str(here / "desk.tcss")
    for kind in kinds:
        sheet = here / "panes" / f"{kind.__module__.rpartition('.')[2]}.tcss"
        if sheet.exists():
            yield str(sheet)


class DeskApp(Everywhere):
    """The desk in a terminal."""

    TITLE = "clientdesk"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, workbench: Workbench) -> None:
        use_whole_bars()
        kinds, said = found_panes()
        super().__init__(workbench, css_path=list(sheets_of(kinds)))
        self.panes = [kind(workbench) for kind in kinds]
        """The panes of the desk, in order."""
        self.client_id = next((pane.client_id for pane in self.panes if pane.client_id), "")
        self.opening += said
        self._quiet_looks = 0
        self._today = workbench.clock().date()
        self._reminder = Reminder(self)
        self._ringing = workbench.roster.alarmed()
        self.no_color = self.no_color or workbench.settings.no_color
        for kind in kinds:
            for binding in kind.openers():
                self._bindings.key_to_bindings[binding.key] = [binding]
        self.choose_theme()

    def get_default_screen(self) -> Screen[None]:
        """Return the desk."""
        return DeskScreen(self.panes)

    @property
    def desk(self) -> DeskScreen:
        """The desk, which lies at the bottom of all screens."""
        screen = self.screen_stack[0]
        assert isinstance(screen, DeskScreen)  # noqa: S101 - get_default_screen makes it one
        return screen

    # ---- life

    def on_mount(self) -> None:
        """Watch for signals and for other processes."""
        self.set_class(self.workbench.settings.ascii, "-ascii")
        self.curtain = self.workbench.settings.private
        loop = asyncio.get_running_loop()
        for number in QUIT_SIGNALS:
            loop.add_signal_handler(number, self.leave)
        self._look_again(loop)

    def _look_again(self, loop: asyncio.AbstractEventLoop) -> None:
        """Look around every second; a timer of Textual would cost fifty times as much."""
        self._next_look = loop.call_later(CATCH_UP, self._look, loop)

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        try:
            self.look_around()
        except Exception as error:  # noqa: BLE001 - the crash guard deals with it
            self._handle_exception(error)
        else:
            self._look_again(loop)

    def on_unmount(self) -> None:
        """Look no more."""
        self._next_look.cancel()

    def on_ready(self) -> None:
        """Everything below can wait until the first frame is on the screen."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        self.read_keymap()
        self.call_later(self.say_opening)

    def read_keymap(self) -> None:
        """Use the user's own keys; what cannot be used is said."""
        path = self.workbench.settings.config / "keymap.yaml"
        if path.exists():
            from clientdesk.tui.keys.keymap import read_keymap

            keymap, said = read_keymap(path)
            self.opening += said
            self.set_keymap(keymap)

    def say_opening(self) -> None:
        """Say what opening the desk had to say, and offer back what an earlier run left behind."""
        for sentence in (*self.workbench.keeper.notices, *self.opening):
            self.problem(sentence)
        if left := self.workbench.keeper.typed():
            from clientdesk.tui.everywhere.rescue import offer

            offer(self, self.panes, left)

    def look_around(self) -> None:
        """Take in what other processes changed, turn the page at midnight, tidy when idle."""
        try:
            changed = self.workbench.keeper.catch_up()
        except ClientdeskError as error:
            self.problem(error)
            changed = False
        moved = self.workbench.me.look_again()
        self._reminder.look()
        today, ringing = self.workbench.clock().date(), self.workbench.roster.alarmed()
        if changed or moved or today != self._today or ringing != self._ringing:
            self._today, self._ringing, self._quiet_looks = today, ringing, 0
            self.changed(foreign=changed)
            return
        self._quiet_looks += 1
        if self._quiet_looks == IDLE_LOOKS:
            self.tidy()
        self.sweep_toasts()

    @work(thread=True, exclusive=True, group="tidy", exit_on_error=False)
    def tidy(self) -> None:
        """Bring the desk file up to date with its journal, beside the event loop."""
        warning = self.workbench.keeper.tidy()
        if warning:
            self.call_from_thread(self.problem, warning)

    # ---- routing

    def action_show_pane(self, heading: str) -> None:
        """Go to a pane."""
        self.back_to_desk()
        pane = self.desk.pane_of(heading)
        if pane is not None:
            self.desk.show_pane(pane)

    @on(ClientChosen)
    def choose_client(self, message: ClientChosen) -> None:
        """Show the client whom a dialog or another screen chose."""
        self.back_to_desk()
        self.desk.show_client(message)

    @on(OpenRecord)
    def go_to_record(self, message: OpenRecord) -> None:
        """Show a record in the pane that can show it, or in the client's file."""
        self.back_to_desk()
        if message.client_id:
            self.desk.show_client(ClientChosen(message.client_id))
        pane = self.desk.pane_for(message.table)
        if pane is not None:
            self.desk.show_pane(pane)
            pane.open_record(message.table, message.record_id)
            pane.show_line(message.line)
        else:
            from clientdesk.tui.screens.file import FileScreen

            self.push_screen(FileScreen(message.client_id, message.record_id))

    def back_to_desk(self) -> None:
        """Close whatever lies over the desk."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    # ---- the end

    def sweep_toasts(self) -> None:
        """Remove what toasts that overlapped in time leave behind."""
        if not self.toasted or self._notifications:
            return
        self.toasted = False
        for holder in self.screen.query("ToastHolder"):
            if not holder.children:
                holder.remove()

    def flush(self) -> None:
        """Let every pane save what is not saved yet."""
        for pane in self.panes:
            pane.flush()

    def leave(self) -> None:
        """Save everything and end."""
        self.opening += keep_typed(self.screen_stack[1:])
        try:
            self.flush()
        except ClientdeskError as error:
            self.opening.append(str(error))
        self.exit(0)

    async def action_quit(self) -> None:
        """Save everything and close the desk, once the keys before this one have arrived."""
        (self.focused or self).call_later(self.leave)

    def _handle_exception(self, error: Exception) -> None:
        self.rescue()
        super()._handle_exception(error)

    def rescue(self) -> None:
        """Keep every text that is being typed, whatever else is broken."""
        self.opening += keep_typed((*self.panes, *self.screen_stack[1:]))

    def _fatal_error(self) -> None:
        import sys

        error = sys.exc_info()[1] or self._exception or RuntimeError()
        told = last_words(error, self.workbench.settings, self.workbench.clock())
        self._exit_renderables.append(Text(told))
        self._close_messages_no_wait()
