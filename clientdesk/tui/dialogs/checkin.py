"""Asking for a moment in one typed line, whose full reading is shown before anything is saved."""

from dataclasses import dataclass
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean_line
from clientdesk.services.when.past import PASSED, has_passed
from clientdesk.services.when.typed import When, read_when
from clientdesk.tui.dialogs.dialog import Dialog, Sheet

NO_HOUR = "type an hour too, such as 15:00"
"""What is said where a time of day is needed and none was typed."""


KEYS = Content.assemble(
    ("enter", "bold $focus"), (" save    ", "$muted"), ("esc", "bold $focus"), (" back", "$muted")
)
"""The two keys of the box."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed."""

    when: When
    """The moment, and how it repeats."""
    words: str
    """The title, or empty."""


class WhenBox(Dialog[Asked]):
    """One line for a moment, one for a title, and the reading beneath them."""

    DEFAULT_CSS = """
    WhenBox {
        & > Sheet { width: 56; }
        & .when--row { height: 1; }
        & .when--label { width: 12; color: $muted; }
        & Input { width: 1fr; }
        & .when--reading { height: auto; min-height: 2; max-height: 6; margin: 1 0; }
        & .when--keys { height: 1; }
    }
    """

    def __init__(  # noqa: PLR0913 - one keyword a thing to say
        self,
        heading: str,
        *,
        now: datetime,
        zone: str = "",
        example: str = "fri 15:00 every 2 weeks",
        hour: bool = True,
        words: str | None = None,
        value: str = "",
        about: str = "",
        client: str = "",
        due: bool = False,
    ) -> None:
        """Ask for a moment of my zone, that of `now`; `zone` is that of the other side.

        `value` stands in the line at the start, and `about` says why. With the id of a client it is
        said where either side does not work at that moment.

        `due` says that something is to be done by then: of the past it is said that it is late.

        `hour` says whether a time of day is needed. `words` is the label of a second line, which
        there is none of without it.
        """
        super().__init__()
        self._heading = heading
        self._now = now
        self._zone = zone
        self._example = example
        self._hour = hour
        self._words = words
        self._value = value
        self._about = about
        self._client = client
        self._due = due

    def compose(self) -> ComposeResult:
        """Show the lines, the reading and the two keys."""
        with Sheet(self._heading):
            with Horizontal(classes="when--row"):
                yield Static(Content("When"), classes="when--label")
                yield Input(self._value, placeholder=self._example, id="when-line", compact=True)
            if self._words is not None:
                with Horizontal(classes="when--row"):
                    yield Static(Content(self._words), classes="when--label")
                    yield Input(id="when-words", compact=True)
            if self._about:
                yield Static(Content.styled(self._about, "$muted"), classes="when--about")
            yield Static(self._reading(self._value), classes="when--reading")
            yield Static(KEYS, classes="when--keys")

    @on(Input.Changed, "#when-line")
    def read(self, event: Input.Changed) -> None:
        """Show how the line is read."""
        self.query_one(".when--reading", Static).update(self._reading(event.value))

    @on(Input.Submitted)
    def answer(self) -> None:
        """Close with the moment, or stay and say what is missing."""
        typed = self.query_one("#when-line", Input)
        try:
            when = self._understood(typed.value)
        except InvalidInputError as error:
            self.query_one(".when--reading", Static).update(Content.styled(str(error), "$overdue"))
            typed.focus()
            return
        words = self.query_one("#when-words", Input).value if self._words is not None else ""
        self.dismiss(Asked(when, clean_line(words)))

    def _understood(self, typed: str) -> When:
        when = read_when(typed, self._now, self._zone or None, once=self._due)
        if self._hour and not when.has_time:
            raise InvalidInputError(f"{when.reading}: {NO_HOUR}")
        return when

    def _reading(self, typed: str) -> Content:
        if not typed.strip():
            return Content.styled(f"Such as {self._example}", "$faint")
        try:
            when = self._understood(typed)
        except InvalidInputError as error:
            return Content.styled(str(error), "$muted")
        lines = [Content.styled(when.reading, "$foreground")]
        if self._due and has_passed(when.moment, self._now):
            lines.append(Content.styled(f"{PASSED[:1].upper()}{PASSED[1:]}", "$overdue"))
        if self._client and when.has_time:
            from clientdesk.services.planning.warnings import warnings_for

            said = warnings_for(self.app.workbench, self._client, when.moment)
            lines += [Content.styled(one, "$due") for one in said]
        return Content("\n").join(lines)
