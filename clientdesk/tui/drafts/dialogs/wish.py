"""The form behind one sentence that asks: what, who and by when, with the sentence beneath."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from clientdesk.model.errors import InvalidInputError
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.cycle import Cycle

PLACES = ((False, "after the greeting"), (True, "at the cursor"))
"""Where the sentence goes."""
KEYS = Content("    ").join(
    Content.assemble((sign, "bold $focus"), " ", (does, "$muted"))
    for sign, does in (("enter", "write it"), ("tab", "next"), ("esc", "leave"))
)
"""The keys of the form."""


class Wished(NamedTuple):
    """What the form gives."""

    said: str
    """The sentence."""
    at_cursor: bool
    """Whether it goes to the cursor, and not to the opening."""


class Hints(NamedTuple):
    """What stands in the empty lines."""

    what: str
    """An example of what is asked."""
    by: str = "such as fri 15:00; empty is:"
    """An example of a date."""


When = Callable[[str], tuple[Any, str]]
"""Reads a typed date: the moment, and its reading in full. Raises InvalidInputError."""
Word = Callable[[str, Any, Any], str]
"""Words what is typed, for one of the choices of who, by a moment. Raises InvalidInputError."""


class WishForm(Dialog[Wished]):
    """Asks what is wanted and shows the sentence before it is written."""

    types: ClassVar[bool] = True
    DEFAULT_CSS = """
    WishForm {
        & > Sheet { width: 76; }
        & .wish--row { height: 1; }
        & .wish--label { width: 10; color: $muted; }
        & Input { width: 1fr; }
        & Cycle { width: 1fr; }
        & .wish--reading { height: 1; margin: 0 0 0 10; text-overflow: ellipsis; }
        & .wish--said { height: auto; min-height: 2; margin: 1 0; }
        & .wish--keys { height: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "write", "Write it", "Write the sentence into the draft.", ident="wish.write",
            show=True),
    ]  # fmt: skip

    def __init__(
        self, doers: Sequence[tuple[Any, str]], when: When, word: Word, hints: Hints
    ) -> None:
        """Ask who of `doers` does it; `when` reads the date and `word` words it all."""
        super().__init__()
        self._doers = doers
        self._when = when
        self._word = word
        self._hints = hints

    def compose(self) -> ComposeResult:
        """Show four lines, the reading of the date, and the sentence."""
        with Sheet("Ask for one thing"):
            with Horizontal(classes="wish--row"):
                yield Static(Content("What"), classes="wish--label")
                yield Input(placeholder=self._hints.what, id="wish-what", compact=True)
            with Horizontal(classes="wish--row"):
                yield Static(Content("Who"), classes="wish--label")
                yield Cycle(self._doers, self._doers[0][0], id="wish-who")
            with Horizontal(classes="wish--row"):
                yield Static(Content("By when"), classes="wish--label")
                yield Input(placeholder=self._hints.by, id="wish-by", compact=True)
            yield Static(classes="wish--reading")
            with Horizontal(classes="wish--row"):
                yield Static(Content("Where"), classes="wish--label")
                yield Cycle(PLACES, False, id="wish-where")
            yield Static(classes="wish--said")
            yield Static(KEYS, classes="wish--keys")

    def on_mount(self) -> None:
        """Show what an empty date means, and follow the choice of who."""
        super().on_mount()
        self.watch(self.query_one("#wish-who", Cycle), "index", self._chosen)

    def _chosen(self) -> None:
        self._look()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._look()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Give the sentence, or stay and say what is missing."""
        said = self._look(entered=True)
        if said:
            self.dismiss(Wished(said, self.query_one("#wish-where", Cycle).value))

    def _look(self, *, entered: bool = False) -> str:
        """Show how the date is read and how the sentence reads; return the sentence, if any."""
        what, by = self.query_one("#wish-what", Input), self.query_one("#wish-by", Input)
        reading, said = (
            self.query_one(".wish--reading", Static),
            self.query_one(".wish--said", Static),
        )
        fault = "$overdue" if entered else "$muted"
        try:
            moment, told = self._when(by.value)
        except InvalidInputError as error:
            reading.update(Content.styled(str(error), fault))
            said.update("")
            if entered:
                by.focus()
            return ""
        reading.update(Content.styled(told, "$foreground" if by.value.strip() else "$faint"))
        if not what.value.strip() and not entered:
            said.update("")
            return ""
        try:
            sentence = self._word(what.value, self.query_one("#wish-who", Cycle).value, moment)
        except InvalidInputError as error:
            said.update(Content.styled(str(error), fault))
            if entered:
                what.focus()
            return ""
        said.update(Content.styled(sentence, "$fine"))
        return sentence
