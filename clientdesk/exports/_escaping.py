"""User text inside a Markdown page, so that it can neither break nor take over the structure.

The rules are CommonMark 0.31's (https://spec.commonmark.org/0.31.2/).
"""

import re

_INLINE = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|~(?=~)")
_LEADING = re.compile(r"^(?:[#+>=~-]|\d{1,9}(?=[.)]))")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
_CONTAINER = r"(?: {0,3}(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]{0,4})"
"""A quotation's mark or a list's bullet, which may hold headings of their own."""
_HEADING = re.compile(rf"^({_CONTAINER}*) {{0,3}}(#{{1,6}})(?=[ \t]|$)")
_NESTED_UNDERLINE = re.compile(rf"^((?:{_CONTAINER}| )+)(=+|-+)(?=[ \t]*$)")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
_HTML = re.compile(r"^( {0,3})<(?!(?:[a-z][a-z0-9+.-]*:|[^\s<>@]+@)[^\s<>]*>)", re.IGNORECASE)
_BLOCK = re.compile(
    r"^(?: {4}|\t| {0,3}(?:#{1,6}(?=[ \t]|$)|>|[+*-](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|`{3}|~{3}|<|"
    r"(?:[*_-][ \t]*){3,}$))"
)
_CLOSING = re.compile(r" (#+)$")
_HASH = "\\#"
_DEEPEST = 6


def inline(text: str) -> str:
    """Return text as one line that Markdown shows as it is, after other words in the same line."""
    return _INLINE.sub(r"\\\g<0>", " ".join(text.split()))


def opening(text: str) -> str:
    """Return text as `inline` does, fit to stand first in a line or a list's item."""
    escaped = inline(text)
    found = _LEADING.match(escaped)
    if found is None:
        return escaped
    end = found.end()
    return f"{escaped[:end]}\\{escaped[end:]}" if escaped[0].isdecimal() else f"\\{escaped}"


def heading(text: str, level: int) -> str:
    """Return text as a heading; hashes at its end, which Markdown drops, are kept."""
    return _CLOSING.sub(_escape_all, f"{'#' * level} {inline(text)}")


def _escape_all(found: re.Match[str]) -> str:
    return f" {found[1].replace('#', _HASH)}"


def block(text: str, *, below: int) -> list[str]:
    """Return Markdown text as lines that stay inside the section they stand in.

    Its headings sink below level `below` and keep their order among themselves, a code fence left
    open is closed, and lines that would begin a block of raw HTML, which could swallow what
    follows, show their `<` instead.
    """
    source = text.strip("\n").split("\n")
    sink = max(0, below + 1 - _shallowest(source))
    lines: list[str] = []
    fence = ""
    for line in source:
        before = fence
        fence = _fence_after(line, fence)
        if before or fence:
            lines.append(line)
        else:
            _add(lines, line, sink)
    if fence:
        lines.append(fence)
    return [line if line.strip() else "" for line in lines]


def _fence_after(line: str, fence: str) -> str:
    """Return the fence that is open after a line, or an empty text."""
    found = _FENCE.match(line)
    if found is None:
        return fence
    if not fence:
        return "" if found[1][0] == "`" and "`" in found[2] else found[1]
    return "" if found[1].startswith(fence) and not found[2].strip() else fence


def _shallowest(source: list[str]) -> int:
    """Return the level of the highest heading outside of code; the deepest there is without any."""
    level = _DEEPEST
    fence = ""
    for line in source:
        before = fence
        fence = _fence_after(line, fence)
        if before or fence:
            continue
        if found := _HEADING.match(line):
            level = min(level, len(found[2]))
        elif found := _UNDERLINE.match(line):
            level = min(level, _underlined(found))
    return level


def _underlined(found: re.Match[str]) -> int:
    return 1 if found[1][0] == "=" else 2


def _add(lines: list[str], line: str, sink: int) -> None:
    """Add one line that stands in no code fence."""
    underline = _UNDERLINE.match(line)
    if underline and lines and lines[-1].strip() and not _BLOCK.match(lines[-1]):
        start = _paragraph(lines)
        level = min(_DEEPEST, sink + _underlined(underline))
        words = " ".join(part.strip() for part in lines[start:])
        lines[start:] = [f"{'#' * level} {words}"]
        return
    if found := _HEADING.match(line):
        level = min(_DEEPEST, sink + len(found[2]))
        line = f"{found[1]}{'#' * level}{line[found.end() :]}"
    lines.append(_HTML.sub(r"\1\\<", line))


def _paragraph(lines: list[str]) -> int:
    """Return where the paragraph at the end of the lines begins: it is all of a heading's text."""
    start = len(lines) - 1
    while start and lines[start - 1].strip() and not _BLOCK.match(lines[start - 1]):
        start -= 1
    return start
