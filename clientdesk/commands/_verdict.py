"""A verdict as data for programs, and as text like a good compiler's."""

from collections.abc import Iterator
from typing import Any

from clientdesk.commanding import columns_of, styled
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.finding import Finding, Severity, Verdict
from clientdesk.model.text import clean

LONGEST_MAIL = 200_000
"""The most characters of a mail that is judged: a book's third."""

_COLOURS = {Severity.STOP: "red", Severity.WARN: "yellow", Severity.HINT: "cyan"}
_WIDEST = 100
_BEFORE = 40


def must_be_a_mail(text: str) -> None:
    """Raise InvalidInputError for a text so long that judging it would take minutes."""
    if len(text) > LONGEST_MAIL:
        raise InvalidInputError(
            f"this text has {len(text):,} characters; a mail to judge has {LONGEST_MAIL:,} at most"
        )


def must_be_mended(verdict: Verdict) -> bool:
    """Tell whether anything is graver than a hint."""
    return any(finding.severity is not Severity.HINT for finding in verdict.findings)


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
    """Yield lines for a person: place, severity, message, the words with a caret, the fix."""
    for finding in verdict.findings:
        yield from _told(finding, text, clean(name))
    yield _summary(verdict, text)


def _told(finding: Finding, text: str, name: str) -> Iterator[str]:
    word = styled(finding.severity.value, fg=_COLOURS[finding.severity], bold=True)
    place = ""
    if finding.end > finding.start:
        line, column = _place(text, finding.start)
        place = f"{line}:{column}:"
    message = clean(finding.message).replace("\n", " ")
    yield f"{name}:{place} {word}: {message} [{finding.check}]"
    if place:
        yield from _excerpt(finding, text)
    if finding.fix is not None:
        yield f"    fix: {_fix(finding.fix.text)}"


def _fix(text: str) -> str:
    told = " ".join(clean(text).split())
    return f"write {told!r}" if told else "leave it out"


def _place(text: str, at: int) -> tuple[int, int]:
    """Return line and column, both from 1, of a string index."""
    start = text.rfind("\n", 0, at) + 1
    return text.count("\n", 0, at) + 1, at - start + 1


def _excerpt(finding: Finding, text: str) -> Iterator[str]:
    """Yield the line that holds a finding, cut to fit, and below it a caret and its tail."""
    first = text.rfind("\n", 0, finding.start) + 1
    end = text.find("\n", finding.start)
    last = len(text) if end < 0 else end
    cut = first if last - first <= _WIDEST else max(first, finding.start - _BEFORE)
    stop = min(last, cut + _WIDEST)
    before = _shown(text[cut : finding.start])
    words = _shown(text[finding.start : min(finding.end, stop)])
    after = _shown(text[min(finding.end, stop) : stop])
    lead = "…" if cut > first else ""
    yield f"    {lead}{before}{words}{after}{'…' if stop < last else ''}".rstrip()
    tail = "~" * max(0, columns_of(words) - 1)
    yield f"    {' ' * columns_of(lead + before)}{styled('^' + tail, fg='green')}"


def _shown(text: str) -> str:
    """Return a piece of a line of the same length, without tabs and control characters."""
    return "".join(clean(mark) if mark not in "\r\t" else " " for mark in text)


def _summary(verdict: Verdict, text: str) -> str:
    counts = [
        f"{count} {severity.value}"
        for severity in Severity
        if (count := sum(each.severity is severity for each in verdict.findings))
    ]
    ask, point = verdict.call_to_action, verdict.main_point
    parts = []
    if point is not None:
        line, _ = _place(text, point.start)
        parts.append(f"main point: line {line}{'' if point.in_opening else ', not in the opening'}")
    if ask.present and ask.start is not None:
        line, _ = _place(text, ask.start)
        parts.append(f"ask: line {line}, {'with' if ask.has_deadline else 'no'} date")
    else:
        parts.append("ask: none")
    parts.append(f"to look at: {', '.join(counts) or 'nothing'}")
    return "; ".join(parts)
