"""What panes, screens and dialogs may ask of the app they live in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Protocol, TypeVar, runtime_checkable

from rich.style import Style
from textual.app import App
from textual.reactive import var
from textual.signal import Signal

from clientdesk.model.draft import Draft
from clientdesk.model.errors import ClientdeskError
from clientdesk.model.text import clean_line
from clientdesk.services.workbench import Workbench
from clientdesk.tui.look.glyphs import ASCII, UNICODE
from clientdesk.tui.look.tones import tones_of
from clientdesk.tui.messages import OpenRecord

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Change:
    """Something on the desk is not as it was."""

    foreign: bool = False
    """Whether another process made the change."""


@runtime_checkable
class OfClient(Protocol):
    """A screen that is about one client."""

    client_id: str
    """Id of the client."""


class DeskHost(App[int]):
    """The app as its parts see it: the workbench, one signal, and a way to say things."""

    curtain: var[bool] = var(False)
    """Whether INTERNAL and SECRET text is hidden from somebody who looks over my shoulder."""
    client_id: var[str] = var("")
    """The client that every pane shows; empty while there is none."""
    told: var[str] = var("")
    """What became due just now, for the line at the top; empty most of the time."""

    def __init__(self, workbench: Workbench, css_path: list[str | PurePath] | None = None) -> None:
        super().__init__(css_path=css_path)
        self.workbench = workbench
        """Every verb of the desk."""
        self.opening: list[str] = []
        """What is to be said once the desk is on the screen."""
        self.desk_changed: Signal[Change] = Signal(self, "desk_changed")
        """Published after every change of the desk, from here or from another process."""
        self.glyphs = ASCII if workbench.settings.ascii else UNICODE
        """The signs to draw with."""
        self.toasted = False
        """Whether a toast was shown whose remains are not swept up yet."""
        self._toned = ""
        self._tones: Mapping[str, Style] = {}

    @property
    def client_at_hand(self) -> str:
        """The id of the client of the file that is open, else of the current one."""
        files = (screen for screen in reversed(self.screen_stack) if isinstance(screen, OfClient))
        found = next(files, None)
        return found.client_id if found is not None else self.client_id

    @property
    def tones(self) -> Mapping[str, Style]:
        """The styles of the roles in which lines are drawn, in the current theme."""
        if self._toned != self.theme:
            self._toned, self._tones = self.theme, tones_of(self.theme_variables)
        return self._tones

    def changed(self, *, foreign: bool = False) -> None:
        """Tell every part that the desk is not as it was."""
        self.desk_changed.publish(Change(foreign))

    def attempt(
        self, verb: Callable[[], Result], *, said: str = "", quiet: bool = False
    ) -> Result | None:
        """Run a verb of a service, tell every part of the change, and name it if `said` is given.

        With `quiet` nothing has changed: the verb only reads. A sentence for the user
        (ClientdeskError) becomes a notice; None is returned then.
        """
        try:
            result = verb()
        except ClientdeskError as error:
            self.problem(error)
            return None
        if not quiet:
            self.changed()
        if said:
            self.say(said)
        return result

    def say(self, text: str, *, heading: str = "") -> None:
        """Show a short notice of something that was done."""
        self.notify(clean_line(text), title=clean_line(heading), timeout=4)

    def problem(self, error: ClientdeskError | str) -> None:
        """Show what is wrong and what to do next."""
        self.notify(clean_line(str(error)), severity="warning", timeout=8)

    def notify(self, message: str, **options: Any) -> None:
        """Show a toast; its text is never read as markup."""
        self.toasted = True
        super().notify(message, **{**options, "markup": False})

    def flush(self) -> None:
        """Save everything that is typed and not saved yet."""

    def open_record(self, table: str, record_id: str, client_id: str = "", line: str = "") -> None:
        """Show a record where it belongs: its client becomes the current one, its pane opens it.

        With `line` the cursor goes to the first line of its text that reads so. What was said
        before a draft is opened is not about it, and goes.
        """
        if table == Draft.table:
            self.clear_notifications()
        self.post_message(OpenRecord(table, record_id, client_id, line))
