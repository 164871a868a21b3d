"""Judging a draft: read it once, run every check, and say what it asks and what its point is."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from types import ModuleType

from clientdesk import checks
from clientdesk.checking import Check, Known
from clientdesk.discovery import Broken, Found, modules_in
from clientdesk.language.lexicon import languages, lexicon
from clientdesk.language.reading import Reading, read
from clientdesk.model.finding import CallToAction, Finding, MainPoint, Verdict

_ORDER = (
    "leak",
    "forward_safe",
    "wrong_name",
    "placeholder",
    "date_mismatch",
    "attachment",
    "call_to_action",
    "opening",
    "vague_deadline",
    "deadline",
    "wrong_medium",
    "blame",
    "apologies",
    "over_promise",
    "passive_aggressive",
    "tone",
    "subject",
    "length",
    "commitment",
    "proofread",
)
"""Checks as they follow each other in one place: what does most harm unseen, first. Checks that
are not listed come last, by name."""


@cache
def available() -> Found:
    """Return every check there is, and those that could not be loaded."""
    return modules_in(checks)


def judge(text: str, known: Known) -> Verdict:
    """Return all findings of a draft, by place, with its main ask and its main point."""
    reading = read(text, language=known.language, today=known.today)
    findings = {
        finding
        for module in available().modules.values()
        for finding in _run(module, reading, known)
    }
    return Verdict(
        findings=tuple(sorted(findings, key=_place)),
        call_to_action=_call_to_action(reading),
        main_point=_main_point(reading),
        language=reading.language,
    )


def merged(verdict: Verdict, findings: Iterable[Finding]) -> Verdict:
    """Return a verdict with findings that came later, such as those of the proofreader.

    Where a check has found fault with the same words already, its finding stands alone.
    """
    new = {
        late for late in findings if not any(_same_words(late, early) for early in verdict.findings)
    }
    return replace(verdict, findings=tuple(sorted((*verdict.findings, *new), key=_place)))


def _same_words(one: Finding, other: Finding) -> bool:
    """Tell whether one of two findings that point at words lies inside the other's fix or place."""
    if one == other:
        return True
    kin = {one.check, other.check} <= {"spelling", "proofread", "placeholder", "wrong_name"}
    return kin and max(one.start, other.start) < min(one.end, other.end)


def broken_checks() -> tuple[Broken, ...]:
    """Return the checks and the rule files that could not be loaded."""
    files = (broken for language in languages() for broken in lexicon(language).broken)
    return (*available().broken, *files)


def _run(module: ModuleType, reading: Reading, known: Known) -> list[Finding]:
    """Run one check."""
    check: Check = module.check
    return list(check(reading, known))


def _place(finding: Finding) -> tuple[int, int, int, int, str]:
    """Order findings by place, the gravest first where several stand in one, then by check."""
    check = finding.check
    rank = _ORDER.index(check) if check in _ORDER else len(_ORDER)
    return finding.start, finding.severity.rank, rank, finding.end, check


def _call_to_action(reading: Reading) -> CallToAction:
    """Say what the mail asks."""
    ask = reading.main_ask
    if ask is None:
        return CallToAction(present=False)
    return CallToAction(True, ask.span.start, ask.span.end, has_deadline=ask.deadline is not None)


def _main_point(reading: Reading) -> MainPoint | None:
    """Say what the reader must not miss."""
    point = reading.main_point
    if point is None:
        return None
    return MainPoint(point.span.start, point.span.end, in_opening=point.in_opening)
