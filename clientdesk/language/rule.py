"""A wording rule: what a check looks for in a language, what it says, and the proof of it."""

import re
from dataclasses import dataclass, field
from typing import Any

from clientdesk.language.pattern import compile_patterns
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.finding import Severity

PHRASE = "phrase"
"""The mechanism of the rules that look for words in any sentence."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text that proves a rule."""

    text: str
    """What is checked: a sentence or a whole mail."""
    fires: bool
    """Whether the rule must find something in it."""
    at: str | None = None
    """The words that it must point at; None if the place does not matter."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One file of `data/rules/<language>/`."""

    name: str
    """The stem of the file; for a wording rule also the check's name in its findings."""
    mechanism: str
    """Which code reads it: `phrase` (any sentence), `check` (the check of that name), `vocabulary`
    (the reading of the language), `ask` (the detection of asks)."""
    severity: Severity = Severity.HINT
    """How much its findings matter."""
    message: str = ""
    """What it says, and why it matters to the reader. `{found}` stands for the words found."""
    patterns: re.Pattern[str] = field(default_factory=lambda: compile_patterns(()))
    """What it looks for; a `phrase` rule looks for it in texts in lower case (`lowered`)."""
    needs: tuple[str, ...] = ()
    """Pieces of words in lower case; a sentence that has none of them is not looked at, which is
    quick. None at all means every sentence is."""
    unless: re.Pattern[str] = field(default_factory=lambda: compile_patterns(()))
    """A sentence in which this matches is left alone."""
    inside: re.Pattern[str] = field(default_factory=lambda: compile_patterns(()))
    """A hit that lies or begins within a match of this is left alone."""
    examples: tuple[Example, ...] = ()
    """The proof; every one is run by the tests."""
    raw: dict[str, Any] = field(default_factory=dict)
    """The whole file, for a mechanism that has fields of its own."""

    def hits(self, sentence: str) -> list[re.Match[str]]:
        """Return where the rule's patterns match in `sentence`, its exceptions taken away."""
        if self.needs and not any(piece in sentence for piece in self.needs):
            return []
        found = list(self.patterns.finditer(sentence))
        if not found or self.unless.search(sentence):
            return []
        shelters = [match.span() for match in self.inside.finditer(sentence)]
        return [
            hit for hit in found if not any(_shelters(hit, start, end) for start, end in shelters)
        ]

    def expression(self, key: str) -> re.Pattern[str]:
        """Return the patterns listed under `key` in the file as one expression."""
        return compile_patterns(self.raw.get(key) or (), self.raw.get("words"))

    def listed(self, key: str) -> frozenset[str]:
        """Return the words listed under `key`, in lower case. A string is split at white space."""
        value = self.raw.get(key) or ()
        words = value.split() if isinstance(value, str) else value
        return frozenset(str(word).lower() for word in words)


def parse(name: str, raw: object) -> Rule:
    """Make a rule of a file's content. Raises InvalidInputError if a field is wrong."""
    if not isinstance(raw, dict) or "mechanism" not in raw:
        raise InvalidInputError(f'The rule "{name}" has no mechanism. Add "mechanism: phrase".')
    words, lower = raw.get("words"), raw["mechanism"] == PHRASE
    try:
        severity = Severity(raw.get("severity", "hint"))
    except ValueError as error:
        raise InvalidInputError(f'The rule "{name}": severity is stop, warn or hint.') from error
    return Rule(
        name=name,
        mechanism=str(raw["mechanism"]),
        severity=severity,
        message=" ".join(str(raw.get("message", "")).split()),
        patterns=compile_patterns(raw.get("patterns") or (), words, lower=lower),
        needs=tuple(str(piece).lower() for piece in raw.get("needs") or ()),
        unless=compile_patterns(raw.get("unless") or (), words, lower=lower),
        inside=compile_patterns(raw.get("inside") or (), words, lower=lower),
        examples=tuple(_examples(raw.get("examples") or {})),
        raw=raw,
    )


def _shelters(hit: re.Match[str], start: int, end: int) -> bool:
    """Tell whether [start, end) holds a hit, or opens before it and is open where it begins."""
    return start < hit.start() < end or (start == hit.start() and hit.end() <= end)


def _examples(raw: dict[str, list[str | dict[str, str]]]) -> list[Example]:
    """Read the lists `fire` and `silent`; an item is a text, or a mapping with `text` and `at`."""
    found: list[Example] = []
    for key in ("fire", "silent"):
        for item in raw.get(key) or ():
            given = item if isinstance(item, dict) else {"text": item}
            found.append(Example(str(given["text"]), key == "fire", given.get("at")))
    return found
