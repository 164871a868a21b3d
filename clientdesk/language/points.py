"""The main point of a mail: the sentence its reader must not miss, and whether it comes first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice

from clientdesk.language.asks import Ask
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.sentences import Sentence
from clientdesk.language.span import Span
from clientdesk.language.voices import Voice

OPENING_SENTENCES = 2
"""How many sentences the opening has at least."""
OPENING_WORDS = 50
"""A sentence with fewer words before it, the greeting left out, stands in the opening too."""
_ASK, _BAD_NEWS, _SUMMARY, _DECISION, _DUTY = 4, 4, 3, 2, 1
_TITLE = 5
"""Words of a first line without a verb that is a title."""


@dataclass(frozen=True, slots=True)
class Point:
    """The main point of a mail."""

    sentence: Sentence
    """The sentence that makes it."""
    weight: int
    """How surely it is the point: 4 an ask or bad news, 3 what is said to be the point, 2 a
    decision, 1 a date, 0 none."""
    in_opening: bool
    """Whether it stands in the first two sentences, or within fifty words, after the greeting."""

    @property
    def span(self) -> Span:
        """Where it stands in the full body."""
        return self.sentence.span


@cache
def _kinds(lexicon: Lexicon) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Return what a language's `points` rule weighs, the heaviest first."""
    rule = lexicon.rule("points")
    return (
        (_BAD_NEWS, rule.expression("bad_news")),
        (_SUMMARY, rule.expression("summary")),
        (_DECISION, rule.expression("decision")),
        (_DUTY, rule.expression("duty")),
    )


def main_point(
    sentences: Sequence[Sentence],
    voices: Sequence[Voice],
    main_ask: Ask | None,
    lexicon: Lexicon,
) -> Point | None:
    """Return the main point of the own text's `sentences`; None if there are none.

    What others say (`voices`) weighs nothing. The heaviest sentence wins, the earlier of two.
    Outside the opening only an ask, bad news or what is said to be the point counts; where nothing
    stands out, the first sentence that is more than a pleasantry wins.
    """
    if not sentences:
        return None
    opening = _opening(sentences)
    weights = [
        0 if voice is Voice.OTHERS else _weight(sentence, main_ask, lexicon, late=place >= opening)
        for place, (sentence, voice) in enumerate(zip(sentences, voices, strict=True))
    ]
    heaviest = max(weights)
    place = weights.index(heaviest) if heaviest else _first_said(sentences, lexicon)
    return Point(sentences[place], heaviest, in_opening=place < opening)


def _weight(sentence: Sentence, main_ask: Ask | None, lexicon: Lexicon, *, late: bool) -> int:
    """Weigh one sentence; one that comes `late` must ask or bring bad news to one of the two."""
    if main_ask and sentence is main_ask.sentence:
        return _ASK
    words = sentence.text.replace("\n", " ")
    weight = next((weight for weight, kind in _kinds(lexicon) if kind.search(words)), 0)
    if late and weight == _BAD_NEWS and not _concerns(lexicon).search(words):
        return 0
    return 0 if late and weight < _SUMMARY else weight


@cache
def _concerns(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what tells that news concern the writer or the reader."""
    return lexicon.rule("points").expression("concerns")


def _first_said(sentences: Sequence[Sentence], lexicon: Lexicon) -> int:
    """Return the place of the first sentence that is no pleasantry; 0 if all are."""
    pleasantry = lexicon.rule("points").expression("pleasantry")
    finite = lexicon.rule("voices").expression("finite")
    said = (
        n
        for n, sentence in enumerate(sentences)
        if not pleasantry.search(sentence.text.replace("\n", " "))
        and not (len(sentence.text.split()) <= _TITLE and not finite.search(sentence.text))
        and not sentence.text.rstrip().endswith("?")
    )
    return next(said, 0)


def _opening(sentences: Sequence[Sentence]) -> int:
    """Return how many sentences the opening has."""
    before = accumulate((len(sentence.text.split()) for sentence in sentences), initial=0)
    within = sum(1 for words in islice(before, len(sentences)) if words < OPENING_WORDS)
    return max(OPENING_SENTENCES, within)
