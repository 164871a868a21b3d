"""What can be done with a draft as a whole: begin, choose, copy, trash."""

from clientdesk.model.draft import Draft, DraftState
from clientdesk.tui.draft_page import DraftPage

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
        """Choose among the drafts to this client."""
        from clientdesk.tui.dialogs.picker import Hit, Pick

        self.flush()
        drafts = self.workbench.composer.drafts(self.client_id or None)
        rows = [
            Hit(
                draft.subject or "no subject",
                lambda draft=draft: self.show_draft(draft),  # type: ignore[misc] # mypy cannot infer a lambda's default
                aside="" if draft.state is DraftState.DRAFT else str(draft.state),
                about=" ".join(draft.body.split())[:120],
            )
            for draft in drafts
        ]
        self.app.push_screen(Pick("Drafts, the last written first", rows))

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
