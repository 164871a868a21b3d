"""One draft on the screen: shown, kept while it is typed, saved when one rests, and judged."""

from dataclasses import replace

from textual import events, getters, on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Rule
from textual.widgets.input import Selection

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.errors import NotFoundError
from clientdesk.services.upkeep.keeper import Typed
from clientdesk.services.workbench import Workbench
from clientdesk.tui.drafts.addressing import Addressing
from clientdesk.tui.drafts.judging import Judging
from clientdesk.tui.drafts.typed import TypedDraft, rescue, save
from clientdesk.tui.host import Change
from clientdesk.tui.look.glyphs import ASCII
from clientdesk.tui.pane import Pane
from clientdesk.tui.widgets.editor import Editor
from clientdesk.tui.widgets.mail_head import MailHead
from clientdesk.tui.widgets.proof import Judge
from clientdesk.tui.widgets.spelt_proof import SpeltProof
from clientdesk.tui.widgets.verdict_line import VerdictLine

EDITOR = "draft"
"""The name under which typed text is kept against a crash."""
HINT = "Write to the person, not the company. Start with why you are writing."
"""What stands in an empty draft."""


class DraftPage(Pane):
    """Shows the draft to a client and loses nothing of it."""

    head = getters.query_one(MailHead)
    proof = getters.query_one(SpeltProof)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self.draft: Draft | None = None
        """The draft as it is on the desk; None as long as nothing was written."""
        self._saved = TypedDraft()
        self._keeping: Timer | None = None
        self._addressing = Addressing(workbench)
        self._judging = Judging(workbench)

    def compose(self) -> ComposeResult:
        """Put the head over a thin rule, the text and the verdict."""
        yield MailHead(self._addressing.complete)
        plain = self.app.glyphs is ASCII
        yield Rule(line_style="ascii" if plain else "solid", classes="draft--rule")
        line = VerdictLine()
        yield SpeltProof(self._prepare, self._judging.speller, line, HINT)
        yield line

    def focus_inside(self) -> None:
        """Take the focus where one writes."""
        self.focus_on(self.proof if self.typed.to else self.head.to)

    # ---- what is shown

    @property
    def typed(self) -> TypedDraft:
        """What stands on the screen."""
        return TypedDraft(*self.head.lines, self.proof.text)

    def show_client(self, client_id: str) -> None:
        """Show the draft to a client that was written last."""
        self.flush()
        super().show_client(client_id)
        self.show_draft(self.workbench.composer.current(client_id) if client_id else None)

    def show_draft(self, draft: Draft | None) -> None:
        """Show a draft, or an empty one to the client."""
        self.draft = draft
        shown = TypedDraft.of(draft) if draft else TypedDraft(self._contact())
        self.head.load(shown.to, shown.subject)
        self.head.show_files(draft.attachments if draft else ())
        self.proof.information_only = bool(draft and draft.information_only)
        self.proof.load(shown.body)
        # What the desk holds is compared with what the lines give back, so that a value that
        # the lines show differently is not taken for something typed.
        self._saved = self.typed
        self._addressing.shown(self._saved.to)
        self._frame()

    def open_record(self, table: str, record_id: str) -> None:
        """Show one draft."""
        del table
        self.flush()
        self.show_draft(self.workbench.composer.get(record_id))
        self.show_blank()

    def show_blank(self) -> None:
        """Select the first blank of a template that nobody has written in yet."""
        draft = self.draft
        if draft is None or not draft.template or draft.body != draft.template_text:
            return
        from clientdesk.drafting import first_blank

        if blank := first_blank(draft.body):
            self.focus_on(self.proof)
            self.proof.select(*blank)
        elif blank := first_blank(draft.subject):
            subject = self.head.subject
            self.focus_on(subject)
            # A line that gets the focus selects all of itself, once that message has come.
            subject.call_later(setattr, subject, "selection", Selection(*blank))

    def show_desk(self, change: Change) -> None:
        """Take in what was changed elsewhere, unless something is being typed here."""
        del change
        if self.draft is None or self.typed != self._saved:
            return
        try:
            now = self.workbench.composer.get(self.draft.id)
        except NotFoundError:
            now = None
        if now is None or now.trashed_at is not None:
            self.show_client(self.client_id)
        elif TypedDraft.of(now) != TypedDraft.of(self.draft):
            self.show_draft(now)
        elif now != self.draft:
            self.draft = now
            self.head.show_files(now.attachments)
            self.proof.information_only = now.information_only
            self.proof.judge_soon()

    def _contact(self) -> str:
        contact = self._client().contact if self.client_id else None
        return contact.email if contact else ""

    def _client(self) -> Client:
        return self.workbench.roster.get(self.client_id)

    def _frame(self) -> None:
        draft = self.draft
        client_id = draft.client if draft else self.client_id
        contact = self.workbench.roster.get(client_id).contact if client_id else None
        self.subject = contact.name if contact else self.typed.to
        state = f"{draft.state} " if draft and draft.state is not DraftState.DRAFT else ""
        others = len(self.workbench.composer.drafts(client_id)) if client_id else 0
        self.footnote = f"{state}{others} drafts" if others > 1 else state.strip()

    # ---- keeping and saving

    def flush(self) -> None:
        """Save what was typed."""
        if not self.is_mounted:
            return
        typed = self.typed
        if typed == self._saved or (self.draft is None and typed.is_empty):
            return
        known = self.draft
        saved = self.app.attempt(lambda: save(self.workbench, known, self.client_id, typed))
        if saved is not None:
            self.draft, self._saved = saved.draft, typed
            self.workbench.keeper.typing_saved(EDITOR)
            if saved.said:
                self._frame()
                self.app.say(saved.said)

    def keep_typing(self) -> None:
        """Keep what is typed against a crash."""
        self._keeping = None
        if self.typed != self._saved:
            record = self.draft.id if self.draft else ""
            self.workbench.keeper.keep_typing(EDITOR, record, self.typed.kept(self.client_id))

    def take_back(self, typed: Typed) -> bool:
        """Put back a draft that an earlier run left behind."""
        if typed.editor != EDITOR:
            return False
        saved = self.app.attempt(lambda: rescue(self.workbench, typed.record_id, typed.text))
        if saved is not None:
            self.app.open_record(saved.draft.table, saved.draft.id, saved.draft.client)
        return saved is not None

    @on(Editor.Typing)
    def _keep_body(self, message: Editor.Typing) -> None:
        message.stop()
        self.keep_typing()

    @on(Editor.Settled)
    def _save_body(self, message: Editor.Settled) -> None:
        message.stop()
        self.flush()

    @on(MailHead.Typed)
    def _keep_head(self, message: MailHead.Typed) -> None:
        message.stop()
        self.proof.judge_soon()
        if self._keeping is None:
            self._keeping = self.set_timer(Editor.keep_after, self.keep_typing)

    @on(MailHead.Addressed)
    def _bind(self, message: MailHead.Addressed) -> None:
        """Save, and give the draft to the client whom its recipient belongs to."""
        message.stop()
        self.flush()
        draft = self.draft
        client_id = self._addressing.client_of(self.typed.to) if draft else ""
        if draft and client_id and client_id != draft.client:
            name = self.workbench.roster.get(client_id).name
            bound = replace(draft, client=client_id)
            saved = self.app.attempt(
                lambda: self.workbench.composer.save(bound), said=f"This draft is to {name} now"
            )
            if saved is not None:
                self.draft = saved
                self._frame()
                self.proof.judge_soon()

    # ---- judging

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Begin to judge with the first visit."""
        del event
        self.proof.begin()

    def _prepare(self) -> Judge:
        """Take a snapshot of what is known, for a thread to judge with."""
        bench, typed = self.workbench, self.typed
        draft = self.draft or Draft(
            id="", created_at=bench.clock(), client=self.client_id, to=typed.to
        )
        draft = replace(draft, to=typed.to, subject=typed.subject, body=typed.body)
        return self._judging.judge(draft)
