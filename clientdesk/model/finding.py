"""What a check says of a draft."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters before a draft is handed over."""

    STOP = "stop"
    """Hand-over asks first: a leak, an unfilled blank, the wrong client's name, a wrong date."""
    WARN = "warn"
    """The reader will likely miss the point or be put off."""
    HINT = "hint"
    """Worth a look."""

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends a finding: put `text` where the body has [start, end)."""

    start: int
    """First character replaced: a Python string index into the full body."""
    end: int
    """One past the last character replaced."""
    text: str
    """What stands there afterwards."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at in a draft."""

    check: str
    """The check's name: the stem of its file."""
    severity: Severity
    """How much it matters."""
    start: int
    """First character it is about: a string index into the full body; 0 if it has no place."""
    end: int
    """One past the last character; equals `start` where the finding has no place in the body."""
    message: str
    """What it is, and why it matters to the reader: one or two sentences."""
    fix: Fix | None = None
    """A change that mends it, where one can be made."""


@dataclass(frozen=True, slots=True)
class CallToAction:
    """The ask of a mail: what its reader is to do."""

    present: bool
    """Whether the writer's own text asks for anything."""
    start: int | None = None
    """Where the main ask starts."""
    end: int | None = None
    """Where it ends."""
    has_deadline: bool = False
    """Whether a date, weekday, clock time, today or tomorrow goes with the asked action."""


@dataclass(frozen=True, slots=True)
class MainPoint:
    """The thing that the reader must not miss: an ask, a decision, a deadline or bad news."""

    start: int
    """Where it starts."""
    end: int
    """Where it ends."""
    in_opening: bool
    """Whether it stands in the first two sentences, or within 50 words, after the greeting."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything that the checks say of one draft."""

    findings: tuple[Finding, ...]
    """All findings, by place in the text."""
    call_to_action: CallToAction
    """The main ask."""
    main_point: MainPoint | None
    """The main point; None for an empty text."""
    language: str
    """The language that the text was read in: `en`, `ms` or `sk`."""
