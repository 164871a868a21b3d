"""The third mail on one subject in a short time: by then a call is faster than a fourth one."""

import re
from collections.abc import Iterator
from functools import cache

from clientdesk.checking import Known
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding, Severity

_THIRD = 3
_WORD = re.compile(r"\w+")


@cache
def _reply(lexicon: Lexicon) -> re.Pattern[str]:
    return lexicon.rule("subject").expression("reply")


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a hint where the subject says, or the desk knows, that two mails went before.

    Silent for a mail that asks for nothing on purpose, such as a weekly report.
    """
    reply = _reply(reading.lexicon)
    subject = _matter(known.subject or "", reply)
    if not subject or known.information_only:
        return
    went = sum(_matter(each, reply) == subject for each in known.sent_subjects)
    replies = len(reply.findall((known.subject or "").lower()))
    number = 1 + max(went, replies)
    if number >= _THIRD:
        message = (
            f"This is mail number {number} on this subject. What two mails have not settled, five "
            "minutes on the phone mostly do: ask for a call, and write down what was agreed."
        )
        yield Finding("wrong_medium", Severity.HINT, 0, 0, message)


def _matter(subject: str, reply: re.Pattern[str]) -> tuple[str, ...]:
    """Return the words of a subject without what mail programs put before it."""
    return tuple(_WORD.findall(reply.sub(" ", subject.lower()).casefold()))
