"""The wording rules: every rule of the language whose mechanism is `phrase`."""

from collections.abc import Iterator
from functools import cache, lru_cache

from clientdesk.checking import Known
from clientdesk.checks._fixing import fix_of
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.pattern import lowered
from clientdesk.language.reading import Reading
from clientdesk.language.rule import PHRASE, Rule
from clientdesk.language.sentences import Sentence
from clientdesk.language.slips import Mended, mended
from clientdesk.language.span import Span
from clientdesk.model.finding import Finding

_LONGEST_SHOWN = 60
"""Characters of the words found that a message repeats."""


@cache
def _phrases(lexicon: Lexicon) -> tuple[Rule, ...]:
    """Return the language's phrase rules."""
    return tuple(lexicon.having(PHRASE))


def check(reading: Reading, known: Known) -> Iterator[Finding]:  # noqa: ARG001 - the contract of a check
    """Yield a finding, under the rule's own name, for every hit of a phrase in the own text."""
    for sentence in reading.sentences:
        for rule, hit in _hits(sentence.text, reading.lexicon):
            yield _finding(reading, rule, sentence, hit)


def hits_in(reading: Reading) -> Iterator[Rule]:
    """Yield the rules that find something in the own text, once for every hit."""
    for sentence in reading.sentences:
        for rule, _ in _hits(sentence.text, reading.lexicon):
            yield rule


@lru_cache(maxsize=4096)
def _hits(sentence: str, lexicon: Lexicon) -> tuple[tuple[Rule, Span], ...]:
    """Return what the language's rules find in a sentence, as indices into it.

    Kept, since an editor asks of the same sentences at every key that is struck.
    """
    mend, written = mended(sentence, lexicon), Mended(sentence)
    return tuple(
        (rule, found.written(Span(*match.span())))
        for rule in _phrases(lexicon)
        for found in (written if rule.raw.get("as_written") else mend,)
        for match in rule.hits(lowered(found.text))
    )


def _finding(reading: Reading, rule: Rule, sentence: Sentence, hit: Span) -> Finding:
    """Make a finding of a hit inside a sentence."""
    start = sentence.span.start
    place = Span(start + hit.start, start + hit.end)
    return Finding(
        check=rule.name,
        severity=rule.severity,
        start=place.start,
        end=place.end,
        message=rule.message.replace("{found}", _shown(place.of(reading.text))),
        fix=fix_of(reading.lexicon, rule.name, reading.text, sentence.span, place),
    )


def _shown(found: str) -> str:
    """Return the words of a hit on one line, and not too many of them."""
    line = " ".join(found.split())
    if len(line) <= _LONGEST_SHOWN:
        return line
    return line[:_LONGEST_SHOWN].rsplit(" ", 1)[0] + " …"
