"""Somebody else's words in an email: quoted answers, earlier mails, mails passed on."""

import re
from itertools import takewhile

from clientdesk.language.zone import Line, Zone, is_name_line, mark_rest, words_of

_QUOTE_MARK = re.compile(r"[>|]")
_DASHED = re.compile(r"^-{2,}\s*\S.*\S\s*-{2,}$|^-{5,}\s*\S.*")
_STAMP = re.compile(r".*\d{1,2}[:/.]\d{2}|.*@")
_LONGEST_POINTER = 40
"""Words that may stand above a mail that is passed on without a mark."""
_LONGEST_REMARK = 15
"""Words of a remark above such a mail that needs no pointer."""
_HEADERS_NEEDED = 2
_LONGEST_TOP = 16
_LONGEST_TITLE = 3
"""Words of a title such as "MEMORANDUM"."""
_SHORT_LINE = 8


def mark_top(lines: list[Line], kinds: list[Zone | None]) -> None:
    """Mark the header lines that some exports put above the mail itself; they quote nothing."""
    header, filled = words_of("header"), [n for n, line in enumerate(lines) if line.text]
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


def mark_quotes(lines: list[Line], kinds: list[Zone | None]) -> int:
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


def mark_forwarded(lines: list[Line], kinds: list[Zone | None], own_end: int) -> int:
    """Mark a mail that is passed on without a mark of its own; return where the own part ends.

    It begins with a second salutation, below a name or below a few words that point to it.
    """
    own = [n for n in range(own_end) if kinds[n] is None and lines[n].text]
    for place, n in enumerate(own[1:], start=1):
        if lines[n - 1].text or not words_of("greeting").fullmatch(
            lines[n].text.rstrip(" ,:;!.-–—")
        ):
            continue
        before = " ".join(lines[number].text for number in own[:place])
        words = len(before.split())
        remark = words <= _LONGEST_REMARK and before[-1] in ".?!…"
        pointed = words <= _LONGEST_POINTER and bool(words_of("pointer").search(before))
        above = lines[own[place - 1]].text
        if lines[n].text[-1] in ",:-–—" and (remark or pointed or is_name_line(above)):
            mark_rest(kinds, n, own_end, Zone.QUOTED)
            return n
    return own_end


def _opens_quote(lines: list[Line], number: int) -> bool:
    """Tell whether a line begins an earlier mail: "On ... wrote:", dashes or headers."""
    line = lines[number].text
    if not line:
        return False
    joined = " ".join(entry.text for entry in lines[number : number + 3] if entry.text)
    if words_of("attribution").match(joined) and words_of("attribution").match(
        _shortest_attribution(lines, number)
    ):
        return True
    if words_of("forwarded").match(line.strip("-_*= ")) and _DASHED.match(line):
        return True
    return _header_block(lines, number)


def _shortest_attribution(lines: list[Line], number: int) -> str:
    """Return the line, or it and its two followers, up to the colon that ends an attribution."""
    taken: list[str] = []
    for entry in lines[number : number + 3]:
        taken.append(entry.text)
        if entry.text.endswith(":"):
            break
    return " ".join(taken)


def _header_block(lines: list[Line], number: int) -> bool:
    """Tell whether header lines such as "From:" begin here: two, or one below a stamp."""
    header = words_of("header")
    if not header.match(lines[number].text):
        return False
    block = takewhile(lambda line: line.text, lines[number:])
    found = sum(bool(header.match(line.text)) for line in block)
    stamped = number > 0 and bool(_STAMP.match(lines[number - 1].text))
    return found >= _HEADERS_NEEDED or (found == 1 and stamped)


def _is_title(line: str) -> bool:
    """Tell whether a line is a title such as "MEMORANDUM"."""
    return len(line.split()) <= _LONGEST_TITLE and line[-1].isalpha() and line.isupper()


def _attribution_start(lines: list[Line], number: int) -> int:
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


def _interleaved(lines: list[Line], number: int) -> bool:
    """Tell whether quoted lines carry `>` below an attribution; others are then replies."""
    below = [entry.text for entry in lines[number + 1 : number + 6] if entry.text]
    return any(entry.startswith(">") for entry in below)
