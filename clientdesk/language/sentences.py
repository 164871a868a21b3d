"""Cutting a text into sentences: list items first, then the full stops that end something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from clientdesk.language.lexicon import Lexicon
from clientdesk.language.span import Span, trimmed

_BULLET = re.compile(r"[ \t]*(?:[-*•–—·‣▪o]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)](?=[ \t]+\S))[ \t]+")
_END = re.compile(r"(?:[.!?…]+[\"'’”)\]*_]*)(?=\s|$)|(?<=\w)[.!?](?=[\"”]\s)")
_LAST_WORD = re.compile(r"([\w.&'’-]+)\.$")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
ADDRESS = re.compile(
    # What stands before the @ has 64 characters at most (RFC 5321, 4.5.3.1.1).
    r"\b(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@[\w-]{1,255}\.[\w.]+",
    re.IGNORECASE,
)
_LONGEST = 1_000
"""The most characters of a sentence: what goes on for longer is no sentence, and is cut."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a list item or a heading."""

    span: Span
    """Where it stands in the full body, without white space at its ends and without its bullet."""
    text: str
    """What it says, line breaks as they are."""
    paragraph: int
    """Number of its paragraph in the own text, from 0."""
    item: bool = False
    """Whether it begins a list item."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that tell full stops apart."""

    abbreviations: frozenset[str]
    before_number: frozenset[str]
    starters: frozenset[str]


def sentences_in(
    text: str, zone: Span, lexicon: Lexicon, *, paragraph: int = 0
) -> Iterator[Sentence]:
    """Yield the sentences of one zone of `text`, in order, counting paragraphs on."""
    rule = lexicon.rule("sentences")
    words = _Words(
        rule.listed("abbreviations"), rule.listed("before_number"), rule.listed("starters")
    )
    for number, block in enumerate(_paragraphs(text, zone), start=paragraph):
        for line, item in _blocks(text, block):
            for span in chain.from_iterable(_cut(text, one) for one in _split(text, line, words)):
                first = item and span.start == line.start
                yield Sentence(span, span.of(text), number, item=first)


def _paragraphs(text: str, zone: Span) -> Iterator[Span]:
    """Cut a zone at its blank lines."""
    start = zone.start
    for gap in _BLANK_LINE.finditer(text, zone.start, zone.end):
        if start < gap.start():
            yield Span(start, gap.start())
        start = gap.end()
    if start < zone.end:
        yield Span(start, zone.end)


def _blocks(text: str, paragraph: Span) -> Iterator[tuple[Span, bool]]:
    """Cut a paragraph before its list items and where a line is too short to run on.

    Yields each block and whether it is a list item (its bullet is left out).
    """
    start, item, position = paragraph.start, False, paragraph.start
    previous = ""
    for line in text[paragraph.start : paragraph.end].splitlines(keepends=True):
        bullet = _BULLET.match(line)
        if position > start and (bullet or _breaks(previous, line)):
            yield from _block(text, start, position, item=item)
            start, item = position, False
        if bullet and start == position:
            start, item = position + bullet.end(), True
        position += len(line)
        previous = line
    yield from _block(text, start, paragraph.end, item=item)


def _block(text: str, start: int, end: int, *, item: bool) -> Iterator[tuple[Span, bool]]:
    """Yield [start, end) trimmed, if anything is left of it."""
    span = trimmed(text, start, end)
    if span.start < span.end:
        yield span, item


def _breaks(previous: str, line: str) -> bool:
    """Tell whether a line break was meant, and not put in by a program that folds lines."""
    before, after = previous.rstrip(), line.lstrip()
    if not before or not after:
        return True
    folded = len(before) + len(after.split(maxsplit=1)[0]) >= 60  # noqa: PLR2004 - programs fold at 66 to 80
    return not folded and (after[0].isupper() or not after[0].isalpha() or before[-1] in ".!?:")


def _split(text: str, block: Span, words: _Words) -> Iterator[Span]:
    """Cut a block at the marks that end a sentence."""
    addresses = [match.span() for match in ADDRESS.finditer(text, block.start, block.end)]
    start = block.start
    for mark in _END.finditer(text, block.start, block.end):
        if mark.start() < start or _runs_on(text, start, mark, block.end, words):
            continue
        if any(a <= mark.start() and mark.end() < b for a, b in addresses):
            continue
        span = trimmed(text, start, mark.end())
        if span.start < span.end:
            yield span
        start = mark.end()
    span = trimmed(text, start, block.end)
    if span.start < span.end:
        yield span


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Cut what is too long for a sentence between its words, or anywhere where it has none."""
    start = span.start
    while span.end - start > _LONGEST:
        gap = max(text.rfind(mark, start + 1, start + _LONGEST) for mark in " \n\t")
        end = gap if gap > start else start + _LONGEST
        yield trimmed(text, start, end)
        start = trimmed(text, end, span.end).start
    yield Span(start, span.end)


def _runs_on(text: str, start: int, mark: re.Match[str], end: int, words: _Words) -> bool:
    """Tell whether the sentence goes on: after an abbreviation, an initial, an ordinal."""
    follows = text[mark.end() : end].lstrip()
    if not follows:
        return False
    first = follows.split(maxsplit=1)[0].lower().strip(",")
    if follows[0].islower() and mark[0] != "?" and first not in words.starters:
        return True
    if mark[0] != ".":
        return False
    word = _LAST_WORD.search(text, start, mark.start() + 1)
    if not word:
        return False
    last = word[1].lower()
    if last in words.abbreviations or (len(last) == 1 and last.isalpha() and last != "i"):
        return True
    numbered = follows[0].isdigit()
    return numbered and (last in words.before_number or (last.isdigit() and len(last) <= 2))  # noqa: PLR2004 - "10. 12. 2026"
