"""Findings come by place; in one place the gravest first, then by what does most harm unseen."""

from clientdesk.model.finding import CallToAction, Finding, Severity, Verdict
from clientdesk.services.mail.judge import merged


def found(check: str, start: int, severity: Severity = Severity.WARN) -> Finding:
    return Finding(check, severity, start, start + 4, "Why it matters.")


def test_findings_in_one_place_follow_a_fixed_order() -> None:
    empty = Verdict((), CallToAction(present=False), None, "en")
    unknown = found("another", 3)
    length = found("length", 3)
    opening = found("opening", 3)
    blame = found("blame", 3)
    leak = found("leak", 3, Severity.STOP)
    early = found("proofread", 0, Severity.HINT)
    verdict = merged(empty, [unknown, length, opening, blame, leak, early])
    assert verdict.findings == (early, leak, opening, blame, length, unknown)
