"""Imperatives: a verb in its bare form at the head of a clause, told from nouns and from second thoughts."""

import re
from dataclasses import dataclass
from functools import cache

from clientdesk.language.lexicon import Lexicon
from clientdesk.language.pattern import compile_patterns
from clientdesk.language.span import Span

_BREAK = re.compile(r"[;:–—(…]+\s*|\s-{1,3}\s*|-{2,}\s*|\.{2,}\s*|(?P<soft>,\s+)|[.!?]\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOCATIVE = re.compile(r"(?:[A-ZÀ-Ž][\w.'’-]*(?:,| and| &|/)?\s*){1,4}")
_NAME = re.compile(r"\s+[A-ZÀ-Ž]")
_CLAUSE = re.compile(r".*?(?= and |[,;.:!?]|$)", re.DOTALL)
_LEAD = re.compile(r"[\s>*•\"“‘'’(\[]*")


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How one language commands."""

    adverbs: re.Pattern[str]
    openers: re.Pattern[str]
    coordinators: re.Pattern[str]
    negators: re.Pattern[str]
    verbs: frozenset[str]
    weak: frozenset[str]
    objects: frozenset[str]
    particles: frozenset[str]
    people: frozenset[str]
    forms: re.Pattern[str]
    finite: re.Pattern[str]
    heads: re.Pattern[str]


@cache
def _grammar(lexicon: Lexicon) -> _Grammar:
    """Compile a language's `imperatives` rule."""
    rule = lexicon.rule("imperatives")
    adverbs = rule.expression("adverbs").pattern
    finite = rule.raw.get("finite")
    return _Grammar(
        adverbs=re.compile(rf"(?:(?:{adverbs})[\s,:]*)*", re.IGNORECASE),
        openers=rule.expression("openers"),
        coordinators=rule.expression("coordinators"),
        negators=rule.expression("negators"),
        verbs=rule.listed("verbs"),
        weak=rule.listed("weak"),
        objects=rule.listed("objects"),
        particles=rule.listed("particles"),
        people=rule.listed("people"),
        forms=rule.expression("forms"),
        finite=compile_patterns([finite] if finite else ()),
        heads=rule.expression("except"),
    )


def imperative_in(sentence: str, lexicon: Lexicon) -> Span | None:
    """Return the first imperative verb of `sentence`, as indices into it, or None."""
    grammar = _grammar(lexicon)
    for start in _heads(sentence, grammar):
        verb = _verb_at(sentence, start, grammar)
        if verb:
            return verb
    return None


def _heads(sentence: str, grammar: _Grammar) -> list[int]:
    """Return where a main clause may begin in `sentence`."""
    lead = _LEAD.match(sentence)
    starts = [lead.end() if lead else 0]
    for mark in _BREAK.finditer(sentence):
        before = sentence[: mark.start()]
        if mark["soft"] is None or _opens(before, grammar):
            starts.append(mark.end())
    starts.extend(match.start() for match in grammar.coordinators.finditer(sentence))
    return starts


def _opens(before: str, grammar: _Grammar) -> bool:
    """Tell whether what stands before a comma only leads up to the main clause."""
    return bool(grammar.openers.match(before.lstrip()) or _VOCATIVE.fullmatch(before.strip()))


def _verb_at(sentence: str, start: int, grammar: _Grammar) -> Span | None:
    """Return the imperative verb at the head of the clause that begins at `start`, or None."""
    adverbs = grammar.adverbs.match(sentence, start)
    place = adverbs.end() if adverbs else start
    if grammar.heads.match(sentence, place) or grammar.heads.match(sentence, start):
        return None
    negator = grammar.negators.match(sentence, place)
    if negator:
        return Span(*negator.span())
    word = _WORD.match(sentence, place)
    if not word:
        return None
    verb, after = word[0].lower(), sentence[word.end() :]
    if grammar.forms.fullmatch(verb):
        return Span(*word.span())
    if verb in grammar.weak:
        return Span(*word.span()) if _has_object(verb, after, grammar) else None
    if verb in grammar.verbs and not re.match(r"\s*(?:[-/]\w|['’]s\b)", after):
        follows = _next_word(after)
        return (
            Span(*word.span())
            if not grammar.finite.fullmatch(follows) and follows != "of"
            else None
        )
    return None


def _has_object(verb: str, after: str, grammar: _Grammar) -> bool:
    """Tell whether what follows a doubtful verb makes it one."""
    follows = _next_word(after)
    if not follows or after[:1] in "-/.,:;!?":
        return False
    if follows in grammar.objects:
        return True
    named = verb in grammar.people and _NAME.match(after)
    clause = _CLAUSE.match(after)
    finite = clause and grammar.finite.search(clause[0])
    return bool(follows in grammar.particles or named) and not finite


def _next_word(after: str) -> str:
    """Return the word that comes next, in lower case; empty if a mark comes first."""
    match = re.match(r"\s+([^\W_]+(?:['’][^\W_]+)?)", after)
    return match[1].lower() if match else ""
