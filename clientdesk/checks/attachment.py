"""A mail that speaks of an attachment while nothing is attached."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a finding at the first mention; silent unless it is known that nothing is attached."""
    if known.attachments != ():
        return
    rule = reading.lexicon.rule("attachment")
    for sentence in reading.sentences:
        for match in rule.hits(sentence.text):
            start = sentence.span.start
            place = start + match.start(), start + match.end()
            message = rule.message.replace("{found}", " ".join(match[0].split()))
            yield Finding("attachment", rule.severity, *place, message)
            return
