"""What a draft is judged with: one snapshot of what is known, for checks and for spelling."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from clientdesk.checking import Known
from clientdesk.model.draft import Draft, Ignored
from clientdesk.model.finding import Finding, Verdict
from clientdesk.services.workbench import Workbench
from clientdesk.tui.widgets.proof import Judge
from clientdesk.tui.widgets.spelt_proof import Speller

if TYPE_CHECKING:
    from clientdesk.services.mail.proofing import Proofs


class Judging:
    """Takes the snapshot that the checks judge with, and reads the spelling with the same one."""

    def __init__(self, workbench: Workbench) -> None:
        """Know nothing yet."""
        self._bench = workbench
        self._known = Known()
        self._aside: frozenset[Ignored] = frozenset()

    def judge(self, draft: Draft) -> Judge:
        """Look up what is known for a draft, and return what judges its text."""
        self._aside = self._bench.composer.put_aside(draft)
        self._known = self._bench.composer.known(draft)
        return partial(_judge, self._known, self._aside)

    def speller(self) -> Speller:
        """Return what reads the spelling of the text that was judged last."""
        return partial(_slips, self._bench, self._known, self._aside)


def _judge(known: Known, aside: frozenset[Ignored], text: str) -> Verdict:
    """Judge in a thread: the checks are loaded here, so that no key waits for them."""
    from clientdesk.services.mail.judge import judge

    verdict = judge(text, known)
    return replace(verdict, findings=_kept(verdict.findings, text, aside))


def _slips(bench: Workbench, known: Known, aside: frozenset[Ignored], text: str) -> "Proofs":
    """Read the spelling in a thread, where the proofreader is also loaded."""
    proofs = bench.proofing.slips(text, known)
    return replace(proofs, findings=_kept(proofs.findings, text, aside))


def _kept(
    findings: tuple[Finding, ...], text: str, aside: frozenset[Ignored]
) -> tuple[Finding, ...]:
    return tuple(
        each
        for each in findings
        if Ignored(check=each.check, text=text[each.start : each.end].lower()) not in aside
    )
