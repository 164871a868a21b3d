"""The asks of a mail: the sentences that want the reader to do, decide, answer, come or refrain."""

import re
from dataclasses import dataclass
from functools import cache

from clientdesk.language.dates import Mention
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.sentences import Sentence
from clientdesk.language.span import Span


@dataclass(frozen=True, slots=True)
class Ask:
    """One sentence that asks."""

    sentence: Sentence
    """The sentence."""
    trigger: Span
    """The words that make it an ask."""
    kind: str
    """`imperative`, `question`, `need`, `obligation` or `default_forward`."""
    deadline: Mention | None = None
    """The exact time that goes with it, in the sentence or beside it."""

    @property
    def span(self) -> Span:
        """Where the sentence stands in the full body."""
        return self.sentence.span


KINDS = ("default_forward", "need", "obligation", "imperative", "question")
"""The kinds of ask, in the order in which a sentence is tried for them."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How one language asks."""

    never: re.Pattern[str]
    frames: dict[str, re.Pattern[str]]


@cache
def _grammar(lexicon: Lexicon) -> _Grammar:
    """Compile a language's `asks` rule."""
    rule = lexicon.rule("asks")
    return _Grammar(rule.expression("never"), {kind: rule.expression(kind) for kind in KINDS})


def ask_of(sentence: Sentence, lexicon: Lexicon) -> Ask | None:
    """Return what `sentence` asks of its reader, or None."""
    grammar = _grammar(lexicon)
    if grammar.never.search(sentence.text):
        return None
    for kind, frame in grammar.frames.items():
        if match := frame.search(sentence.text):
            start = sentence.span.start
            return Ask(sentence, Span(start + match.start(), start + match.end()), kind)
    if sentence.text.rstrip("\"')”’ ").endswith("?"):
        return Ask(sentence, sentence.span, "question")
    return None
