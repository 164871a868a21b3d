"""A draft's text that is judged while one writes, in a thread of its own."""

from collections.abc import Callable
from time import monotonic, thread_time

from textual import on, work
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea
from textual.worker import Worker, WorkerState, get_current_worker

from clientdesk.model.errors import ClientdeskError
from clientdesk.model.finding import Finding, Severity, Verdict
from clientdesk.tui.widgets.lamps import count, lamps_of
from clientdesk.tui.widgets.proof_area import ProofArea
from clientdesk.tui.widgets.verdict_line import Pointed, Standing, VerdictLine

REST = 0.15
"""Seconds without a key before a text is judged."""
SHARE = 2
"""That rest is at least so many times the last judgement, so that judging a long mail never takes
more than a small share of the processor."""
LONGEST_REST = 1.5
"""That rest is never longer than this, in seconds."""
GROUP = "proof"
"""The group of the worker that judges."""
BLANK = "placeholder"
"""The check whose findings are selected, so that what is typed takes their place."""
SOON = 0.005
"""Seconds that are not worth waiting for."""

Judge = Callable[[str], Verdict]
"""Judges a text; called in a thread."""


class Proof(ProofArea):
    """The editor of a draft; it tells a status line what the checks say."""

    class Judged(Message):
        """A judgement of the text has come."""

        def __init__(self, verdict: Verdict) -> None:
            self.verdict = verdict
            """What the checks say."""
            super().__init__()

    class Came(Message):
        """A thread has judged a text, which may have changed since."""

        def __init__(self, revision: int, text: str, verdict: Verdict, took: float) -> None:
            self.revision = revision
            """Which state of the text."""
            self.text = text
            """The text."""
            self.verdict = verdict
            """What the checks say of it."""
            self.took = took
            """Seconds of the processor."""
            super().__init__()

    def __init__(self, prepare: Callable[[], Judge], line: VerdictLine, hint: str = "") -> None:
        """Judge with what `prepare` returns; it is asked in the event loop before each run."""
        super().__init__(hint)
        self._prepare = prepare
        self._line = line
        self._revision = 0
        self._took = self._due = 0.0
        self._standing = Standing()
        self._rest: Timer | None = None
        self._wanted = 0
        self.information_only = False
        """Whether the writer says that the mail asks for nothing."""
        self.judging = False
        """Whether texts are judged; begins with the first visit, so that a start costs nothing."""
        self.verdict: Verdict | None = None
        """What the checks said last; None before the first time."""
        self.told: Finding | None = None
        """The finding without a place that the line below tells of just now, or None."""

    # ---- judging

    def load(self, text: str) -> None:
        """Show another text."""
        super().load(text)
        self.verdict, self._standing, self._wanted = None, Standing(), 0
        self.show_findings("", ())
        self._line.say(self._standing)
        self.judge_soon()

    def begin(self) -> None:
        """Start to judge texts."""
        if not self.judging:
            self.judging = True
            self.judge_soon()

    def judge_soon(self) -> None:
        """Judge the text when it has rested, if judging has begun."""
        self._revision += 1
        self._due = monotonic() + min(max(REST, SHARE * self._took), LONGEST_REST)
        if self.judging and self._rest is None:
            self._rest = self.set_timer(self._due - monotonic(), self._judge_now)

    def _judge_now(self) -> None:
        # One timer at a time that looks again is cheaper than one timer a key.
        still = self._due - monotonic()
        if still > SOON:
            self._rest = self.set_timer(still, self._judge_now)
            return
        self._rest = None
        try:
            judge = self._prepare()
        except ClientdeskError as error:
            self._line.say(str(error))
            return
        self._work(self._revision, self.text, judge)

    @work(thread=True, exclusive=True, group=GROUP, exit_on_error=False)
    def _work(self, revision: int, text: str, judge: Judge) -> None:
        started = thread_time()
        verdict = judge(text)
        took = thread_time() - started
        if not get_current_worker().is_cancelled:
            self.post_message(self.Came(revision, text, verdict, took))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say it when the checks themselves have failed."""
        if event.worker.group == GROUP and event.state is WorkerState.ERROR:
            name = type(event.worker.error).__name__
            self._line.say(f"The checks failed on this text ({name}); nothing is lost.")

    def on_proof_came(self, message: Came) -> None:
        """Show a judgement, unless the text has changed since."""
        message.stop()
        self._took = message.took if self.verdict else 0.0
        if message.revision != self._revision:
            return
        self.show_verdict(message.text, message.verdict)
        self.post_message(self.Judged(message.verdict))

    def show_verdict(self, text: str, verdict: Verdict) -> None:
        """Show what is said of the text as it stands."""
        self.verdict = verdict
        self.show_findings(text, verdict.findings)
        self._standing = self.standing(text, verdict)
        self._tell()
        step, self._wanted = self._wanted, 0
        if step:
            self.go_on(step)

    def standing(self, text: str, verdict: Verdict) -> Standing:
        """Return what a verdict of the text comes to."""
        return standing_of(text, verdict, information_only=self.information_only)

    # ---- what was typed, and where the cursor is

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._wanted = 0
        self.judge_soon()

    @on(TextArea.SelectionChanged)
    def _moved(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        self._tell()

    def on_focus(self) -> None:
        """Tell of the finding under the cursor."""
        self._tell()

    def on_blur(self) -> None:
        """Tell of the draft as a whole."""
        self._tell(away=True)

    def _tell(self, *, away: bool = False) -> None:
        self.told = None
        finding = None if away or not self.has_focus else self.finding_here()
        if finding is None:
            self._line.say(self._standing)
        else:
            self._line.say(Pointed(finding, self.judged[finding.start : finding.end]))

    # ---- from finding to finding

    def go_on(self, step: int) -> None:
        """Go to the next finding, or to the one before; round and round.

        Findings without a place come behind the last place; the cursor stays where it is then. A
        step that is asked for while the checks read the text for the first time is taken later.
        """
        places, nowhere = self.places(), self.nowhere()
        if not places and not nowhere:
            if self.judging and self.verdict is None and self.text.strip():
                self._wanted = step
            else:
                self.app.say(_why_none(self))
            return
        here = self.cursor_location
        at = nowhere.index(self.told) if self.told in nowhere else None
        if at is None:
            there = [each for each in places if (each > here if step > 0 else each < here)]
            at = (-1 if step > 0 else len(nowhere)) if not there else None
            places = there or places
        if at is not None and 0 <= at + step < len(nowhere):
            self.told = nowhere[at + step]
            self._line.say(Pointed(self.told, ""))
            return
        self.told = None
        if not places:
            self.go_on(step)
            return
        self.focus()
        self.move_cursor(places[0 if step > 0 else -1])
        self._tell()
        finding = self.finding_here()
        if finding is not None and finding.check == BLANK and self.fresh:
            self.select(finding.end, finding.start)  # the cursor stays on it

    def mend_here(self) -> None:
        """Make the change that the finding under the cursor offers; one undo takes it back."""
        finding = self.finding_here()
        if finding is None:
            self.app.say("Put the cursor on an underlined place first: F8 goes to the next one.")
        else:
            self.mend_finding(finding)

    def mend_finding(self, finding: Finding) -> None:
        """Make the change that a finding offers, or say why not."""
        if finding.fix is None:
            self.app.say("There is no fix for this one: it is yours to word.")
        elif not self.fresh:
            self.app.say("The text has just changed: wait for the line below, then F9 again.")
        else:
            self.mend(finding.fix)


def _why_none(proof: Proof) -> str:
    if not proof.text.strip():
        return "There is no text to look at yet."
    return "Nothing to look at." if proof.fresh else "The checks are still reading."


def standing_of(text: str, verdict: Verdict, *, information_only: bool) -> Standing:
    """Return what a verdict comes to; there is nothing to find where nothing is written."""
    lamps = lamps_of(text, verdict, information_only=information_only)
    if not text.strip():
        return Standing(lamps)
    return Standing(
        lamps,
        count(verdict, Severity.STOP),
        count(verdict, Severity.WARN),
        count(verdict, Severity.HINT),
        len(text.split()),
    )
