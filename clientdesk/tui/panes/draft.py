"""The draft pane: a mail to the client, judged while it is written, and the verbs of drafts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from clientdesk.model.draft import Draft, Override, Scope
from clientdesk.model.finding import Finding, Severity
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.findings import Findings, Picked, Verb
from clientdesk.tui.dialogs.review import HandOver, Review, Reviewed
from clientdesk.tui.draft_verbs import NOTHING, DraftVerbs
from clientdesk.tui.keys import key
from clientdesk.tui.pane import Place
from clientdesk.tui.widgets.finding_list import FindingRow, rows_of


class DraftPane(DraftVerbs):
    """The composer."""

    heading = "Draft"
    fkey = "f5"
    order = 4
    place = Place.MIDDLE
    tables = frozenset({Draft.table})
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f8", "next(1)", "Next", "Go to the next finding.", ident="draft.next", show=True),
        key("shift+f8", "next(-1)", "Before", "Go to the finding before.", ident="draft.previous"),
        key("f9", "mend", "Fix", "Accept the fix under the cursor.", ident="draft.fix", show=True),
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
            Choice("j", "just information: no ask wanted", self.toggle_information),
            Choice("r", "review and hand over", self.action_review),
            Choice("y", "copy the text", self.copy_text),
            Choice("o", "own editor", self.action_own_editor),
            Choice("n", "new draft", self.begin),
            Choice("d", "drafts of this client", self.list_drafts),
            Choice("D", "duplicate", self.duplicate),
            Choice("x", "trash this draft", self.trash),
        )

    # ---- findings

    def action_next(self, step: int) -> None:
        """Go to the next finding, or to the one before."""
        self.proof.go_on(step)

    def action_mend(self) -> None:
        """Make the change that the finding under the cursor offers."""
        self.proof.mend_here()

    def list_findings(self) -> None:
        """List what there is to look at."""
        self.app.push_screen(Findings(self._rows()), self._picked)

    def _rows(self) -> list[FindingRow]:
        verdict = self.proof.verdict
        return rows_of(self.proof.judged, verdict.findings) if verdict else []

    def _picked(self, picked: Picked | None) -> None:
        if picked is None:
            return
        self.proof.focus()
        self.proof.go_to(picked.finding.start)
        if picked.verb is Verb.FIX:
            self.proof.mend_finding(picked.finding)
        elif picked.verb is Verb.IGNORE:
            self.ignore(picked.finding, picked.scope)

    def ignore_here(self, scope: Scope) -> None:
        """Put the finding under the cursor aside."""
        finding = self.proof.finding_here()
        if finding is None:
            self.app.say("Put the cursor on an underlined place first: F8 goes to the next one.")
        else:
            self.ignore(finding, scope)

    def ignore(self, finding: Finding, scope: Scope) -> None:
        """Put a finding aside, in this draft, for its client, or always."""
        draft = self.draft_now()
        if draft is None:
            return
        told = {
            Scope.ONCE: "in this draft",
            Scope.CLIENT: "for this client",
            Scope.ALWAYS: "always",
        }
        saved = self.app.attempt(
            lambda: self.workbench.composer.ignore(draft.id, finding, scope),
            said=f"Put aside {told[scope]}; u takes it back",
        )
        if saved is not None:
            self.draft = saved
            self.proof.judge_soon()

    def toggle_information(self) -> None:
        """Say that the mail asks for nothing on purpose, or take that back."""
        draft = self.draft_now()
        if draft is None:
            return
        wanted = replace(draft, information_only=not draft.information_only)
        told = (
            "Just information: the ask lamp is off"
            if wanted.information_only
            else "An ask is wanted"
        )
        saved = self.app.attempt(lambda: self.workbench.composer.save(wanted), said=told)
        if saved is not None:
            self.draft = saved
            self.proof.information_only = saved.information_only
            self.proof.judge_soon()

    # ---- elsewhere

    def action_back(self) -> None:
        """Save and go back to the clients."""
        self.flush()
        self.app.call_later(self.app.run_action, "show_pane('Clients')")

    def action_own_editor(self) -> None:
        """Write the text in the user's own editor; one undo takes back what it changed."""
        from clientdesk.tui.own_editor import edit

        before = self.proof.text
        text = edit(self.app, before, f"{self.subject or 'draft'}.txt")
        if text is not None and text != before:
            self.proof.replace(text, (0, 0), self.proof.document.end)
            self.flush()

    # ---- handing over

    def action_review(self) -> None:
        """Show whom it goes to and what stands in the way, and offer to hand it over."""
        draft = self.draft_now()
        if draft is None:
            return
        verdict = self.app.attempt(lambda: self.workbench.composer.judge(draft))
        if verdict is None:
            return
        rows = rows_of(draft.body, verdict.findings)
        names = tuple(path.rpartition("/")[2] for path in draft.attachments)
        reviewed = Reviewed(draft.to, draft.subject, len(draft.body.split()), names, rows)

        def hand_over(way: HandOver | None) -> None:
            if way is not None:
                self._overrule(draft, [row.finding for row in rows])
                (self.copy_text if way is HandOver.COPY else self.mark_sent)()

        self.app.push_screen(Review(reviewed), hand_over)

    def _overrule(self, draft: Draft, findings: Sequence[Finding]) -> None:
        now = self.workbench.clock()
        new = tuple(
            Override(at=now, check=each.check, message=each.message)
            for each in findings
            if each.severity is Severity.STOP
        )
        if new:
            overruled = replace(draft, overrides=(*draft.overrides, *new))
            self.draft = self.app.attempt(lambda: self.workbench.composer.save(overruled))

    def copy_text(self) -> None:
        """Send the text to the terminal's clipboard."""
        from clientdesk.tui.handing import copy

        if self.proof.text.strip():
            copy(self.app, self.proof.text, "the text of the draft")
        else:
            self.app.say(NOTHING)

    def mark_sent(self) -> None:
        """Log the draft as sent and show the next one."""
        draft = self.draft_now()
        if draft is None:
            return
        self.app.attempt(
            lambda: self.workbench.composer.sent(draft.id),
            said=f"Sent: {draft.subject or draft.to}",
        )
        self.show_client(self.client_id)
