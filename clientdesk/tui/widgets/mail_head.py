"""The head of a draft: To, which completes the people of clients, and the subject."""

from collections.abc import Callable, Sequence
from pathlib import PurePath

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from clientdesk.model.text import clean_line


class Completer(Suggester):
    """Completes a line by asking somebody who knows."""

    def __init__(self, complete: Callable[[str], str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """Return the completed line, or None."""
        return self._complete(value) or None


class MailHead(Vertical):
    """Two lines: whom to, and what about."""

    DEFAULT_CSS = """
    MailHead {
        height: auto;
        & Horizontal { height: 1; }
        & #files-line { display: none; }
        & #files { width: 1fr; height: 1; text-overflow: ellipsis; text-wrap: nowrap; }
        & .head--label { width: 9; color: $muted; }
        & Input { width: 1fr; }
        & .input--suggestion { color: $faint; }
    }
    """

    to = getters.query_one("#to", Input)
    subject = getters.query_one("#subject", Input)

    class Typed(Message):
        """One of the lines was changed by hand."""

    class Addressed(Message):
        """The recipients are complete: the line was left, or enter was pressed."""

    def __init__(self, complete: Callable[[str], str]) -> None:
        """Complete recipients by `complete`, which takes and returns the whole line."""
        super().__init__()
        self._complete = complete
        self._files = ""

    def compose(self) -> ComposeResult:
        """Make the two lines, and a third for files that go along."""
        with Horizontal():
            yield Static(Content("To"), classes="head--label")
            yield Input(id="to", compact=True, suggester=Completer(self._complete))
        with Horizontal():
            yield Static(Content("Subject"), classes="head--label")
            yield Input(id="subject", compact=True)
        with Horizontal(id="files-line"):
            yield Static(Content("Files"), classes="head--label")
            yield Static(id="files", markup=False)

    def show_files(self, paths: Sequence[str]) -> None:
        """Name the files that go along; without any there is no line for them."""
        names = ", ".join(clean_line(PurePath(path).name) for path in paths)
        if names != self._files:
            self._files = names
            self.query_one("#files", Static).update(Content(names))
            self.query_one("#files-line").display = bool(names)

    def load(self, to: str, subject: str) -> None:
        """Show other lines."""
        with self.prevent(Input.Changed):
            if self.to.value != to:
                self.to.value = to
            if self.subject.value != subject:
                self.subject.value = subject

    @property
    def lines(self) -> tuple[str, str]:
        """To and subject, cleaned."""
        return clean_line(self.to.value), clean_line(self.subject.value)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input is self.to:
            self._take_completion()
        self.screen.focus_next()

    def _take_completion(self) -> None:
        """Take what stands greyed behind a name; an address is complete as it was typed."""
        typed = self.to.value
        if "@" not in typed.rpartition(",")[2] and (whole := self._complete(typed)):
            self.to.value = whole

    @on(Input.Blurred)
    def _left(self, event: Input.Blurred) -> None:
        event.stop()
        self.post_message(self.Addressed())
