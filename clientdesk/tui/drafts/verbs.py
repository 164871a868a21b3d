"""What can be done with a draft: begin, choose, copy, put findings aside, send, trash."""

from clientdesk.model.draft import Draft, Scope
from clientdesk.model.finding import Finding
from clientdesk.tui.drafts.page import DraftPage

NOTHING = "There is no draft yet: write something first."
"""Said when a key needs a draft and there is none."""


class DraftVerbs(DraftPage):
    """The verbs of drafts."""

    def draft_now(self) -> Draft | None:
        """Save what is typed and return the draft; say so if there is none."""
        self.flush()
        if self.draft is None:
            self.app.say(NOTHING)
        return self.draft

    def begin(self) -> None:
        """Begin another draft; the one before stays where it is."""
        self.flush()
        self.show_draft(None)
        self.focus_inside()

    def list_drafts(self) -> None:
        """List the drafts to this client, those of others one key away."""
        from clientdesk.tui.drafts.dialogs.all_drafts import DraftsDialog

        self.flush()
        self.app.push_screen(DraftsDialog(self.client_id))

    def versions(self) -> None:
        """Show the earlier texts of this draft, with what changed."""
        from clientdesk.tui.drafts.dialogs.versions import show_versions

        if draft := self.draft_now():
            show_versions(self.app, draft)

    def hold(self) -> None:
        """Hold the draft until a moment; it is on the agenda then."""
        from clientdesk.tui.drafts.holding import hold

        if draft := self.draft_now():
            hold(self.app, draft)

    def release(self) -> None:
        """End the hold of this draft."""
        draft = self.draft_now()
        if draft is not None:
            self.app.attempt(
                lambda: self.workbench.composer.release(draft.id), said="The draft is held no more"
            )

    def duplicate(self) -> None:
        """Begin a draft with the text of this one."""
        draft = self.draft_now()
        if draft is None:
            return
        copy = self.app.attempt(
            lambda: self.workbench.composer.duplicate(draft.id), said="This is a copy now"
        )
        if copy is not None:
            self.show_draft(copy)

    def trash(self) -> None:
        """Put this draft in the trash."""
        draft = self.draft_now()
        if draft is not None:
            self.app.attempt(
                lambda: self.workbench.composer.trash(draft.id),
                said="The draft is in the trash; u brings it back",
            )
            self.show_client(self.client_id)

    def copy_text(self) -> None:
        """Send the text to the clipboard, unless something stops it."""
        from clientdesk.tui.drafts.copying import copy_draft

        if draft := self.draft_now():
            copy_draft(self.app, draft)

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

    def accept_word(self, finding: Finding, scope: Scope) -> None:
        """Put a misspelt word into the dictionary of this client, or of everybody."""
        word = self.proof.judged[finding.start : finding.end]
        client_id = self.draft.client if self.draft and scope is Scope.CLIENT else ""
        if scope is Scope.CLIENT and not client_id:
            self.app.say("This draft is to no client yet: W accepts the word everywhere.")
            return
        where = f"for {self.workbench.roster.get(client_id).name}" if client_id else "everywhere"
        dictionary = self.workbench.dictionary
        accepted = self.app.attempt(
            lambda: dictionary.accept(word, client_id), said=f"“{word}” is accepted {where}"
        )
        if accepted is not None:
            self.proof.spare(word)
