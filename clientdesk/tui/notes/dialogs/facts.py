"""The facts of a client: how old each is; one key says that it still holds."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType

from clientdesk.model.note import Confidence, Fact
from clientdesk.services.notes.facts import KnownFact
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.line_list import Line, LineList, Piece


class FactList(LineList[KnownFact]):
    """Facts, the stale ones first."""

    row_height: ClassVar[int] = 2

    def lines_of(self, row: KnownFact, width: int) -> Sequence[Line]:
        """Return the fact with its age, and where it is from."""
        del width
        glyphs, fact = self.app.glyphs, row.fact
        mark = Piece(f"{glyphs.overdue if row.stale else glyphs.fine} ",
                     "due" if row.stale else "muted")  # fmt: skip
        age = f"{row.age} old, still so?" if row.stale else row.age
        sure = "" if fact.confidence is Confidence.SURE else str(fact.confidence)
        source = f"from {fact.source}" if fact.source else ""
        under = row.note.title or str(row.note.section)
        about = ", ".join(filter(None, (sure, source, f"under {under}")))
        right = [Piece(age, "due" if row.stale else "muted")]
        return (Line([mark, Piece(fact.text)], right), Line([Piece(f"  {about}", "muted")]))

    def empty_lines(self) -> Sequence[Line]:
        """Say which key adds the first."""
        return (
            Line([Piece("No facts yet", "strong")]),
            Line(),
            Line([Piece("n  ", "accent"), Piece("add one under this note", "muted")]),
        )


class Facts(Dialog[None]):
    """Lists and edits the facts under a client's notes."""

    DEFAULT_CSS = """
    Facts > Sheet { padding: 1 1; width: 84; height: 20; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "add", "New", "Add a fact under the note that stands open.", ident="facts.new"),
        key("x", "seen", "Seen again", "Say that this was seen to hold today.", ident="facts.seen"),
        key("enter", "edit", "Edit", "Edit this fact.", ident="facts.edit"),
        key("d", "remove", "Remove", "Remove this fact; u brings it back.", ident="facts.remove"),
        key("q", "ask", "Ask", "Put it on the agenda of the next check-in as a question.",
            ident="facts.ask"),
        key("u", "undo", "Undo", "Take back the last change.", ident="facts.undo"),
    ]  # fmt: skip

    _list = getters.query_one(FactList)

    def __init__(self, client_id: str, name: str, home: Callable[[], str | None]) -> None:
        """List the facts of a client; `home` gives the id of the note that a new one goes to."""
        super().__init__()
        self._client_id = client_id
        self._name = name
        self._home = home

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        foot = "n new  x seen again today  enter edit  q ask  d remove  u undo  esc"
        with Sheet(f"Facts {self.app.glyphs.dot} {self._name}", foot=foot):
            yield FactList()

    def on_mount(self) -> None:
        """List the facts."""
        self._fill()

    def _fill(self) -> None:
        self._list.set_rows(self.app.workbench.knowing.facts(self._client_id))

    # ---- verbs

    def action_seen(self) -> None:
        """Say that the fact holds today."""
        if (known := self._list.row) is not None:
            knowing = self.app.workbench.knowing
            self.app.attempt(lambda: knowing.seen_again(known), said=f"Seen today: {_short(known)}")
            self._fill()

    def action_remove(self) -> None:
        """Remove the fact."""
        if (known := self._list.row) is not None:
            self._put(known, None, f"Removed: {_short(known)} (u brings it back)")

    def action_ask(self) -> None:
        """Put the question on the agenda of the next check-in."""
        if (known := self._list.row) is None:
            return
        knowing = self.app.workbench.knowing
        checkin = self.app.attempt(lambda: knowing.ask(self._client_id, knowing.question(known)))
        if checkin is not None and checkin.upcoming is not None:
            self.app.say(f"On the agenda of {checkin.upcoming:%a %d %b}: {_short(known)}")

    async def action_undo(self) -> None:
        """Take back the last change."""
        await self.app.run_action("undo")
        self._fill()

    def action_add(self) -> None:
        """Add a fact."""
        today = self.app.workbench.clock().date()
        self._form("New fact", {"seen_on": today}, self._add)

    @on(LineList.Chosen)
    def action_edit(self) -> None:
        """Edit the fact."""
        from clientdesk.tui.forms.form import values_of

        if (known := self._list.row) is not None:
            self._form("Fact", values_of(known.fact), lambda fact: self._put(known, fact))

    def _form(self, heading: str, values: dict[str, Any], take: Callable[[Fact], None]) -> None:
        from clientdesk.tui.forms.making import form_for

        form = form_for(self.app, Fact, heading, values, client_id=self._client_id)
        self.app.push_screen(form, lambda found: take(Fact(**found)) if found else None)

    def _add(self, fact: Fact) -> None:
        if not fact.text:
            self.app.problem("A fact needs words; nothing was added.")
            return
        home = self._home()
        if home is not None:
            knowing = self.app.workbench.knowing
            self.app.attempt(lambda: knowing.put_fact(home, None, fact))
            self._fill()

    def _put(self, known: KnownFact, fact: Fact | None, said: str = "") -> None:
        knowing = self.app.workbench.knowing
        self.app.attempt(lambda: knowing.put_fact(known.note.id, known.fact, fact), said=said)
        self._fill()


def _short(known: KnownFact) -> str:
    return known.fact.text[:60]
