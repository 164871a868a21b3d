"""The zones of an email: greeting, own text, sign-off, signature, quoted mail, small print.

Checks see the own text only. Where a zone begins is told by its first line; the words that give
it away stand in every language's `zones` rule, since a mail may quote one in another.
"""

import re

from clientdesk.language.quoting import mark_forwarded, mark_quotes, mark_top
from clientdesk.language.span import Span, trimmed
from clientdesk.language.zone import Line, Zone, Zoned, is_name_line, lines_of, mark_rest, words_of

_FIRM_RULE = re.compile(r"^(?:[-_=*]\s?){5,}$")
_DELIMITER = re.compile(r"^--\s*$")
_NAMES = re.compile(r"[^\W\d_][\w.'’-]*(?:[,/]? ?(?:&|[^\W\d_][\w.'’-]*)){0,6}\s*[,:–—-]+")
_SHORT_LINE = 8
_LONGEST_GREETING = 80
_LONGEST_NAME = 3
"""Words of a greeting that ends with a full stop: more are a sentence."""
_FEW_LINES = 2
_LONGEST_SIGNATURE = 80


def zones_in(text: str) -> tuple[Zoned, ...]:
    """Cut a mail into its zones, in order. Blank lines between them belong to none."""
    lines = lines_of(text)
    kinds: list[Zone | None] = [None] * len(lines)
    mark_top(lines, kinds)
    own_end = mark_quotes(lines, kinds)
    _mark_greeting(lines, kinds)
    own_end = mark_forwarded(lines, kinds, own_end)
    _mark_ending(lines, kinds, own_end)
    _mark_small_print(lines, kinds)
    return tuple(_merged(text, lines, kinds))


def _mark_greeting(lines: list[Line], kinds: list[Zone | None]) -> None:
    """Mark the salutation, if the first line of the own text is one."""
    for number, line in enumerate(lines):
        if kinds[number] is not None or not line.text:
            continue
        if _is_greeting(line.text):
            kinds[number] = Zone.GREETING
        return


def _is_greeting(line: str) -> bool:
    """Tell whether a line only greets: "Dear Ann," or "Ann," or "Hi all -"."""
    words = line.split()
    if len(words) > _SHORT_LINE or len(line) > _LONGEST_GREETING or line.endswith("?"):
        return False
    if line.endswith(".") and len(words) > _LONGEST_NAME:
        return False
    if words_of("greeting").fullmatch(line.rstrip(" ,:;!.-–—")):
        return True
    return bool(_NAMES.fullmatch(line)) and all(_is_name(word) for word in words)


def _is_name(word: str) -> bool:
    """Tell whether a word of a salutation may belong to a list of names."""
    bare = word.strip(" ,:;!.-–—/")
    return not bare or bare[0].isupper() or bool(words_of("joiners").fullmatch(bare))


def _mark_ending(lines: list[Line], kinds: list[Zone | None], own_end: int) -> None:
    """Mark the sign-off and the signature, found from the end of the writer's own part."""
    own = [n for n in range(own_end) if kinds[n] is None and lines[n].text]
    for place, n in enumerate(own[1:], start=1):
        if _begins_signature(lines, own, place):
            mark_rest(kinds, n, own_end, Zone.SIGNATURE)
            own = own[:place]
            break
    for n in reversed(own[1:]):
        if words_of("sign_off").fullmatch(lines[n].text.rstrip(" ,:;!.-–—")):
            after = [number for number in own if number > n]
            if all(len(lines[number].text.split()) <= _SHORT_LINE for number in after):
                kinds[n] = Zone.SIGN_OFF
                mark_rest(kinds, n + 1, own_end, Zone.SIGNATURE)
                return
    _mark_name(lines, kinds, own)


def _begins_signature(lines: list[Line], own: list[int], place: int) -> bool:
    """Tell whether the own line at `place` is a rule with only a signature below it."""
    line = lines[own[place]].text
    if _DELIMITER.match(line) or not _FIRM_RULE.match(line):
        return bool(_DELIMITER.match(line))
    words = sum(len(lines[number].text.split()) for number in own[place + 1 :])
    return words <= _LONGEST_SIGNATURE


def _mark_name(lines: list[Line], kinds: list[Zone | None], own: list[int]) -> None:
    """Mark lines at the end that hold a name and nothing else: there may be no sign-off."""
    for n in reversed(own[1:]):
        if not is_name_line(lines[n].text):
            return
        kinds[n] = Zone.SIGNATURE


def _mark_small_print(lines: list[Line], kinds: list[Zone | None]) -> None:
    """Mark the paragraphs that are a disclaimer, from the line on which they begin to be one."""
    small, start = words_of("small_print"), 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].text:
            end += 1
        paragraph = " ".join(line.text for line in lines[start:end])
        if match := small.search(paragraph):
            first = _line_at(lines, start, match.start())
            for number in range(start if first - start < _FEW_LINES else first, end):
                if kinds[number] in (None, Zone.SIGNATURE):
                    kinds[number] = Zone.SMALL_PRINT
        start = end + 1


def _line_at(lines: list[Line], start: int, offset: int) -> int:
    """Return the number of the line with character `offset` of the paragraph from `start`."""
    number = start
    while offset > len(lines[number].text):
        offset -= len(lines[number].text) + 1
        number += 1
    return number


def _merged(text: str, lines: list[Line], kinds: list[Zone | None]) -> list[Zoned]:
    """Join neighbouring lines of one kind."""
    found: list[Zoned] = []
    for line, kind in zip(lines, kinds, strict=True):
        zone = kind or Zone.OWN
        if not line.text:
            continue
        span = trimmed(text, *line.span)
        if found and found[-1].zone is zone:
            found[-1] = Zoned(zone, Span(found[-1].span.start, span.end))
        else:
            found.append(Zoned(zone, span))
    return found
