"""The exact time that goes with an ask, told from times that are only mentioned beside it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from clientdesk.language.dates import Mention
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.sentences import Sentence


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How one language sets limits."""

    limits: re.Pattern[str]
    background: re.Pattern[str]
    information: re.Pattern[str]


@cache
def _grammar(lexicon: Lexicon) -> _Grammar:
    """Compile what a language's `asks` rule says of time."""
    rule = lexicon.rule("asks")
    limits = rule.expression("limits").pattern
    return _Grammar(
        limits=re.compile(
            rf"(?:{limits})[\s:,]*(?:(?:the|on|at|this|next|hari|dňa)\s+)*$", re.IGNORECASE
        ),
        background=rule.expression("background"),
        information=rule.expression("information"),
    )


def limit_in(sentence: Sentence, mentions: Iterable[Mention], lexicon: Lexicon) -> Mention | None:
    """Return the first exact time that a word such as "by" makes a limit, or None."""
    grammar = _grammar(lexicon)
    for mention in mentions:
        before = sentence.text[: mention.span.start - sentence.span.start]
        if mention.exact and grammar.limits.search(before):
            return mention
    return None


def deadline_in(
    sentence: Sentence, mentions: Iterable[Mention], lexicon: Lexicon, *, question: bool
) -> Mention | None:
    """Return the exact time of what `sentence` asks, or None.

    A time in a clause that only tells something ("the plan that we discussed on Friday") does not
    count, nor does that of a question (`question`) which asks for a fact, unless it is a limit.
    """
    grammar = _grammar(lexicon)
    exact = [mention for mention in mentions if mention.exact]
    limit = limit_in(sentence, exact, lexicon)
    if limit or (question and grammar.information.search(sentence.text)):
        return limit
    told = [
        match.span("told" if match.groupdict().get("told") else 0)
        for match in grammar.background.finditer(sentence.text.replace("\n", " "))
    ]
    for mention in exact:
        start = mention.span.start - sentence.span.start
        if not any(a <= start < b for a, b in told):
            return mention
    return None
