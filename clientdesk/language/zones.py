"""The zones of an email: greeting, own text, sign-off, signature, quoted mail, small print.

Checks see the own text only. Where a zone begins is told by its first line; the words that give
it away stand in every language's `zones` rule, since a mail may quote one in another.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import takewhile

from clientdesk.language.accents import unaccented
from clientdesk.language.lexicon import languages, lexicon
from clientdesk.language.span import Span, trimmed


class Zone(StrEnum):
    """A kind of stretch in an email."""

    GREETING = "greeting"
    """The salutation line."""
    OWN = "own"
    """What the writer says."""
    SIGN_OFF = "sign-off"
    """The closing formula."""
    SIGNATURE = "signature"
    """Name, firm, addresses."""
    QUOTED = "quoted"
    """Somebody's earlier mail, with its header lines."""
    SMALL_PRINT = "small print"
    """Disclaimers and unsubscribe lines."""


@dataclass(frozen=True, slots=True)
class Zoned:
    """A stretch of a mail and its kind."""

    zone: Zone
    """The kind."""
    span: Span
    """Where it stands; whole lines, without white space at the ends."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a mail."""

    span: Span
    """Where it stands, its line end included."""
    text: str
    """What it says, without white space at its ends."""


_QUOTE_MARK = re.compile(r"[>|]")
_FIRM_RULE = re.compile(r"^(?:[-_=*]\s?){5,}$")
_DASHED = re.compile(r"^-{2,}\s*\S.*\S\s*-{2,}$|^-{5,}\s*\S.*")
_DELIMITER = re.compile(r"^--\s*$")
_STAMP = re.compile(r".*\d{1,2}[:/.]\d{2}|.*@")
_NAMES = re.compile(r"[^\W\d_][\w.'’-]*(?:[,/]? ?(?:&|[^\W\d_][\w.'’-]*)){0,6}\s*[,:–—-]+")
_NAME_LINE = re.compile(r"[-–—~]*\s*[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3}[,.]?")
_LONGEST_POINTER = 40
"""Words that may stand above a mail that is passed on without a mark."""
_LONGEST_REMARK = 15
"""Words of a remark above such a mail that needs no pointer."""
_HEADERS_NEEDED = 2
_LONGEST_TOP = 16
_SHORT_LINE = 8
_LONGEST_GREETING = 80
_LONGEST_NAME = 3
"""Words of a greeting that ends with a full stop: more are a sentence."""
_FEW_LINES = 2
_LONGEST_SIGNATURE = 80


@cache
def _expression(key: str) -> re.Pattern[str]:
    """Return what the `zones` rules of all languages list under `key`, as one expression."""
    parts = [lexicon(code).rule("zones").expression(key).pattern for code in languages()]
    both = dict.fromkeys((*parts, *map(unaccented, parts)))
    return re.compile("|".join(f"(?:{part})" for part in both), re.IGNORECASE)


def zones_in(text: str) -> tuple[Zoned, ...]:
    """Cut a mail into its zones, in order. Blank lines between them belong to none."""
    lines = _lines(text)
    kinds: list[Zone | None] = [None] * len(lines)
    _mark_top(lines, kinds)
    own_end = _mark_quotes(lines, kinds)
    _mark_greeting(lines, kinds)
    own_end = _mark_forwarded(lines, kinds, own_end)
    _mark_ending(lines, kinds, own_end)
    _mark_small_print(lines, kinds)
    return tuple(_merged(text, lines, kinds))


def _lines(text: str) -> list[_Line]:
    """Cut a text at its line ends."""
    found, position = [], 0
    for line in text.split("\n"):
        end = min(len(text), position + len(line) + 1)
        found.append(_Line(Span(position, end), line.strip()))
        position = end
    return found


def _mark_quotes(lines: list[_Line], kinds: list[Zone | None]) -> int:
    """Mark quoted lines; return the number of the line from which all is somebody else's."""
    for number, line in enumerate(lines):
        if kinds[number] is not None:
            continue
        if _QUOTE_MARK.match(line.text):
            kinds[number] = Zone.QUOTED
        elif _opens_quote(lines, number):
            first = _attribution_start(lines, number)
            rest = [n for n in range(number, len(lines)) if not lines[n].text.startswith(">")]
            if _interleaved(lines, number):
                kinds[number] = Zone.QUOTED
                continue
            for n in range(first, len(lines)):
                kinds[n] = Zone.QUOTED
            return first if rest else number
    return len(lines)


def _opens_quote(lines: list[_Line], number: int) -> bool:
    """Tell whether a line begins an earlier mail: "On ... wrote:", dashes or headers."""
    line = lines[number].text
    if not line:
        return False
    joined = " ".join(entry.text for entry in lines[number : number + 3] if entry.text)
    if _expression("attribution").match(joined) and _expression("attribution").match(
        _shortest_attribution(lines, number)
    ):
        return True
    if _expression("forwarded").match(line.strip("-_*= ")) and _DASHED.match(line):
        return True
    return _header_block(lines, number)


def _shortest_attribution(lines: list[_Line], number: int) -> str:
    """Return the line, or it and its two followers, up to the colon that ends an attribution."""
    taken: list[str] = []
    for entry in lines[number : number + 3]:
        taken.append(entry.text)
        if entry.text.endswith(":"):
            break
    return " ".join(taken)


def _header_block(lines: list[_Line], number: int) -> bool:
    """Tell whether header lines such as "From:" begin here: two, or one below a stamp."""
    header = _expression("header")
    if not header.match(lines[number].text):
        return False
    block = takewhile(lambda line: line.text, lines[number:])
    found = sum(bool(header.match(line.text)) for line in block)
    stamped = number > 0 and bool(_STAMP.match(lines[number - 1].text))
    return found >= _HEADERS_NEEDED or (found == 1 and stamped)


def _mark_top(lines: list[_Line], kinds: list[Zone | None]) -> None:
    """Mark the header lines that some exports put above the mail itself; they quote nothing."""
    header, filled = _expression("header"), [n for n, line in enumerate(lines) if line.text]
    first = next(iter(filled), 0)
    begun = filled[1] if len(filled) > 1 and _is_title(lines[first].text) else first
    if not header.match(lines[begun].text):
        return
    last = first
    for number in range(first, min(len(lines), begun + _LONGEST_TOP)):
        if header.match(lines[number].text):
            last = number
    for number in range(first, last + 1):
        kinds[number] = Zone.QUOTED


def _is_title(line: str) -> bool:
    """Tell whether a line is a title such as "MEMORANDUM"."""
    return len(line.split()) <= _LONGEST_NAME and line[-1].isalpha() and line.isupper()


def _attribution_start(lines: list[_Line], number: int) -> int:
    """Go back from header lines over the name and the date that some programs put above them."""
    first = number
    while first > 0 and number - first < 4:  # noqa: PLR2004 - a name, a date, a blank
        above = lines[first - 1].text
        if above and not (_STAMP.match(above) and len(above.split()) <= _SHORT_LINE):
            break
        if not above and not (first > 1 and _STAMP.match(lines[first - 2].text)):
            break
        first -= 1
    return first


def _interleaved(lines: list[_Line], number: int) -> bool:
    """Tell whether quoted lines carry `>` below an attribution; others are then replies."""
    below = [entry.text for entry in lines[number + 1 : number + 6] if entry.text]
    return any(entry.startswith(">") for entry in below)


def _mark_greeting(lines: list[_Line], kinds: list[Zone | None]) -> None:
    """Mark the salutation, if the first line of the own text is one."""
    for number, line in enumerate(lines):
        if kinds[number] is not None or not line.text:
            continue
        if _is_greeting(line.text):
            kinds[number] = Zone.GREETING
        return


def _mark_forwarded(lines: list[_Line], kinds: list[Zone | None], own_end: int) -> int:
    """Mark a mail that is passed on without a mark of its own; return where the own part ends.

    It begins with a second salutation, below a name or below a few words that point to it.
    """
    own = [n for n in range(own_end) if kinds[n] is None and lines[n].text]
    for place, n in enumerate(own[1:], start=1):
        if lines[n - 1].text or not _expression("greeting").fullmatch(
            lines[n].text.rstrip(" ,:;!.-–—")
        ):
            continue
        before = " ".join(lines[number].text for number in own[:place])
        words = len(before.split())
        remark = words <= _LONGEST_REMARK and before[-1] in ".?!…"
        pointed = words <= _LONGEST_POINTER and bool(_expression("pointer").search(before))
        above = lines[own[place - 1]].text
        if lines[n].text[-1] in ",:-–—" and (remark or pointed or _is_name_line(above)):
            _mark_rest(kinds, n, own_end, Zone.QUOTED)
            return n
    return own_end


def _is_name_line(line: str) -> bool:
    """Tell whether a line holds a name and nothing else, as one below a mail does."""
    capitals = all(word[0].isupper() for word in re.findall(r"[^\W\d_][\w'’-]*", line))
    return capitals and bool(_NAME_LINE.fullmatch(line)) and not line.endswith(".")


def _is_greeting(line: str) -> bool:
    """Tell whether a line only greets: "Dear Ann," or "Ann," or "Hi all -"."""
    words = line.split()
    if len(words) > _SHORT_LINE or len(line) > _LONGEST_GREETING or line.endswith("?"):
        return False
    if line.endswith(".") and len(words) > _LONGEST_NAME:
        return False
    if _expression("greeting").fullmatch(line.rstrip(" ,:;!.-–—")):
        return True
    return bool(_NAMES.fullmatch(line)) and all(_is_name(word) for word in words)


def _is_name(word: str) -> bool:
    """Tell whether a word of a salutation may belong to a list of names."""
    bare = word.strip(" ,:;!.-–—/")
    return not bare or bare[0].isupper() or bool(_expression("joiners").fullmatch(bare))


def _mark_ending(lines: list[_Line], kinds: list[Zone | None], own_end: int) -> None:
    """Mark the sign-off and the signature, found from the end of the writer's own part."""
    own = [n for n in range(own_end) if kinds[n] is None and lines[n].text]
    for place, n in enumerate(own[1:], start=1):
        if _begins_signature(lines, own, place):
            _mark_rest(kinds, n, own_end, Zone.SIGNATURE)
            own = own[:place]
            break
    for n in reversed(own[1:]):
        if _expression("sign_off").fullmatch(lines[n].text.rstrip(" ,:;!.-–—")):
            after = [number for number in own if number > n]
            if all(len(lines[number].text.split()) <= _SHORT_LINE for number in after):
                kinds[n] = Zone.SIGN_OFF
                _mark_rest(kinds, n + 1, own_end, Zone.SIGNATURE)
                return
    _mark_name(lines, kinds, own)


def _begins_signature(lines: list[_Line], own: list[int], place: int) -> bool:
    """Tell whether the own line at `place` is a rule with only a signature below it."""
    line = lines[own[place]].text
    if _DELIMITER.match(line) or not _FIRM_RULE.match(line):
        return bool(_DELIMITER.match(line))
    words = sum(len(lines[number].text.split()) for number in own[place + 1 :])
    return words <= _LONGEST_SIGNATURE


def _mark_name(lines: list[_Line], kinds: list[Zone | None], own: list[int]) -> None:
    """Mark lines at the end that hold a name and nothing else: there may be no sign-off."""
    for n in reversed(own[1:]):
        if not _is_name_line(lines[n].text):
            return
        kinds[n] = Zone.SIGNATURE


def _mark_rest(kinds: list[Zone | None], start: int, end: int, zone: Zone) -> None:
    """Mark what is not yet marked in [start, end)."""
    for number in range(start, end):
        if kinds[number] is None:
            kinds[number] = zone


def _mark_small_print(lines: list[_Line], kinds: list[Zone | None]) -> None:
    """Mark the paragraphs that are a disclaimer, from the line on which they begin to be one."""
    small, start = _expression("small_print"), 0
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


def _line_at(lines: list[_Line], start: int, offset: int) -> int:
    """Return the number of the line with character `offset` of the paragraph from `start`."""
    number = start
    while offset > len(lines[number].text):
        offset -= len(lines[number].text) + 1
        number += 1
    return number


def _merged(text: str, lines: list[_Line], kinds: list[Zone | None]) -> list[Zoned]:
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
