"""A greeting that names somebody else, and words that belong to another client."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.checks._names import (
    are_initials,
    greets_nobody,
    is_everybody,
    is_listed,
    people,
    put_for,
    same,
    titles,
    words_of,
)
from clientdesk.checks._plain import plain
from clientdesk.checks._roll import roll_of
from clientdesk.checks._strangers import Strangers
from clientdesk.language.reading import Reading
from clientdesk.language.span import Span
from clientdesk.language.zone import Zone
from clientdesk.model.finding import Finding, Fix, Severity


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
    own = [part for name in recipients for word in name for part in {word, *word.split("-")}]
    greeting = _greeting(reading)
    words = words_of(greeting.of(reading.text))
    names = [word for word in words if _is_name(word[0], reading)]
    strangers = [
        word
        for word in names
        if not any(same(word[0], one, reading.lexicon) for one in own)
        and not are_initials(word[0], recipients)
    ]
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
    if len(bare) == 1 or greets_nobody(bare, reading.lexicon):
        return False
    if is_everybody(word, reading.lexicon):
        return False
    return word[0].isupper() or is_listed(word, reading.lexicon)


def _others(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield the words of other clients in the own text, the greeting and the subject."""
    if not known.others:
        return
    strangers = Strangers(roll_of(known.others), reading, known)
    for span in (*reading.spans(Zone.GREETING), *reading.own):
        for found in strangers.inside(reading.text, span):
            yield _foreign(found.of(reading.text), *found)
    subject = known.subject or ""
    for found in strangers.inside(subject, Span(0, len(subject))):
        yield _foreign(found.of(subject), 0, 0)


def _foreign(found: str, start: int, end: int) -> Finding:
    """Say that a word belongs to somebody else."""
    message = f"“{found}” belongs to another client. This reader must not learn of it from you."
    return Finding("wrong_name", Severity.STOP, start, end, message)
