"""The wording rules: every rule of the language whose mechanism is `phrase`."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding


def check(reading: Reading, known: Known) -> Iterator[Finding]:  # noqa: ARG001 - the contract of a check
    """Yield a finding, under the rule's own name, for every hit of a phrase in the own text."""
    for rule in reading.lexicon.having("phrase"):
        for sentence in reading.sentences:
            for hit in rule.hits(sentence.text):
                yield Finding(
                    check=rule.name,
                    severity=rule.severity,
                    start=sentence.span.start + hit.start(),
                    end=sentence.span.start + hit.end(),
                    message=rule.message.replace("{found}", hit[0]),
                )
