"""A draft's text whose spelling is read too: later than the checks, and by a worker of its own."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.timer import Timer
from textual.worker import Worker, WorkerState, get_current_worker

from clientdesk.model.errors import ClientdeskError
from clientdesk.model.finding import Finding, Verdict
from clientdesk.tui.widgets.lamps import Light
from clientdesk.tui.widgets.proof import SOON, Judge, Proof
from clientdesk.tui.widgets.verdict_line import Standing, VerdictLine

if TYPE_CHECKING:
    from clientdesk.services.mail.proofing import Proofs

SPELLING_REST = 0.6
"""Seconds without a key before the spelling of a text is read."""
GROUP = "spelling"
"""The group of the worker that reads."""
SPELLING = "spelling"
"""The check's name of a word that is in no dictionary."""

Speller = Callable[[str], "Proofs"]
"""Reads the spelling of a text; called in a thread."""


class SpeltProof(Proof):
    """The editor of a draft; what the proofreader finds joins what the checks have said."""

    class Spelt(Message):
        """A thread has read the spelling of a text, which may have changed since."""

        def __init__(self, revision: int, text: str, proofs: "Proofs") -> None:
            self.revision = revision
            """Which state of the text."""
            self.text = text
            """The text."""
            self.proofs = proofs
            """What the proofreader says of it."""
            super().__init__()

    def __init__(
        self,
        prepare: Callable[[], Judge],
        speller: Callable[[], Speller],
        line: VerdictLine,
        hint: str = "",
    ) -> None:
        """Judge with what `prepare` returns, and then read with what `speller` returns."""
        super().__init__(prepare, line, hint)
        self._speller = speller
        self._checked: Verdict | None = None
        self._slips: tuple[Finding, ...] = ()
        self._read = ""
        self._reading = False
        self._rested_at = 0.0
        self._pause: Timer | None = None
        self.spelling = ""
        """Why spelling is not, or not wholly, looked at, as a sentence; empty if it is."""

    # ---- what the checks say comes first

    def load(self, text: str) -> None:
        """Show another text."""
        self._slips, self._read = (), text
        super().load(text)

    def judge_soon(self) -> None:
        """Judge the text when it has rested, and read its spelling when it has rested longer."""
        self._rested_at = monotonic() + SPELLING_REST
        super().judge_soon()

    def show_verdict(self, text: str, verdict: Verdict) -> None:
        """Show what the checks say, with the slips that were known and still stand."""
        self._checked = verdict
        self._slips, self._read = carried(self._slips, self._read, text), text
        self._show(text)
        self._read_soon()

    def standing(self, text: str, verdict: Verdict) -> Standing:
        """Return what it comes to; a text whose spelling was not looked at is not called clean."""
        found = super().standing(text, verdict)
        if not self.spelling or not text.strip():
            return found
        lamps = tuple(
            lamp._replace(light=Light.OFF)
            if lamp.label == "CLEAN" and lamp.light is Light.GOOD
            else lamp
            for lamp in found.lamps
        )
        return found._replace(lamps=lamps, note=self.spelling)

    def spare(self, word: str) -> None:
        """Take no offence at a word any more: it was accepted."""
        kept = (one for one in self._slips if self._read[one.start : one.end] != word)
        self._slips = tuple(kept)
        self.judge_soon()

    def _show(self, text: str) -> None:
        from clientdesk.services.mail.judge import merged

        if self._checked is not None:
            super().show_verdict(text, merged(self._checked, self._slips))

    # ---- reading

    def _read_soon(self) -> None:
        if self._pause is None and not self._reading:
            wait = max(SOON, self._rested_at - monotonic())
            self._pause = self.set_timer(wait, self._read_now)

    def _read_now(self) -> None:
        self._pause = None
        if self._rested_at - monotonic() > SOON:
            self._read_soon()
            return
        # A text that the checks have not seen yet is read when they have.
        if not self.fresh:
            return
        try:
            speller = self._speller()
        except ClientdeskError as error:
            self._tell_of_spelling(f"Spelling off: {error}")
            return
        self._reading = True
        self._spell(self._revision, self.text, speller)

    @work(thread=True, exclusive=True, group=GROUP, exit_on_error=False)
    def _spell(self, revision: int, text: str, speller: Speller) -> None:
        proofs = speller(text)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Spelt(revision, text, proofs))

    def on_spelt_proof_spelt(self, message: Spelt) -> None:
        """Add what was found, unless the text has changed since."""
        message.stop()
        self._reading = False
        if message.revision != self._revision or not self.fresh:
            self._read_soon()
            return
        state = message.proofs.state
        self._slips, self._read = message.proofs.findings, message.text
        self._tell_of_spelling(f"Spelling {state}" if state.why else "")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say it when the proofreader itself has failed."""
        if event.worker.group == GROUP and event.state is WorkerState.ERROR:
            self._reading = False
            name = type(event.worker.error).__name__
            self._tell_of_spelling(f"Spelling off: the proofreader failed ({name})")

    def _tell_of_spelling(self, why: str) -> None:
        self.spelling = why
        self._show(self.judged)


def carried(slips: Sequence[Finding], before: str, after: str) -> tuple[Finding, ...]:
    """Return the slips of a text that an edit has not touched, where they stand after it."""
    if before == after or not slips:
        return tuple(slips)
    head = _alike(before, after)
    tail = min(_alike(before[::-1], after[::-1]), min(len(before), len(after)) - head)
    by = len(after) - len(before)
    kept = []
    for one in slips:
        if one.end <= head and not after[one.end : one.end + 1].isalnum():
            kept.append(one)
        elif one.start >= len(before) - tail:
            place = one.start + by
            if not after[max(0, place - 1) : place].isalnum():
                kept.append(_moved(one, by))
    return tuple(kept)


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _moved(finding: Finding, by: int) -> Finding:
    fix = finding.fix
    if fix is not None:
        fix = replace(fix, start=fix.start + by, end=fix.end + by)
    return replace(finding, start=finding.start + by, end=finding.end + by, fix=fix)
