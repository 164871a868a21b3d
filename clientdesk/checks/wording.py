"""The wording rules: every rule of the language whose mechanism is `phrase`."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.checks._fixing import fix_of
from clientdesk.language.reading import Reading
from clientdesk.language.span import Span
from clientdesk.model.finding import Finding


def check(reading: Reading, known: Known) -> Iterator[Finding]:  # noqa: ARG001 - the contract of a check
    """Yield a finding, under the rule's own name, for every hit of a phrase in the own text."""
    lexicon = reading.lexicon
    for rule in lexicon.having("phrase"):
        for sentence in reading.sentences:
            for match in rule.hits(sentence.text):
                start = sentence.span.start
                hit = Span(start + match.start(), start + match.end())
                yield Finding(
                    check=rule.name,
                    severity=rule.severity,
                    start=hit.start,
                    end=hit.end,
                    message=rule.message.replace("{found}", _shown(match[0])),
                    fix=fix_of(lexicon, rule.name, reading.text, sentence.span, hit),
                )


def _shown(found: str, longest: int = 60) -> str:
    """Return the words of a hit on one line, shortened to `longest` characters."""
    line = " ".join(found.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"
