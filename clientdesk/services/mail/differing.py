"""What changed between two texts, word by word."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_PARTS = re.compile(r"\n+|[^\S\n]+|\w+|[^\w\s]")


class Part(NamedTuple):
    """A stretch of text that stayed, went or came."""

    text: str
    """The text."""
    went: bool = False
    """Whether only the text before has it."""
    came: bool = False
    """Whether only the text after has it."""


def parts(before: str, after: str) -> list[Part]:
    """Return what stayed, went and came, in order.

    Without what came they are the text before, without what went the one after.
    """
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    found: list[Part] = []
    for kind, first, last, start, end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            found.append(Part("".join(old[first:last])))
            continue
        if last > first:
            found.append(Part("".join(old[first:last]), went=True))
        if end > start:
            found.append(Part("".join(new[start:end]), came=True))
    return found


def counted(found: list[Part]) -> tuple[int, int]:
    """Return how many words came, and how many went."""
    came = sum(len(part.text.split()) for part in found if part.came)
    return came, sum(len(part.text.split()) for part in found if part.went)
