"""The three lamps of a draft's verdict: the point is at the top, there is an ask, it is clean."""

from enum import StrEnum
from typing import NamedTuple

from clientdesk.model.finding import Finding, Severity, Verdict

TOP_CHECKS = frozenset({"opening"})
"""Checks that speak of the first lamp."""
ASK_CHECKS = frozenset({"call_to_action", "deadline", "vague_deadline"})
"""Checks that speak of the second."""


class Light(StrEnum):
    """What a lamp shows."""

    OFF = "off"
    """It has nothing to judge."""
    GOOD = "good"
    LOOK = "look"
    """Something is worth a look."""
    BAD = "bad"


class Lamp(NamedTuple):
    """One lamp with its reason."""

    label: str
    """TOP, ASK or CLEAN."""
    light: Light
    """What it shows."""
    reason: str = ""
    """Why, with the place; empty where there is nothing to say."""


def lamps_of(text: str, verdict: Verdict, *, information_only: bool = False) -> tuple[Lamp, ...]:
    """Return TOP, ASK and CLEAN for a text and what the checks say of it."""
    if not text.strip():
        return tuple(Lamp(label, Light.OFF) for label in ("TOP", "ASK", "CLEAN"))
    return _top(text, verdict), _ask(text, verdict, information_only), _clean(text, verdict)


def count(verdict: Verdict, severity: Severity) -> int:
    """Return how many findings weigh that much."""
    return sum(finding.severity is severity for finding in verdict.findings)


def line_of(text: str, index: int) -> int:
    """Return the number of the line, from 1, that a string index lies in."""
    return text.count("\n", 0, index) + 1


def _find(verdict: Verdict, *checks: str) -> Finding | None:
    return next((each for each in verdict.findings if each.check in checks), None)


def _top(text: str, verdict: Verdict) -> Lamp:
    point = verdict.main_point
    if found := _find(verdict, *TOP_CHECKS):
        start = point.start if point else found.start
        return Lamp("TOP", Light.BAD, f"Top: the point is in line {line_of(text, start)}")
    return Lamp("TOP", Light.GOOD if point else Light.OFF)


def _ask(text: str, verdict: Verdict, information_only: bool) -> Lamp:
    if information_only:
        return Lamp("ASK", Light.OFF, "just information")
    ask = verdict.call_to_action
    if _find(verdict, "call_to_action"):
        return Lamp("ASK", Light.BAD, "Ask: none, ctrl+l writes it")
    if not ask.present:
        return Lamp("ASK", Light.OFF)
    if found := _find(verdict, "vague_deadline"):
        words = text[found.start : found.end]
        reason = f"Ask: line {line_of(text, found.start)}, “{words}” is no date"
        return Lamp("ASK", Light.LOOK, reason)
    if not ask.has_deadline and _find(verdict, "deadline"):
        return Lamp("ASK", Light.LOOK, f"Ask: line {line_of(text, ask.start or 0)}, no date")
    return Lamp("ASK", Light.GOOD)


def _clean(text: str, verdict: Verdict) -> Lamp:
    rest = [each for each in verdict.findings if each.check not in TOP_CHECKS | ASK_CHECKS]
    stops = [each for each in rest if each.severity is Severity.STOP]
    if stops:
        lines = sorted({line_of(text, each.start) for each in stops if each.end > each.start})
        where = f"line {', '.join(map(str, lines))}" if lines else stops[0].check.replace("_", " ")
        return Lamp("CLEAN", Light.BAD, f"Clean: {where}")
    if any(each.severity is Severity.WARN for each in rest):
        return Lamp("CLEAN", Light.LOOK)
    return Lamp("CLEAN", Light.GOOD)
