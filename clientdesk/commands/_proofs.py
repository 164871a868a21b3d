"""A verdict with spelling and grammar in it, and what is said where they were not looked at."""

from dataclasses import replace

from clientdesk.checking import Known
from clientdesk.model.draft import Ignored
from clientdesk.model.finding import Verdict
from clientdesk.services.mail.judge import judge, merged
from clientdesk.services.mail.proofing import Proofing


def judged(
    text: str, known: Known, proofing: Proofing | None, aside: frozenset[Ignored] = frozenset()
) -> tuple[Verdict, str]:
    """Judge a text, and proofread it unless `proofing` is None; leave out what was put aside.

    Return the verdict, and a remark where spelling is off or half on; an empty one if all is well.
    """
    if proofing is None:
        return _without(judge(text, known), text, aside), ""
    coming = proofing.submit(text, known)
    verdict = judge(text, known)
    proofs = coming.result()
    lack = f"spelling ({proofs.language}) {proofs.state}" if proofs.state.why else ""
    return _without(merged(verdict, proofs.findings), text, aside), lack


def _without(verdict: Verdict, text: str, aside: frozenset[Ignored]) -> Verdict:
    """Return a verdict without the findings that were put aside."""
    if not aside:
        return verdict
    kept = tuple(
        each
        for each in verdict.findings
        if Ignored(check=each.check, text=text[each.start : each.end].lower()) not in aside
    )
    return replace(verdict, findings=kept)
