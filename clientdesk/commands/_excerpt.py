"""Where a finding stands, and its line as a compiler shows it: cut to fit, with a caret below."""

import re
from collections.abc import Iterator

from clientdesk.commanding import columns_of, styled
from clientdesk.model.finding import Finding, Fix
from clientdesk.model.text import clean

_WIDEST = 100
"""Characters of a line that are shown."""
_BEFORE = 40
"""Characters in front of a finding that are shown of a longer line."""
_MOST_LINES = 4
"""Lines of a change that are shown."""
_BREAKS = re.compile("[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def place_of(text: str, at: int) -> tuple[int, int]:
    """Return line and column, both from 1 and in characters, of a string index."""
    start = text.rfind("\n", 0, at) + 1
    return text.count("\n", 0, at) + 1, at - start + 1


def bytes_before(text: str, at: int) -> int:
    """Return how many bytes of UTF-8 stand on the line in front of a string index."""
    return len(text[text.rfind("\n", 0, at) + 1 : at].encode("utf-8", "replace"))


def excerpt(finding: Finding, text: str) -> Iterator[str]:
    """Yield the line that holds a finding, and below it a caret with its tail."""
    number, _ = place_of(text, finding.start)
    gutter = len(str(number))
    first, last = _line(text, finding.start)
    cut, stop = _window(first, last, finding.start)
    lead, rest = ("…" if cut > first else ""), ("…" if stop < last else "")
    before = lead + shown(text[cut : finding.start])
    words = shown(text[finding.start : min(finding.end, stop)])
    after = shown(text[min(finding.end, stop) : stop]) + rest
    yield f" {number} | {before}{words}{after}".rstrip()
    tail = "~" * max(0, columns_of(words) - 1)
    yield f" {'':{gutter}} | {' ' * columns_of(before)}{styled('^' + tail, fg='green')}"


def change(fix: Fix, text: str) -> Iterator[str]:
    """Yield what a change takes away behind a minus, and what stands there then behind a plus."""
    first, last = _line(text, fix.start)
    if fix.end > last or "\n" in fix.text:
        yield from _lines("-", text[fix.start : fix.end], "red")
        yield from _lines("+", fix.text, "green")
        return
    cut, stop = _window(first, last, fix.start)
    stop = max(stop, min(last, fix.end + _BEFORE))
    before = ("…" if cut > first else "") + text[cut : fix.start]
    after = text[fix.end : stop] + ("…" if stop < last else "")
    yield from _lines("-", f"{before}{text[fix.start : fix.end]}{after}", "red")
    yield from _lines("+", f"{before}{fix.text}{after}", "green")


def shown(text: str) -> str:
    """Return a piece of a line of the same length, without tabs and control characters."""
    return "".join(" " if mark in "\r\n\t" else _harmless(mark) for mark in text)


def _harmless(mark: str) -> str:
    """Return one character that a terminal shows as one."""
    clear = clean(mark)
    return clear if len(clear) == 1 and clear != "\n" else "\ufffd"


def _line(text: str, at: int) -> tuple[int, int]:
    """Return where the line that holds a place begins and ends."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _window(first: int, last: int, at: int) -> tuple[int, int]:
    """Return the part of a line that is shown so that a place in it is seen."""
    cut = first if last - first <= _WIDEST else max(first, at - _BEFORE)
    return cut, min(last, cut + _WIDEST)


def _lines(sign: str, text: str, colour: str) -> Iterator[str]:
    """Yield the lines of one side of a change, not too many and none too long."""
    found = [line for line in _BREAKS.split(text) if line.strip()]
    for line in found[:_MOST_LINES]:
        said = shown(line) if len(line) <= 2 * _WIDEST else f"{shown(line[: 2 * _WIDEST])}…"
        yield styled(f" {sign} {said}".rstrip(), fg=colour)
    if len(found) > _MOST_LINES:
        yield f" {sign} …"
