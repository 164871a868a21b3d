"""The exact time that goes with an ask, told from times that are only mentioned beside it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from clientdesk.language.dates import Mention
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.sentences import Sentence

_NEAR = 2
"""How many sentences away a time may stand that goes with an ask."""
_SHORT = 150
"""A mail with fewer words is about one thing: any limit in it is that of its ask."""

Times = Callable[[Sentence], Iterable[Mention]]
"""Returns the times that are named in a sentence."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How one language sets limits."""

    limits: re.Pattern[str]
    background: re.Pattern[str]
    information: re.Pattern[str]
    promised: re.Pattern[str]
    past: re.Pattern[str]
    wanted: re.Pattern[str]
    refers: re.Pattern[str]
    appointment: re.Pattern[str]
    takes_place: re.Pattern[str]


@cache
def _grammar(lexicon: Lexicon) -> _Grammar:
    """Compile what a language's `asks` and `deadlines` rules say of time."""
    asks, rule = lexicon.rule("asks"), lexicon.rule("deadlines")
    limits, between = rule.expression("limits").pattern, rule.expression("between").pattern
    return _Grammar(
        limits=re.compile(rf"(?:{limits})[\s:,]*(?:(?:{between})\s+)*$", re.IGNORECASE),
        background=asks.expression("background"),
        information=asks.expression("information"),
        promised=rule.expression("promised"),
        past=rule.expression("past"),
        wanted=rule.expression("wanted"),
        refers=rule.expression("refers"),
        appointment=rule.expression("appointment"),
        takes_place=rule.expression("takes_place"),
    )


def limit_in(sentence: Sentence, mentions: Iterable[Mention], lexicon: Lexicon) -> Mention | None:
    """Return the first exact time that a word such as "by" makes a limit, or None."""
    return next(_limits(sentence, mentions, _grammar(lexicon)), None)


def deadline_in(
    sentence: Sentence, mentions: Iterable[Mention], lexicon: Lexicon, *, question: bool
) -> Mention | None:
    """Return the exact time of what `sentence` asks, or None.

    A time in a clause that only tells something ("the plan that we discussed on Friday") does not
    count, nor does that of a question (`question`) which asks for a fact, unless it is a limit.
    """
    grammar = _grammar(lexicon)
    exact = [mention for mention in mentions if mention.exact]
    limit = next(_limits(sentence, exact, grammar), None)
    if limit or (question and grammar.information.search(sentence.text)):
        return limit
    return next(_outside(sentence, exact, (grammar.background,)), None)


def deadline_beside(
    ask: Sentence, sentences: Sequence[Sentence], times: Times, lexicon: Lexicon
) -> Mention | None:
    """Return the exact time that one of the other `sentences` gives for what `ask` asks, or None.

    It is a limit ("I must order by Friday"), the time at which something is wanted, the time that
    the ask points back to ("before then"), or, where the ask is about meeting, the time at which
    that takes place. `sentences` are those of the own text that ask nothing themselves, `times`
    returns the times that one names; what the writer promises and what is past sets no limit.
    """
    grammar, place = _grammar(lexicon), ask.span.start
    near = sorted(sentences, key=lambda sentence: abs(sentence.span.start - place))[: _NEAR * 2]
    short = sum(len(sentence.text.split()) for sentence in sentences) < _SHORT
    told = (grammar.background, grammar.promised, grammar.past)
    for sentence in sentences:
        named = [mention for mention in times(sentence) if mention.exact]
        exact = list(_outside(sentence, named, told)) if named else []
        limit = next(_limits(sentence, exact, grammar), None)
        if limit and (short or abs(sentence.paragraph - ask.paragraph) <= 1):
            return limit
        if exact and sentence in near and _goes_with(sentence, ask, grammar):
            return exact[0]
    return None


def _goes_with(sentence: Sentence, ask: Sentence, grammar: _Grammar) -> bool:
    """Tell whether the time in a sentence near an ask is that of what it asks."""
    if grammar.wanted.search(sentence.text) or grammar.refers.search(ask.text):
        return True
    meeting = grammar.appointment.search(ask.text)
    return bool(meeting and grammar.takes_place.search(sentence.text))


def _limits(
    sentence: Sentence, mentions: Iterable[Mention], grammar: _Grammar
) -> Iterator[Mention]:
    """Yield the exact times that a word such as "by" makes limits."""
    for mention in mentions:
        before = sentence.text[: mention.span.start - sentence.span.start]
        if mention.exact and grammar.limits.search(before):
            yield mention


def _outside(
    sentence: Sentence, mentions: Iterable[Mention], told: Iterable[re.Pattern[str]]
) -> Iterator[Mention]:
    """Yield the times that stand in no stretch which one of the expressions `told` finds.

    Only a stretch's group `told` counts where it has one.
    """
    text = sentence.text.replace("\n", " ")
    stretches = [
        match.span("told" if match.groupdict().get("told") else 0)
        for expression in told
        for match in expression.finditer(text)
    ]
    for mention in mentions:
        start = mention.span.start - sentence.span.start
        if not any(a <= start < b for a, b in stretches):
            yield mention
