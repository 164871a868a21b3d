"""A greeting that names somebody else, and words that belong to another client."""

import re
from collections.abc import Iterator
from functools import lru_cache

from clientdesk.checking import Known
from clientdesk.checks._names import greets_nobody, people, plain, put_for, same, titles, words_of
from clientdesk.language.reading import Reading
from clientdesk.language.span import Span
from clientdesk.language.zones import Zone
from clientdesk.model.finding import Finding, Fix, Severity

_SHORTEST = 3
"""Letters of another client's word that is looked for."""
_INFLECTED = "sk"
"""The language that puts endings on names."""


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding for each wrong name; silent about greetings if the people are unknown."""
    seen: list[Span] = []
    if known.people_known and any(name.strip() for name in known.recipients):
        for finding in _greeted(reading, known):
            seen.append(Span(finding.start, finding.end))
            yield finding
    for finding in _others(reading, known):
        if not any(Span(finding.start, finding.end).meets(span) for span in seen):
            yield finding


def _greeted(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield the names in the greeting that no recipient has, words side by side taken together."""
    recipients = people(known.recipients, reading.lexicon)
    own = [word for name in recipients for word in name]
    greeting = _greeting(reading)
    words = words_of(greeting.of(reading.text))
    names = [word for word in words if _is_name(word[0], reading)]
    strangers = [word for word in names if not any(same(word[0], o, reading.lexicon) for o in own)]
    if not strangers:
        return
    start = greeting.start + strangers[0].start()
    end = greeting.start + strangers[-1].end()
    known_too = len(strangers) < len(names)
    title = next((plain(w[0]) for w in words if plain(w[0]) in titles(reading.lexicon)), None)
    put = put_for(recipients[0], len(strangers), title, reading.lexicon, partly_known=known_too)
    written = reading.text[start:end]
    message = f"“{written}” is not among the people this mail goes to ({known.recipients[0]})."
    fix = Fix(start, end, put) if put else None
    yield Finding("wrong_name", Severity.STOP, start, end, f"{message} {_WHY}", fix)


_WHY = "A reader who is called by another's name stops reading."


def _greeting(reading: Reading) -> Span:
    """Return the greeting: its own line, or the words with which the first sentence opens."""
    lines = reading.spans(Zone.GREETING)
    if lines:
        return lines[0]
    if not reading.own:
        return Span(0, 0)
    opening = reading.lexicon.rule("names").expression("opening")
    match = opening.match(reading.text, reading.own[0].start)
    return Span(*match.span()) if match else Span(0, 0)


def _is_name(word: str, reading: Reading) -> bool:
    """Tell whether a word of a greeting names one person."""
    bare = plain(word)
    return word[0].isupper() and not greets_nobody(bare, reading.lexicon)


def _others(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield the words of other clients in the own text, the greeting and the subject."""
    shared = {plain(word[0]) for name in known.recipients for word in words_of(name)}
    for other in known.others:
        words = {plain(word[0]) for word in words_of(other)}
        if len(other.strip()) < _SHORTEST or not words - shared:
            continue
        expression = _expression(other.strip(), reading.language == _INFLECTED)
        for span in (*reading.spans(Zone.GREETING), *reading.own):
            for match in expression.finditer(reading.text, *span):
                yield _foreign(match[0], *match.span())
        if in_subject := expression.search(known.subject or ""):
            yield _foreign(in_subject[0], 0, 0)


@lru_cache(maxsize=512)
def _expression(name: str, inflected: bool) -> re.Pattern[str]:
    """Return an expression for a name; a single word must be written with the same capitals."""
    words = name.split()
    ending = r"\w{0,3}" if inflected else ""
    flags = re.IGNORECASE if len(words) > 1 else re.NOFLAG
    spaced = rf"{ending}\s+".join(re.escape(word) for word in words)
    return re.compile(rf"(?<!\w){spaced}{ending}(?!\w)", flags)


def _foreign(found: str, start: int, end: int) -> Finding:
    """Say that a word belongs to somebody else."""
    message = f"“{found}” belongs to another client. This reader must not learn of it from you."
    return Finding("wrong_name", Severity.STOP, start, end, message)
