"""Tags and mentions in a text: `#oak`, `@halden`."""

import re
from collections.abc import Iterable, Iterator

from clientdesk.services.folding import fold

_TAG = re.compile(r"(?<![\w&#/])#([^\W\d_][\w-]*)")
_LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_MENTION = re.compile(r"(?<![\w.@])@(\"[^\"\n]+\"|[^\s@,;:]+)")


def tags_in(text: str) -> tuple[str, ...]:
    """Return the words after `#`, each once, in order; headings and numbers are none."""
    return tuple(dict.fromkeys(_TAG.findall(text)))


def link_at(line: str, column: int) -> str:
    """Return the name in the `[[link]]` of a line that holds or ends at a column, or nothing."""
    for match in _LINK.finditer(line):
        if match.start() <= column <= match.end():
            return match[1].partition("|")[0].strip()
    return ""


def tag_at(line: str, column: int) -> str:
    """Return the tag of a line that holds or ends at a column, without its `#`; empty for none."""
    for match in _TAG.finditer(line):
        if match.start() <= column <= match.end():
            return match[1]
    return ""


def mentions(text: str, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where each `@name` starts and ends, and the name; names may have several words."""
    folded = sorted(((fold(name), name) for name in names), key=lambda pair: -len(pair[0]))
    for match in _MENTION.finditer(text):
        start, rest = match.start(), fold(text[match.start() + 1 : match.start() + 300])
        same_length = len(rest) == len(text[match.start() + 1 : match.start() + 300])
        for plain, name in folded:
            end = len(plain)
            if same_length and rest.startswith(plain) and not rest[end : end + 1].isalnum():
                yield start, start + 1 + end, name
                break
        else:
            yield start, match.end(), match.group(1).strip('"').rstrip(".!?")


def without_mention(text: str, start: int, end: int) -> str:
    """Return a text without the part from start to end, and without the gap that it leaves."""
    before, after = text[:start], text[end:]
    if not before.strip():
        return after.lstrip(" ,:")
    if not after.strip():
        return before.rstrip()
    return before.rstrip(" ") + (after if after[:1] in {"\n", ".", ","} else f" {after.lstrip()}")
