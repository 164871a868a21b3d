"""Whose voice a sentence of the own text speaks with, told from the sentences around it.

A sentence may ask for something and yet not ask its reader: it is quoted, it stands in a list of
what others said, the writer answers it at once, or it is part of a mass mail.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import chain, pairwise

from clientdesk.language.lexicon import Lexicon
from clientdesk.language.sentences import Sentence
from clientdesk.language.span import Span


class Voice(IntEnum):
    """How far a sentence speaks to the reader."""

    OTHERS = 0
    """Somebody else's words, a question that the writer answers, an instruction, an advertisement:
    it asks the reader nothing."""
    TOLD = 1
    """Part of a summary: it asks only if it turns to its reader in so many words."""
    OWN = 2
    """The writer speaks to the reader."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How one language announces what is not said to the reader."""

    plain: re.Pattern[str]
    firm: re.Pattern[str]
    second: re.Pattern[str]
    request: re.Pattern[str]
    reports: re.Pattern[str]
    contents: re.Pattern[str]
    tasks: re.Pattern[str]
    steps: re.Pattern[str]
    replies: re.Pattern[str]
    answers: re.Pattern[str]
    heading: re.Pattern[str]
    finite: re.Pattern[str]
    guesses: re.Pattern[str]
    prompts: re.Pattern[str]
    mass: re.Pattern[str]
    contact: re.Pattern[str]
    closers: re.Pattern[str]


_QUOTATION = re.compile(r"(?<![^\s(:])[\"“„«][^\"”“»„«]{8,2000}[\"”“»](?!\w)")
"""Words in quotation marks, of one sentence or of several."""
_CLOSING = ("answers", "closers")
"""What comes from the rule `closers`."""
_LONGEST_ANSWER = 9
"""Words of an answer without a verb."""
_FEWEST_HEADINGS = 2
"""Questions that head a line, from which on they are taken for headings."""
_TAIL = " \t\"')”’!"


@cache
def _grammar(lexicon: Lexicon) -> _Grammar:
    """Compile a language's `voices` rule."""
    rule = lexicon.rule("voices")
    return _Grammar(
        **{name: rule.expression(name) for name in _Grammar.__slots__ if name not in _CLOSING},
        **{name: lexicon.rule("closers").expression(name) for name in _CLOSING},
    )


def voices_of(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Voice, ...]:
    """Return the voice of each of the own text's `sentences`; `text` is the full body."""
    grammar = _grammar(lexicon)
    voices = [Voice.OWN] * len(sentences)
    for number in _summaries(sentences, grammar):
        voices[number] = Voice.TOLD
    general = range(len(sentences)) if grammar.mass.search(text) else _steps(sentences, grammar)
    for number in general:
        if not grammar.firm.search(sentences[number].text):
            voices[number] = Voice.OTHERS
    nobody = (_reported(sentences, grammar), _answered(text, sentences, grammar))
    for number in (*chain.from_iterable(nobody), *_closing(sentences, grammar)):
        voices[number] = Voice.OTHERS
    quotations = [Span(*match.span()) for match in _QUOTATION.finditer(text)]
    for number, sentence in enumerate(sentences):
        if any(quotation.holds(sentence.span) for quotation in quotations):
            voices[number] = Voice.OTHERS
    return tuple(voices)


def is_plain(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Tell whether a sentence turns to its reader in so many words: "please", "you"."""
    return bool(_grammar(lexicon).plain.search(sentence.text))


def _summaries(sentences: Sequence[Sentence], grammar: _Grammar) -> set[int]:
    """Return what follows a sentence such as "Here are the main points"."""
    for number, sentence in enumerate(sentences):
        if grammar.contents.search(sentence.text) and not grammar.tasks.search(sentence.text):
            return set(range(number + 1, len(sentences)))
    return set()


def _steps(sentences: Sequence[Sentence], grammar: _Grammar) -> set[int]:
    """Return instructions: what "How it works" announces, in its sentence and below it."""
    found: set[int] = set()
    for number, sentence in enumerate(sentences):
        if grammar.steps.search(sentence.text):
            found.update((number, *_list_below(sentences, number)))
    return found


def _reported(sentences: Sequence[Sentence], grammar: _Grammar) -> set[int]:
    """Return the lists and questions that "They wanted to know three things:" announces."""
    found: set[int] = set()
    for number, sentence in enumerate(sentences):
        said = sentence.text.rstrip()
        if said.endswith(":") and grammar.reports.search(said) and not grammar.tasks.search(said):
            found.update(_list_below(sentences, number))
    return found


def _closing(sentences: Sequence[Sentence], grammar: _Grammar) -> set[int]:
    """Return the second halves of stock closers such as "Questions? Call us."."""
    return {
        number
        for number, (sentence, after) in enumerate(pairwise(sentences), start=1)
        if _is_question(sentence)
        and grammar.closers.search(sentence.text)
        and after.paragraph == sentence.paragraph
        and len(after.text.split()) <= _LONGEST_ANSWER
        and grammar.contact.search(after.text)
    }


def _list_below(sentences: Sequence[Sentence], number: int) -> list[int]:
    """Return the rest of a sentence's paragraph, or the paragraph or the list below it."""
    here = sentences[number].paragraph
    rest = [n for n in range(number + 1, len(sentences)) if sentences[n].paragraph == here]
    if rest:
        return rest
    below: list[int] = []
    for n in range(number + 1, len(sentences)):
        one = sentences[n]
        first = one.paragraph == here + 1
        listed = one.item or (bool(below) and sentences[below[-1]].paragraph == one.paragraph)
        if not first and not listed:
            break
        below.append(n)
    return below


def _answered(text: str, sentences: Sequence[Sentence], grammar: _Grammar) -> set[int]:
    """Return the questions that the writer answers."""
    announced = any(grammar.replies.search(sentence.text) for sentence in sentences)
    headings = set(_headings(text, sentences, grammar))
    found: set[int] = set()
    for number in reversed(range(len(sentences))):
        sentence, after = sentences[number], _after(sentences, number)
        if after is None or not _is_question(sentence):
            continue
        if _answers(sentence, after, grammar):
            answered = True
        elif _is_question(after):
            same = after.paragraph == sentence.paragraph and not after.item
            answered = same and number + 1 in found and not _is_request(sentence, grammar)
        else:
            answered = announced or number in headings
        if answered:
            found.add(number)
    return found


def _after(sentences: Sequence[Sentence], number: int) -> Sentence | None:
    """Return the sentence after the one of that number; None for the last."""
    return sentences[number + 1] if number + 1 < len(sentences) else None


def _is_question(sentence: Sentence) -> bool:
    """Tell whether a sentence has the mark of a question."""
    return sentence.text.rstrip(_TAIL).endswith("?")


def _is_request(sentence: Sentence, grammar: _Grammar) -> bool:
    """Tell whether a question wants the reader to do something: "Could you ...?"."""
    return bool(grammar.request.search(sentence.text))


def _answers(question: Sentence, after: Sentence, grammar: _Grammar) -> bool:
    """Tell whether `after` answers the question before it: "Yes", "I'd say ...", or no verb."""
    said = after.text.lstrip(" *-\"'")
    if grammar.answers.match(said):
        return True
    if _is_request(question, grammar) or grammar.second.search(question.text):
        return False
    return bool(grammar.guesses.match(said)) or (
        len(said.split()) <= _LONGEST_ANSWER
        and said.rstrip().endswith(".")
        and not re.fullmatch(r"[^\W\d_]+\W*", said)
        and not grammar.prompts.search(said)
        and not grammar.finite.search(said)
    )


def _headings(text: str, sentences: Sequence[Sentence], grammar: _Grammar) -> list[int]:
    """Return the questions at the head of a line that answers them, if the mail has several."""
    found: list[int] = []
    for number, (sentence, after) in enumerate(pairwise(sentences)):
        above = sentences[number - 1].span.end if number else sentence.span.start
        heads = number == 0 or "\n" in text[above : sentence.span.start]
        near = after.paragraph <= sentence.paragraph + 1 and not _is_question(after)
        if heads and near and _is_question(sentence) and not sentence.item:
            found.extend([number] if grammar.heading.search(sentence.text) else [])
    return found if len(found) >= _FEWEST_HEADINGS else []
