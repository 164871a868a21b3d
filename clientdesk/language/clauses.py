"""Imperatives: a bare verb at the head of a clause, told from the nouns that look like it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from clientdesk.language.lexicon import Lexicon
from clientdesk.language.pattern import compile_patterns
from clientdesk.language.span import Span

_BREAK = re.compile(r"[;:–—(…]+\s*|\s-{1,3}\s*|-{2,}\s*|\.{2,}\s*|(?P<soft>,\s+)|[.!?]\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOCATIVE = re.compile(r"(?:[A-ZÀ-Ž][\w.'’-]*(?:,| and| &|/)?\s*){1,4}")
_COMPOUND = re.compile(r"\s*(?:[-/]\w|['’]s\b)")
_GAP = re.compile(r"[\s,]*")
_NAME = re.compile(r"\s+[A-ZÀ-Ž]")
_CALLED = re.compile(r"(?P<name>[A-ZÀ-Ž][a-zà-ž]+)(?P<you> you)?\s+(?=[a-z])")
_CLAUSE_END = re.compile(r"[,;:]\s+")
_CLAUSE = re.compile(r".*?(?= and |[,;.:!?]|$)", re.DOTALL)
_LONGEST_NAMES = 60
_NO_NAME = ("s", "ing", "ed", "ly")
"""Ends of words that are rather a plural or a form of a verb than a name."""
BLANK = "¦"
"""What stands for a letter that is left out of account: no word, no space, no end of a clause."""
QUOTE = "¤"
"""The same for a letter of somebody else's words, which may be what a verb is about."""
_QUOTED = re.compile(rf"\s+[\"“„«{QUOTE}]")
_LEAD = re.compile(r"[\s>*•\"“‘'’(\[]*")


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How one language commands."""

    adverbs: re.Pattern[str]
    openers: re.Pattern[str]
    subordinators: re.Pattern[str]
    coordinators: re.Pattern[str]
    negators: re.Pattern[str]
    pointers: re.Pattern[str]
    links: re.Pattern[str]
    verbs: frozenset[str]
    weak: frozenset[str]
    objects: frozenset[str]
    object_endings: tuple[str, ...]
    particles: frozenset[str]
    people: frozenset[str]
    no_names: frozenset[str]
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
        subordinators=rule.expression("subordinators"),
        coordinators=rule.expression("coordinators"),
        negators=rule.expression("negators"),
        pointers=rule.expression("pointers"),
        links=rule.expression("links"),
        verbs=rule.listed("verbs"),
        weak=rule.listed("weak"),
        objects=rule.listed("objects"),
        object_endings=tuple(rule.listed("object_endings")),
        particles=rule.listed("particles"),
        people=rule.listed("people"),
        no_names=rule.listed("no_names"),
        forms=rule.expression("forms"),
        finite=compile_patterns([finite] if finite else ()),
        heads=rule.expression("except"),
    )


def imperative_in(sentence: str, lexicon: Lexicon) -> Span | None:
    """Return the first imperative verb of `sentence`, as indices into it, or None."""
    grammar = _grammar(lexicon)
    for start, sure in _heads(sentence, grammar):
        verb = _verb_at(sentence, start, grammar, sure=sure)
        if verb:
            return verb
    return None


def _heads(sentence: str, grammar: _Grammar) -> Iterator[tuple[int, bool]]:
    """Yield where a main clause may begin in `sentence`, and whether one surely does."""
    lead = _LEAD.match(sentence)
    first = lead.end() if lead else 0
    yield first, True
    called = _CALLED.match(sentence, first)
    if called and _is_called(sentence, called, grammar):
        yield called.end(), False
    for mark in _BREAK.finditer(sentence):
        before = sentence[: mark.start()]
        if mark["soft"] is None or grammar.subordinators.match(_last_clause(before)):
            yield mark.end(), True
        elif _opens(before, grammar):
            yield mark.end(), False
    joined = (*grammar.coordinators.finditer(sentence), *_after_pointer(sentence, grammar))
    for word in joined:
        gap = _GAP.match(sentence, word.end())
        yield gap.end() if gap else word.end(), False


def _is_called(sentence: str, called: re.Match[str], grammar: _Grammar) -> bool:
    """Tell whether a first word is a name that calls its bearer: "Jeff call Ann about the keys".

    A subject in the singular has a verb in -s behind it, and so gives no bare verb away.
    """
    word = called["name"].lower()
    known = word in grammar.verbs or word in grammar.weak or word in grammar.no_names
    verb = _WORD.match(sentence, called.end())
    noun = verb and _next_word(sentence[verb.end() :]) in grammar.particles - {"up", "out"}
    other = noun or (word.endswith(_NO_NAME) and not called["you"])
    return bool(grammar.no_names) and not known and not other


def _after_pointer(sentence: str, grammar: _Grammar) -> Iterator[re.Match[str]]:
    """Yield the "and" of a sentence that opens like an imperative and is none: "see X and ..."."""
    lead = _LEAD.match(sentence)
    start = grammar.adverbs.match(sentence, lead.end() if lead else 0)
    place = start.end() if start else 0
    if sentence.startswith(BLANK) or grammar.pointers.match(sentence, place):
        yield from grammar.links.finditer(sentence)


def _last_clause(before: str) -> str:
    """Return what stands behind the last comma of `before`."""
    return _CLAUSE_END.split(before)[-1].lstrip()


def _opens(before: str, grammar: _Grammar) -> bool:
    """Tell whether what stands before a comma may be only a lead-up to the main clause."""
    if grammar.openers.match(before.lstrip()) or not before.strip(BLANK + " "):
        return True
    return len(before) <= _LONGEST_NAMES and bool(_VOCATIVE.fullmatch(before.strip()))


def _verb_at(sentence: str, start: int, grammar: _Grammar, *, sure: bool) -> Span | None:
    """Return the imperative verb at the head of the clause that begins at `start`, or None.

    Where it is not `sure` that a clause begins, every verb needs an object to be believed.
    """
    adverbs = grammar.adverbs.match(sentence, start)
    place = adverbs.end() if adverbs else start
    if grammar.heads.match(sentence, place) or grammar.heads.match(sentence, start):
        return None
    negator = grammar.negators.match(sentence, place) or grammar.negators.match(sentence, start)
    word = negator or _WORD.match(sentence, place)
    if not word:
        return None
    verb, after, span = word[0].lower(), sentence[word.end() :], Span(*word.span())
    if negator or grammar.forms.fullmatch(verb):
        return span
    if verb in grammar.weak:
        return span if _has_object(verb, after, grammar) else None
    if verb not in grammar.verbs or _COMPOUND.match(after):
        return None
    follows = _next_word(after)
    if grammar.finite.fullmatch(follows) or follows == "of":
        return None
    return span if sure or not follows or _has_object(verb, after, grammar) else None


def _has_object(verb: str, after: str, grammar: _Grammar) -> bool:
    """Tell whether what follows a doubtful verb makes it one."""
    follows = _next_word(after)
    if _QUOTED.match(after):
        return True
    if not follows or after[:1] in "-/.,:;!?":
        return False
    if not grammar.objects:
        return True
    if follows in grammar.objects or follows.endswith(grammar.object_endings):
        return True
    named = verb in grammar.people and _NAME.match(after)
    clause = _CLAUSE.match(after)
    finite = clause and grammar.finite.search(clause[0])
    return bool(follows in grammar.particles or named) and not finite


def _next_word(after: str) -> str:
    """Return the word that comes next, in lower case; empty if a mark comes first."""
    match = re.match(r"\s+([^\W_]+(?:['’][^\W_]+)?)", after)
    return match[1].lower() if match else ""
