"""A promise in one typed line, whose full reading stands under it before it is saved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from clientdesk.model.errors import ClientdeskError
from clientdesk.model.promise import Certainty, Owner, Promise
from clientdesk.services.practices.promising import Said
from clientdesk.services.when.past import PASSED, has_passed
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.forms.keeping import Kept, keep_typed
from clientdesk.tui.keys.binding import key
from clientdesk.tui.practices.matter import told

HINTS = Content.assemble(
    ("~fri", "bold $focus"), (" likely  ", "$muted"),
    ("?fri", "bold $focus"), (" I hope  ", "$muted"),
    ("@them", "bold $focus"), (" theirs  ", "$muted"), ("not: …", "bold $focus"),
    (" what it leaves out  ", "$muted"), ("waits: …", "bold $focus"), (" on theirs", "$muted"),
)  # fmt: skip
"""The signs of the line."""
_SURE = {Certainty.SURE: "sure", Certainty.LIKELY: "likely", Certainty.HOPE: "a hope, no more"}


class PromiseLine(Dialog[None]):
    """Reads the line at every key; what `keep` refuses is said, and the line stays."""

    types: ClassVar[bool] = True
    DEFAULT_CSS = """
    PromiseLine {
        & > Sheet { width: 78; }
        & #promise-reading { height: auto; min-height: 3; margin: 1 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+g", "leader", "More keys", "How sure it is, what it waits for, the whole form.",
            ident="promise.leader"),
    ]  # fmt: skip

    _line = getters.query_one(Input)
    _under = getters.query_one("#promise-reading", Static)

    def __init__(  # noqa: PLR0913 - one keyword a thing to know
        self,
        heading: str,
        *,
        understand: Callable[[str], Said],
        keep: Callable[[Said, Sequence[str]], object],
        theirs: Sequence[Promise],
        kept: Kept,
        form: Callable[[str], object],
        value: str = "",
    ) -> None:
        """Read with `understand`; `theirs` can be waited for, `form` opens the whole form."""
        super().__init__()
        self._heading = heading
        self._understand, self._keep, self._form = understand, keep, form
        self._theirs = tuple(theirs)
        self._kept = kept
        self._value = value
        self._certainty: Certainty | None = None
        self._waits: set[str] = set()
        self._keeping: Timer | None = None

    def compose(self) -> ComposeResult:
        """Show the line, its reading and its signs."""
        with Sheet(self._heading, foot="enter saves  ^g more  esc leaves"):
            yield Input(self._value, placeholder="send wireframes fri 12:00")
            yield Static(Content(""), id="promise-reading")
            yield Static(HINTS)

    # ---- reading

    def _read(self) -> Said:
        said = self._understand(self._line.value)
        if self._certainty is not None:
            said = replace(said, certainty=self._certainty)
        return said

    def _awaited(self, said: Said) -> list[Promise]:
        """Return what it waits for, by choice and by words. Raises InvalidInputError."""
        from clientdesk.services.practices.promising import meant

        chosen = [one for one in self._theirs if one.id in self._waits]
        if said.waits_for:
            named = meant(said.waits_for, self._theirs)
            chosen += [named] if named not in chosen else []
        return chosen

    @on(Input.Changed)
    def follow(self) -> None:
        """Say how the line is understood, and keep it against a crash."""
        self._show()
        if self._keeping is None:
            self._keeping = self.set_timer(0.35, self._keep_typed)

    def _keep_typed(self) -> None:
        self._keeping = None
        if not self.gone:
            keep_typed(self.app, self._kept, f"{self._heading}\nwhat: {self._line.value}")

    def _show(self) -> None:
        if not self._line.value.strip():
            self._under.update(Content(""))
            return
        try:
            said = self._read()
            self._under.update(self._reading(said, self._awaited(said)))
        except ClientdeskError as error:
            self._under.update(Content.styled(str(error), "$muted"))

    def _reading(self, said: Said, awaited: Sequence[Promise]) -> Content:
        whose = "I will" if said.owner is Owner.MINE else "They will"
        due: Content | str = Content.styled(_no_date(said), "$due")
        if said.when is not None:
            hour = "" if said.when.has_time else ", the whole day"
            due = f"{said.when.reading}{hour}, {_SURE[said.certainty]}"
            if has_passed(said.when.moment, self.app.workbench.clock()):
                due = Content.assemble(due, (f": {PASSED}", "$overdue"))
        waits = ", ".join(one.what for one in awaited)
        return told((whose, said.what), ("By", due), ("Not", said.out_of_scope), ("After", waits))

    # ---- the end

    @on(Input.Submitted)
    def save(self) -> None:
        """Keep the promise, if it can be understood."""
        if self.gone:
            return
        try:
            said = self._read()
            self._keep(said, [one.id for one in self._awaited(said)])
        except ClientdeskError as error:
            self._under.update(Content.styled(str(error), "$overdue"))
            return
        self._end()

    def _end(self) -> None:
        self.app.workbench.keeper.typing_saved(self._kept.editor)
        self.dismiss(None)

    def action_close(self) -> None:
        """Leave; what was typed on purpose and not saved is dropped."""
        self._end()

    # ---- more keys

    def action_leader(self) -> None:
        """Offer how sure it is, what it waits for, and the whole form."""
        from clientdesk.tui.dialogs.menu import Menu

        choices = [
            Choice("s", "sure", partial(self._be, Certainty.SURE)),
            Choice("l", "likely", partial(self._be, Certainty.LIKELY)),
            Choice("h", "a hope, no more", partial(self._be, Certainty.HOPE)),
            Choice("w", "what of theirs it waits for", self._choose),
            Choice("f", "the whole form", self._whole),
        ]
        self.app.push_screen(Menu("This promise", choices, delay=0.4))

    def _be(self, certainty: Certainty) -> None:
        self._certainty = certainty
        self._show()

    def _choose(self) -> None:
        from clientdesk.tui.dialogs.picker import Hit, Pick

        if not self._theirs:
            self.app.say("They owe nothing that it could wait for; @them records what they owe.")
            return
        hits = [
            Hit(one.what, partial(self._turn, one.id),
                aside="waits for it" if one.id in self._waits else "")
            for one in self._theirs
        ]  # fmt: skip
        self.app.push_screen(Pick("It waits for", hits))

    def _turn(self, promise_id: str) -> None:
        self._waits ^= {promise_id}
        self._show()

    def _whole(self) -> None:
        typed = self._line.value
        self._end()
        self._form(typed)


def _no_date(said: Said) -> str:
    from clientdesk.services.practices.vague import no_time

    vague = no_time(said.what)
    return f"no date: {vague}" if vague else "no date yet"
