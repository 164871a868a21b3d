"""Judging a draft: read it once, run every check over it, and say what it asks and what its main point is."""

from functools import cache
from types import ModuleType

from clientdesk import checks
from clientdesk.checking import Check, Known
from clientdesk.discovery import Broken, Found, modules_in
from clientdesk.language.reading import Reading, read
from clientdesk.model.finding import CallToAction, Finding, Verdict


@cache
def available() -> Found:
    """Return every check there is, and those that could not be loaded."""
    return modules_in(checks)


def judge(text: str, known: Known) -> Verdict:
    """Return all findings of a draft, by place and then by weight, with its main ask and main point."""
    reading = read(text, language=known.language, today=known.today)
    findings = {
        finding
        for module in available().modules.values()
        for finding in _run(module, reading, known)
    }
    return Verdict(
        findings=tuple(sorted(findings, key=_place)),
        call_to_action=_call_to_action(reading),
        main_point=None,
        language=reading.language,
    )


def broken_checks() -> tuple[Broken, ...]:
    """Return the checks and the rule files of the shipped languages that could not be loaded."""
    return available().broken


def _run(module: ModuleType, reading: Reading, known: Known) -> list[Finding]:
    """Run one check."""
    check: Check = module.check
    return list(check(reading, known))


def _place(finding: Finding) -> tuple[int, int, int, str]:
    """Order findings by place, the gravest first where several stand in one."""
    return finding.start, finding.severity.rank, finding.end, finding.check


def _call_to_action(reading: Reading) -> CallToAction:
    """Say what the mail asks."""
    ask = reading.main_ask
    if ask is None:
        return CallToAction(present=False)
    return CallToAction(True, ask.span.start, ask.span.end, has_deadline=ask.deadline is not None)
