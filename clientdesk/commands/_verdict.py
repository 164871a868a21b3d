"""A verdict as data for programs, as text like a good compiler's, and as one line a finding."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from clientdesk.commanding import styled
from clientdesk.commands._excerpt import bytes_before, change, excerpt, place_of
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.finding import Finding, Fix, Severity, Verdict
from clientdesk.model.text import clean_line

LONGEST_MAIL = 200_000
"""The most characters of a mail that is judged: a book's third."""
NEVER = "never"
"""The level at which no finding changes the exit code."""
LEVELS = (*(severity.value for severity in Severity), NEVER)
"""From which severity on a finding changes the exit code."""

_COLOURS = {Severity.STOP: "red", Severity.WARN: "yellow", Severity.HINT: "cyan"}
_KINDS = {Severity.STOP: "error", Severity.WARN: "warning", Severity.HINT: "note"}
"""What editors call them in a list of places."""


def must_be_a_mail(text: str) -> None:
    """Raise InvalidInputError for a text so long that judging it would take minutes."""
    if len(text) > LONGEST_MAIL:
        raise InvalidInputError(
            f"this text has {len(text):,} characters; a mail to judge has {LONGEST_MAIL:,} at most"
        )


def must_be_mended(verdict: Verdict, level: str) -> bool:
    """Tell whether any finding is of a severity or graver."""
    if level == NEVER:
        return False
    return any(found.severity.rank <= Severity(level).rank for found in verdict.findings)


def moved(verdict: Verdict, by: int) -> Verdict:
    """Return a verdict on a body with its places in a text that has the body further down."""
    if not by:
        return verdict
    ask, point = verdict.call_to_action, verdict.main_point
    if ask.present and ask.start is not None and ask.end is not None:
        ask = replace(ask, start=ask.start + by, end=ask.end + by)
    if point is not None:
        point = replace(point, start=point.start + by, end=point.end + by)
    findings = tuple(_moved(finding, by) for finding in verdict.findings)
    return replace(verdict, findings=findings, call_to_action=ask, main_point=point)


def _moved(finding: Finding, by: int) -> Finding:
    """Return a finding further down; one about the whole mail has no place that could move."""
    fix = finding.fix and Fix(finding.fix.start + by, finding.fix.end + by, finding.fix.text)
    if finding.end == finding.start:
        return replace(finding, fix=fix)
    return replace(finding, start=finding.start + by, end=finding.end + by, fix=fix)


def as_result(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as plain dicts; places are string indices into the text."""
    ask, point = verdict.call_to_action, verdict.main_point
    return {
        "findings": [_finding(finding) for finding in verdict.findings],
        "call_to_action": {
            "present": ask.present,
            "start": ask.start,
            "end": ask.end,
            "has_deadline": ask.has_deadline,
        },
        "main_point": None
        if point is None
        else {"start": point.start, "end": point.end, "in_opening": point.in_opening},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    fix = finding.fix
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "fix": fix and {"start": fix.start, "end": fix.end, "text": fix.text},
    }


def as_lines(verdict: Verdict, text: str, name: str) -> Iterator[str]:
    """Yield lines for a person: place, severity, message, the words with a caret, the change."""
    for finding in verdict.findings:
        word = styled(finding.severity.value, fg=_COLOURS[finding.severity], bold=True)
        place = ""
        if finding.end > finding.start:
            line, column = place_of(text, finding.start)
            place = f"{line}:{column}:"
        message = clean_line(finding.message)
        yield f"{clean_line(name)}:{place} {word}: {message} [{finding.check}]"
        if place:
            yield from excerpt(finding, text)
        if finding.fix is not None:
            yield from change(finding.fix, text)
    yield _summary(verdict, text)


def as_places(verdict: Verdict, text: str, name: str) -> Iterator[str]:
    """Yield one line a finding, `FILE:LINE:COLUMN: KIND: MESSAGE [CHECK]`, for an editor's list.

    The column counts bytes from 1, as vim and Emacs do; a finding about the whole mail stands at
    its beginning.
    """
    for finding in verdict.findings:
        line, _ = place_of(text, finding.start)
        column = bytes_before(text, finding.start) + 1
        kind, message = _KINDS[finding.severity], clean_line(finding.message)
        yield f"{clean_line(name)}:{line}:{column}: {kind}: {message} [{finding.check}]"


def _summary(verdict: Verdict, text: str) -> str:
    counts = [
        f"{count} {severity.value}"
        for severity in Severity
        if (count := sum(each.severity is severity for each in verdict.findings))
    ]
    ask, point = verdict.call_to_action, verdict.main_point
    parts = []
    if point is not None:
        line, _ = place_of(text, point.start)
        parts.append(f"main point: line {line}{'' if point.in_opening else ', not in the opening'}")
    if ask.present and ask.start is not None:
        line, _ = place_of(text, ask.start)
        parts.append(f"ask: line {line}, {'with' if ask.has_deadline else 'no'} date")
    else:
        parts.append("ask: none")
    parts.append(f"to look at: {', '.join(counts) or 'nothing'}")
    return "; ".join(parts)
