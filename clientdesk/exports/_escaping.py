"""User text inside a Markdown page, so that it can neither break nor take over the structure.

The rules are CommonMark 0.31's (https://spec.commonmark.org/0.31.2/).
"""

import re

_INLINE = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|~(?=~)")
_LEADING = re.compile(r"^(?:[#+>=~-]|\d{1,9}(?=[.)]))")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
_HEADING = re.compile(r"^( {0,3})(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
_HTML = re.compile(r"^( {0,3})<(?!(?:[a-z][a-z0-9+.-]*:|[^\s<>@]+@)[^\s<>]*>)", re.IGNORECASE)
_BLOCK = re.compile(r"^(?: {4}|\t| {0,3}(?:[#>+*-]|\d{1,9}[.)]|`{3}|~{3}|<))")
_DEEPEST = 6


def inline(text: str) -> str:
    """Return text as one line that Markdown shows as it is, whatever stands in it."""
    line = " ".join(text.split())
    escaped = _INLINE.sub(r"\\\g<0>", line)
    found = _LEADING.match(escaped)
    if found is None:
        return escaped
    end = found.end()
    return f"{escaped[:end]}\\{escaped[end:]}" if escaped[0].isdecimal() else f"\\{escaped}"


def block(text: str, *, below: int) -> list[str]:
    """Return Markdown text as lines that stay inside the section they stand in.

    Its headings sink below level `below`, a code fence left open is closed, and lines that would
    begin a block of raw HTML, which could swallow what follows, show their `<` instead.
    """
    lines: list[str] = []
    fence = ""
    for line in text.strip("\n").split("\n"):
        found = _FENCE.match(line)
        if fence:
            lines.append(line)
            if found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
        elif found and not (found[1][0] == "`" and "`" in found[2]):
            fence = found[1]
            lines.append(line)
        else:
            _add(lines, line, below)
    if fence:
        lines.append(fence)
    return [line.rstrip() if not line.strip() else line for line in lines]


def _add(lines: list[str], line: str, below: int) -> None:
    """Add one line that stands in no code fence."""
    underline = _UNDERLINE.match(line)
    if underline and lines and lines[-1].strip() and not _BLOCK.match(lines[-1]):
        start = _paragraph(lines)
        level = min(_DEEPEST, below + (1 if underline[1][0] == "=" else 2))
        lines[start:] = [f"{'#' * level} {' '.join(part.strip() for part in lines[start:])}"]
        return
    heading = _HEADING.match(line)
    if heading:
        level = min(_DEEPEST, below + len(heading[2]))
        line = f"{'#' * level}{line[heading.end() :]}"
    lines.append(_HTML.sub(r"\1\\<", line))


def _paragraph(lines: list[str]) -> int:
    """Return where the paragraph at the end of the lines begins: it is all of a heading's text."""
    start = len(lines) - 1
    while start and lines[start - 1].strip() and not _BLOCK.match(lines[start - 1]):
        start -= 1
    return start
