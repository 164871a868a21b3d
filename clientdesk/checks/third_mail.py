"""The third mail on one subject in a short time: by then a call is faster than a fourth one."""

import re
from collections.abc import Iterator
from functools import cache

from clientdesk.checking import Known
from clientdesk.checks.wording import hits_in
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding, Severity

_CHECK = "wrong_medium"
_THIRD = 3
_WORD = re.compile(r"\w+")
_COUNTED = re.compile(r"\[(\d{1,2})\]")


@cache
def _reply(lexicon: Lexicon) -> re.Pattern[str]:
    return lexicon.rule("subject").expression("reply")


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    """Yield a hint where the subject says, or the desk knows, that two mails went before.

    Silent for a mail that asks for nothing on purpose, such as a weekly report, and where the words
    of the mail have called for a talk already.
    """
    reply = _reply(reading.lexicon)
    subject = _matter(known.subject or "", reply)
    if not subject or known.information_only:
        return
    went = sum(_matter(each, reply) == subject for each in known.sent_subjects)
    number = 1 + max(went, _mine(known.subject or "", reply))
    if number >= _THIRD and not any(rule.name == _CHECK for rule in hits_in(reading)):
        message = (
            f"This is mail number {number} on this subject. What two mails have not settled, five "
            "minutes on the phone mostly do: ask for a call, and write down what was agreed."
        )
        yield Finding(_CHECK, Severity.HINT, 0, 0, message)


def _mine(subject: str, reply: re.Pattern[str]) -> int:
    """Return how many of my mails the marks of a reply speak of: every second one, "Re[4]:" is 4.

    Two marks are an answer to an answer to me, so one mail of mine went before.
    """
    marks = (_COUNTED.search(mark[0]) for mark in reply.finditer(subject.lower()))
    return sum(int(counted[1]) if counted else 1 for counted in marks) // 2


def _matter(subject: str, reply: re.Pattern[str]) -> tuple[str, ...]:
    """Return the words of a subject without what mail programs put before it."""
    return tuple(_WORD.findall(reply.sub(" ", subject.lower()).casefold()))
