"""The list of findings: go to one, accept its fix, or put it aside."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from clientdesk.model.draft import Scope
from clientdesk.model.finding import Finding
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.finding_list import FindingList, FindingRow
from clientdesk.tui.widgets.line_list import LineList
from clientdesk.tui.widgets.spelt_proof import SPELLING


class Verb(StrEnum):
    """What to do with a finding."""

    GO = "go"
    FIX = "fix"
    IGNORE = "ignore"
    ACCEPT = "accept"
    """Of a word that is in no dictionary: it is right."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A finding and what to do with it."""

    finding: Finding
    """It."""
    verb: Verb
    """Go there, mend it, put it aside, or accept its word."""
    scope: Scope = Scope.ONCE
    """For how long it is put aside, or where its word is accepted."""


HINTS = Content("  ").join(
    Content.assemble((sign, "bold $focus"), " ", (does, "$muted"))
    for sign, does in (
        ("enter", "go"),
        ("f", "fix"),
        ("i", "ignore once"),
        ("c", "this client"),
        ("a", "always"),
        ("w", "accept word"),
    )
)
"""The keys of the list."""


class Findings(Dialog[Picked]):
    """Every finding of a draft, the gravest first."""

    DEFAULT_CSS = """
    Findings {
        & > Sheet { width: 80; padding: 1 1; }
        & > Sheet > FindingList { height: auto; max-height: 20; }
        & > Sheet > Static { margin: 1 1 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "pick('go')", "Go there", "Go to the place.", ident="findings.go", show=True),
        key("f", "pick('fix')", "Fix", "Accept the fix.", ident="findings.fix"),
        key("i", "ignore('once')", "Ignore once", "Put it aside in this draft.",
            ident="findings.once"),
        key("c", "ignore('client')", "For this client", "Put it aside for this client.",
            ident="findings.client"),
        key("a", "ignore('always')", "Always", "Put it aside in every draft.",
            ident="findings.always"),
        key("w", "accept('client')", "Accept word", "The word is right in mails to this client.",
            ident="findings.accept"),
        key("W", "accept('always')", "Accept everywhere", "The word is right in every mail.",
            ident="findings.accept_always"),
    ]  # fmt: skip

    _rows = getters.query_one(FindingList)

    def __init__(self, rows: list[FindingRow]) -> None:
        super().__init__()
        self._found = rows

    def compose(self) -> ComposeResult:
        """List the findings over the keys."""
        with Sheet(f"{len(self._found)} to look at"):
            yield FindingList()
            yield Static(HINTS)

    def on_mount(self) -> None:
        """Fill the list."""
        self._rows.set_rows(self._found, 0)
        self._rows.styles.height = max(1, min(20, 2 * len(self._found)))

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        self.action_pick(Verb.GO)

    def action_pick(self, verb: str) -> None:
        """Close, and do this with the finding under the cursor."""
        row = self._rows.row
        if row is None:
            return
        if verb == Verb.FIX and row.finding.fix is None:
            self.app.say("There is no fix for this one: it is yours to word.")
            return
        self.dismiss(Picked(row.finding, Verb(verb)))

    def action_ignore(self, scope: str) -> None:
        """Put the finding under the cursor aside."""
        row = self._rows.row
        if row is not None:
            self.dismiss(Picked(row.finding, Verb.IGNORE, Scope(scope)))

    def action_accept(self, scope: str) -> None:
        """Put the misspelt word under the cursor into the dictionary."""
        row = self._rows.row
        if row is None:
            return
        if row.finding.check != SPELLING:
            self.app.say("Only a word that is in no dictionary can be accepted; i puts this aside.")
            return
        self.dismiss(Picked(row.finding, Verb.ACCEPT, Scope(scope)))
