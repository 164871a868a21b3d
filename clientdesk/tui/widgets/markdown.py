"""Colouring of Markdown, one visible line at a time: markers are dimmed, never hidden."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of one line in one role."""

    start: int
    """Index of its first character."""
    end: int
    """Index after its last one."""
    role: str
    """`mark`, `heading`, `bullet`, `task`, `strong`, `emphasis`, `code`, `link` or `quote`."""


ROLES = ("mark", "heading", "bullet", "task", "strong", "emphasis", "code", "link", "quote")
"""Every role, in the order of the sheet."""

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)")
_BULLET = re.compile(r"\s*([-*+]|\d{1,9}[.)])(?:[ \t]+(\[[ xX]\]))?[ \t]")
_QUOTE = re.compile(r"\s{0,3}>.*")
_INLINE = re.compile(
    r"(?P<code>`[^`]+`)"
    r"|(?P<strong>(\*\*|__)(?=\S).+?(?<=\S)(?:\*\*|__))"
    r"|(?<![\w*])(?P<emphasis>([*_])(?=[^\s*_]).+?(?<=[^\s*_])\5)(?![\w*])"
    r"|(?P<wiki>\[\[[^\]]+\]\])"
    r"|(?P<link>\[[^\]]+\]\([^)\s]+\))"
    r"|(?P<url>https?://[^\s<>)]+)"
    r"|(?<![\w#&/])(?P<tag>[#@][^\W\d]\w*)"
)
_FENCES = ("```", "~~~")
_MARKERS = {"code": 1, "strong": 2, "emphasis": 1, "wiki": 2}
_ROLE = {"wiki": "link", "url": "link", "tag": "link"}


def is_fence(line: str) -> bool:
    """Tell whether a line begins or ends a block of code (CommonMark, fenced code blocks)."""
    return line.lstrip(" ")[:3] in _FENCES


def fences(lines: Iterable[str]) -> tuple[int, ...]:
    """Return the rows at which blocks of code begin and end, in turn."""
    found: list[int] = []
    kind = ""
    for row, line in enumerate(lines):
        if "```" not in line and "~~~" not in line:
            continue
        mark = line.lstrip(" ")[:3]
        if mark in _FENCES and (not kind or mark == kind):
            kind = "" if kind else mark
            found.append(row)
    return tuple(found)


def spans(line: str) -> Iterator[Span]:
    """Yield the coloured stretches of one line of CommonMark; later ones lie over earlier ones."""
    if match := _HEADING.match(line):
        yield Span(0, match.end(1), "mark")
        yield Span(match.start(2), len(line), "heading")
    elif _QUOTE.match(line):
        yield Span(0, len(line), "quote")
    elif match := _BULLET.match(line):
        yield Span(match.start(1), match.end(1), "bullet")
        if match[2]:
            yield Span(match.start(1), match.end(2), "task")
    if line.isalnum():
        return
    for match in _INLINE.finditer(line):
        yield from _inline(match)


def _inline(match: "re.Match[str]") -> Iterator[Span]:
    kind = str(match.lastgroup)
    start, end = match.span()
    if kind == "link":
        middle = match[0].index("](") + start
        yield Span(start, end, "mark")
        yield Span(start + 1, middle, "link")
        return
    width = _MARKERS.get(kind, 0)
    if width:
        yield Span(start, start + width, "mark")
        yield Span(end - width, end, "mark")
    yield Span(start + width, end - width, _ROLE.get(kind, kind))
