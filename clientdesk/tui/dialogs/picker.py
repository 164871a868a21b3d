"""A line to type in over a list that follows it: palette, help, find and every choice of one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer
from textual.widgets import Input

from clientdesk.model.text import clean_line
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.line_list import Line, LineList, Piece


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of a picker."""

    name: str
    """What it is; any text, never read as markup."""
    run: Callable[[], object]
    """What choosing it does, after the picker is closed."""
    sign: str = ""
    """The key that does the same."""
    aside: str = ""
    """What stands at its right: a place, a kind, a date."""
    about: str = ""
    """A sentence under it."""
    found: frozenset[int] = frozenset()
    """Indexes of the characters of the name that answer to what was typed."""


class HitList(LineList[Hit]):
    """The rows of a picker: a name, and a sentence under it."""

    row_height: ClassVar[int] = 2
    always_lit: ClassVar[bool] = True
    nothing: ClassVar[str] = "Nothing fits"

    def lines_of(self, row: Hit, width: int) -> Sequence[Line]:
        """Return the name with the characters that were found, and the sentence."""
        del width
        aside = [Piece(row.aside, "muted")] if row.aside else []
        if row.sign:
            aside = [*aside, Piece("  "), Piece(row.sign, "accent")]
        return (Line(_marked(row), aside), Line([Piece(row.about, "muted")]))

    def empty_lines(self) -> Sequence[Line]:
        """Say that nothing fits."""
        return (Line([Piece(self.nothing, "muted")]),)


class ShortHitList(HitList):
    """The same in one line each, keys first."""

    row_height: ClassVar[int] = 1

    def lines_of(self, row: Hit, width: int) -> Sequence[Line]:
        """Return the key, the sentence, and the place."""
        del width
        sign = Piece(f"{row.sign:<10}", "accent")
        return (Line([sign, *_marked(row)], [Piece(row.aside, "muted")]),)


def _marked(hit: Hit) -> list[Piece]:
    if not hit.found:
        return [Piece(hit.name, "name")]
    pieces: list[Piece] = []
    for index, character in enumerate(hit.name):
        role = "accent" if index in hit.found else "name"
        if pieces and pieces[-1].role == role:
            pieces[-1] = Piece(pieces[-1].text + character, role)
        else:
            pieces.append(Piece(character, role))
    return pieces


class Picker(Dialog[None]):
    """A subclass answers what is typed with `hits`."""

    types: ClassVar[bool] = True
    DEFAULT_CSS = """
    Picker {
        align: center top;
        & > Sheet {
            margin-top: 3;
            padding: 1 1;
            height: auto;
            background: $sheet;
            border: none;
            & > Input { margin: 0 1 1 1; }
            & > LineList { height: auto; max-height: 20; background: $sheet; }
        }
    }
    App:ansi Picker > Sheet { border: round $focus; }
    App:nocolor Picker > Sheet { border: none; }
    App.-ascii Picker > Sheet { border: ascii $focus; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "move(1)", "Down", "Go to the next row.", ident="picker.down"),
        key("up", "move(-1)", "Up", "Go to the row before.", ident="picker.up"),
        key("pagedown", "page(1)", "Page down", "Go one page on.", ident="picker.page_down"),
        key("pageup", "page(-1)", "Page up", "Go one page back.", ident="picker.page_up"),
    ]
    hint: ClassVar[str] = "Type to search"
    """What stands in the empty line."""
    tall: ClassVar[bool] = True
    """Whether each row has a sentence under it."""
    wait: ClassVar[float] = 0
    """Seconds without a key before the list follows; 0 to follow every key."""

    list_of_hits = getters.query_one(HitList)

    def __init__(self) -> None:
        super().__init__()
        self._pause: Timer | None = None

    def hits(self, typed: str) -> Sequence[Hit]:
        """Return the rows for what is typed, best first."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the line over the list."""
        with Sheet(""):
            yield Input(placeholder=self.hint)
            hits = HitList() if self.tall else ShortHitList()
            hits.can_focus = False
            yield hits

    def on_mount(self) -> None:
        """Show what there is before anything is typed."""
        self.fill("")

    @on(Input.Changed)
    def follow(self, event: Input.Changed) -> None:
        """Follow what is typed."""
        event.stop()
        typed = clean_line(event.value)
        if not self.wait:
            self.fill(typed)
            return
        self._no_pause()
        self._pause = self.set_timer(self.wait, lambda: self._rested(typed))

    def _rested(self, typed: str) -> None:
        self._no_pause()
        self.fill(typed)

    def _no_pause(self) -> bool:
        """End the pause; tell whether there was one."""
        pause, self._pause = self._pause, None
        if pause is not None:
            pause.stop()
        return pause is not None

    def fill(self, typed: str) -> None:
        """List the hits."""
        self.show(self.hits(typed))

    def show(self, rows: Sequence[Hit], cursor: int = 0) -> None:
        """List these rows, with the cursor on one of them."""
        self.list_of_hits.set_rows(rows, cursor)
        lines = max(1, len(rows) * self.list_of_hits.row_height)
        self.list_of_hits.styles.height = min(20, lines)

    def action_move(self, step: int) -> None:
        """Move the cursor of the list."""
        self.list_of_hits.action_move(step)

    def action_page(self, direction: int) -> None:
        """Move the cursor of the list by a page."""
        self.list_of_hits.action_page(direction)

    @on(Input.Submitted)
    def take_submitted(self, event: Input.Submitted) -> None:
        """Choose the row under the cursor, which is one of what has been typed."""
        event.stop()
        if self._no_pause():
            self.fill(clean_line(event.value))
        self.take()

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked; a click beside the dialog closes it."""
        if event.widget is self.list_of_hits:
            self.take()
        elif event.widget is self:
            self.dismiss(None)

    def take(self) -> None:
        """Close, then do what the row under the cursor says."""
        hit = self.list_of_hits.row
        if hit is not None and not self.gone:
            self.dismiss(None)
            self.app.call_later(hit.run)


class Pick(Picker):
    """A choice among given rows, by the words in their name and in their sentence."""

    def __init__(self, hint: str, rows: Sequence[Hit]) -> None:
        super().__init__()
        self._rows = rows
        self._hint = hint

    def on_mount(self) -> None:
        """Name the choice in the empty line."""
        self.query_one(Input).placeholder = self._hint

    def hits(self, typed: str) -> Sequence[Hit]:
        """Return the rows that hold every word."""
        words = typed.casefold().split()
        return [
            row
            for row in self._rows
            if all(word in f"{row.name} {row.about}".casefold() for word in words)
        ]
