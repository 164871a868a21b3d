"""How this client likes to be written to, and how the writer never writes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from clientdesk.checking import Known
from clientdesk.checks._names import greets_nobody, people, same, titles, words_of
from clientdesk.checks._plain import plain
from clientdesk.language.reading import Reading
from clientdesk.language.zone import Zone
from clientdesk.model.finding import Finding, Severity

_SEEN = (Zone.GREETING, Zone.OWN, Zone.SIGN_OFF)
_LISTS = (
    ("avoided", "This client does not like “{found}”. Say it in another word."),
    ("unfit", "“{found}” is a word of theirs that you keep out of mails. Say it in another word."),
    ("never", "“{found}” is a word that you never use. It does not sound like you."),
)
_FULL_NAME = 2


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a hint for each word that is not wanted, and for a first name where it is too near."""
    for name, message in _LISTS:
        words: tuple[str, ...] = getattr(known, name)
        if expression := _expression(words):
            for zone in _SEEN:
                for span in reading.spans(zone):
                    for match in expression.finditer(reading.text, *span):
                        yield _hint(*match.span(), message.format(found=match[0]))
    if known.formal and known.people_known:
        yield from _too_near(reading, known)


@lru_cache(maxsize=16)
def _expression(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds any of some words or phrases, with a common ending; None for no words."""
    parts = [r"\s+".join(map(re.escape, word.split())) for word in words if word.strip()]
    if not parts:
        return None
    longest = sorted(parts, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?:s|es|ed|['’]s)?(?!\w)", re.IGNORECASE)


def _too_near(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a hint where somebody is greeted by the first name alone."""
    for span in reading.spans(Zone.GREETING):
        words = [word for word in words_of(span.of(reading.text)) if word[0][0].isupper()]
        if any(plain(word[0]) in titles(reading.lexicon) for word in words):
            continue
        named = [word for word in words if not greets_nobody(plain(word[0]), reading.lexicon)]
        if len(named) == 1 and _is_first_name(named[0][0], known, reading):
            start, end = span.start + named[0].start(), span.start + named[0].end()
            message = f"You write to this client formally, and “{named[0][0]}” is a first name."
            yield _hint(start, end, f"{message} Greet them by title and family name.")


def _is_first_name(word: str, known: Known, reading: Reading) -> bool:
    """Tell whether a word is somebody's first name, and nobody's family name."""
    lexicon = reading.lexicon
    names = [name for name in people(known.recipients, lexicon) if len(name) >= _FULL_NAME]
    firsts = any(same(word, name[0], lexicon) for name in names)
    return firsts and not any(same(word, part, lexicon) for name in names for part in name[1:])


def _hint(start: int, end: int, message: str) -> Finding:
    return Finding("tone", Severity.HINT, start, end, message)
