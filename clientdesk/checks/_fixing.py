"""The change that mends a hit of a wording rule, taken from the rule's list of `fixes`."""

import re
from dataclasses import dataclass
from functools import cache

from clientdesk.language.lexicon import Lexicon
from clientdesk.language.pattern import compile_patterns
from clientdesk.language.span import Span
from clientdesk.model.finding import Fix


@dataclass(frozen=True, slots=True)
class _Change:
    """One item of `fixes`."""

    find: re.Pattern[str]
    put: str


@cache
def _changes(lexicon: Lexicon, name: str) -> tuple[_Change, ...]:
    """Compile the fixes of a rule."""
    rule = lexicon.rule(name)
    listed = rule.raw.get("fixes") or ()
    words = rule.raw.get("words")
    return tuple(
        _Change(compile_patterns([item["find"]], words), str(item["put"])) for item in listed
    )


def fix_of(lexicon: Lexicon, name: str, text: str, sentence: Span, hit: Span) -> Fix | None:
    """Return the first change of the rule that fits inside `hit`, or None.

    What then begins the sentence keeps its capital.
    """
    for change in _changes(lexicon, name):
        match = change.find.search(text, hit.start, hit.end)
        if match:
            end, put = match.end(), match.expand(change.put)
            if match.start() == sentence.start:
                end, put = _capitalised(text, end, put)
            return Fix(match.start(), end, put)
    return None


def _capitalised(text: str, end: int, put: str) -> tuple[int, str]:
    """Give what stands first a capital: the new words, or the letter that follows them."""
    if put:
        return end, put[0].upper() + put[1:]
    return end + 1, text[end : end + 1].upper()
