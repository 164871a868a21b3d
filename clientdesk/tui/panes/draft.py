"""The draft pane: a mail to the client, judged while it is written, and the verbs of drafts."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from clientdesk.model.draft import Draft, Scope
from clientdesk.tui.choice import Choice
from clientdesk.tui.drafts.verbs import DraftVerbs
from clientdesk.tui.keys.binding import key
from clientdesk.tui.pane import Place
from clientdesk.tui.widgets.spelt_proof import SPELLING


class DraftPane(DraftVerbs):
    """The composer."""

    heading = "Draft"
    fkey = "f5"
    order = 4
    place = Place.MIDDLE
    tables = frozenset({Draft.table})
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f8", "next(1)", "Next", "Go to the next finding.", ident="draft.next", show=True,
            sign="F8"),
        key("shift+f8", "next(-1)", "Before", "Go to the finding before.", ident="draft.previous",
            sign="shift+F8"),
        key("f9", "mend", "Fix", "Accept the fix under the cursor.", ident="draft.fix", show=True,
            sign="F9"),
        key("ctrl+l", "ask", "Ask", "Write the sentence that asks: what, who, by when.",
            ident="draft.ask", sign="^l"),
        key("shift+f9", "say_first", "One thing", "Say first what must not be missed.",
            ident="draft.one_thing", sign="shift+F9"),
        key("shift+f7", "information", "Just information", "The mail asks for nothing, on purpose.",
            ident="draft.information", sign="shift+F7"),
        key("ctrl+t", "template", "Template", "Begin another draft from a template.",
            ident="draft.template", sign="^t"),
        key("ctrl+o", "own_editor", "Own editor", "Write this draft in $VISUAL or $EDITOR.",
            ident="draft.own_editor", sign="^o"),
        key("escape", "back", "Back", "Save and go back to the clients.", ident="draft.back"),
        key("ctrl+r", "review", "Review", "Look it over and hand it on.", ident="draft.review",
            show=True, sign="^r"),
    ]  # fmt: skip

    def choices(self) -> Sequence[Choice]:
        """Return what the leader key offers here."""
        return (
            Choice("f", "list of findings", self.list_findings),
            Choice("i", "ignore this finding once", lambda: self.ignore_here(Scope.ONCE)),
            Choice("c", "ignore it for this client", lambda: self.ignore_here(Scope.CLIENT)),
            Choice("A", "ignore it always", lambda: self.ignore_here(Scope.ALWAYS)),
            Choice("w", "accept this word for this client", lambda: self.accept_here(Scope.CLIENT)),
            Choice("W", "accept this word everywhere", lambda: self.accept_here(Scope.ALWAYS)),
            Choice("q", "write an ask: what, who, by when", self.action_ask),
            Choice("p", "the one thing, said first", self.action_say_first),
            Choice("j", "just information: no ask wanted", self.action_information),
            Choice("r", "review and hand over", self.action_review),
            Choice("a", "attach a file, or leave one out", self.attach),
            Choice("t", "new draft from a template", self.action_template),
            Choice("y", "copy the text", self.copy_text),
            Choice("o", "own editor", self.action_own_editor),
            Choice("m", "2D or 3D: make it a talk", self.advise),
            Choice("h", "hold until", self.hold),
            Choice("H", "end the hold", self.release),
            Choice("n", "new draft", self.begin),
            Choice("d", "drafts of this client, or of all", self.list_drafts),
            Choice("v", "earlier texts, and what changed", self.versions),
            Choice("D", "duplicate", self.duplicate),
            Choice("x", "trash this draft", self.trash),
        )

    # ---- findings

    def action_next(self, step: int) -> None:
        """Go to the next finding, or to the one before."""
        self.proof.go_on(step)

    def action_mend(self) -> None:
        """Make the change that the finding under the cursor offers."""
        from clientdesk.tui.drafts.helping import mend

        mend(self, self.proof.finding_here())

    def action_ask(self) -> None:
        """Write the sentence that asks for something."""
        from clientdesk.tui.drafts.helping import write_ask

        write_ask(self)

    def action_say_first(self) -> None:
        """Say the one thing that the reader must not miss first."""
        from clientdesk.tui.drafts.helping import say_first

        say_first(self)

    def list_findings(self) -> None:
        """List what there is to look at."""
        from clientdesk.tui.drafts.acting import list_findings

        list_findings(self)

    def ignore_here(self, scope: Scope) -> None:
        """Put the finding under the cursor aside."""
        finding = self.proof.finding_here()
        if finding is None:
            self.app.say("Put the cursor on an underlined place first: F8 goes to the next one.")
        else:
            self.ignore(finding, scope)

    def accept_here(self, scope: Scope) -> None:
        """Put the misspelt word under the cursor into the dictionary."""
        finding = self.proof.finding_here()
        if finding is None or finding.check != SPELLING:
            self.app.say("Put the cursor on a word that is marked as misspelt first.")
        else:
            self.accept_word(finding, scope)

    def action_information(self) -> None:
        """Say that the mail asks for nothing on purpose, or take that back."""
        from clientdesk.tui.drafts.helping import toggle_information

        toggle_information(self)

    # ---- elsewhere

    async def action_back(self) -> None:
        """Save and go back to the clients."""
        self.flush()
        await self.app.run_action("show_pane('Clients')")

    def action_own_editor(self) -> None:
        """Write the text in the user's own editor; one undo takes back what it changed."""
        from clientdesk.tui.notes.own_editor import edit

        before = self.proof.text
        text = edit(self.app, before, f"{self.subject or 'draft'}.txt")
        if text is not None and text != before:
            self.proof.replace(text, (0, 0), self.proof.document.end)
            self.flush()

    def advise(self) -> None:
        """Say whether the draft is better sent or said, and why."""
        from clientdesk.tui.practices.calling import advise

        if draft := self.draft_now():
            advise(self.app, draft)

    # ---- handing over

    def action_review(self) -> None:
        """Show whom it goes to and what stands in the way, and offer to hand it over."""
        from clientdesk.tui.drafts.leaving import review

        if draft := self.draft_now():
            review(self, draft)

    def attach(self) -> None:
        """Send a file along, or leave one out."""
        from clientdesk.tui.drafts.files import choose_files

        if draft := self.draft_now():
            choose_files(self, draft)

    def action_template(self) -> None:
        """Begin another draft from a template; this one stays as it is."""
        from clientdesk.tui.drafts.templates import choose_template

        client_id = (self.draft and self.draft.client) or self.client_id
        if not client_id:
            self.app.say("A template is filled in for a client: choose one first (F2).")
            return
        choose_template(self.app, self.workbench.roster.get(client_id))
