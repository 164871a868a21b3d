"""What changed between two texts, line by line."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

CONTEXT = 2
"""Lines around a change that are shown as they are."""
MOST = 4_000
"""Lines on a side from which on two texts are shown whole, one after the other: comparing them
would take seconds."""


class DiffLine(NamedTuple):
    """One line of a comparison."""

    sign: str
    """`-` for a line that went, `+` for one that came, a space for one that stayed, and a full
    stop for lines that stayed and are left out."""
    text: str
    """The line; how many were left out, for a full stop."""


def differences(before: str, after: str) -> list[DiffLine]:
    """Return what became of a text, with a little of what stayed around it; nothing if equal."""
    old, new = before.splitlines(), after.splitlines()
    head = _same(old, new)
    tail = _same(old[head:][::-1], new[head:][::-1])
    middle = list(_changed(old[head : len(old) - tail], new[head : len(new) - tail]))
    if not middle:
        return []
    stays = [DiffLine(" ", line) for line in new[:head]]
    ends = [DiffLine(" ", line) for line in new[len(new) - tail :]]
    return list(_shortened([*stays, *middle, *ends]))


def counts(lines: list[DiffLine]) -> tuple[int, int]:
    """Return how many lines came and how many went."""
    signs = [line.sign for line in lines]
    return signs.count("+"), signs.count("-")


def _same(one: list[str], other: list[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _changed(old: list[str], new: list[str]) -> Iterator[DiffLine]:
    if max(len(old), len(new)) > MOST:
        yield from (DiffLine("-", line) for line in old)
        yield from (DiffLine("+", line) for line in new)
        return
    for tag, i, j, k, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (DiffLine(" ", line) for line in old[i:j])
        else:
            yield from (DiffLine("-", line) for line in old[i:j])
            yield from (DiffLine("+", line) for line in new[k:end])


def _shortened(lines: list[DiffLine]) -> Iterator[DiffLine]:
    """Leave out what stayed, but for a few lines around each change."""
    changed = [at for at, line in enumerate(lines) if line.sign != " "]
    shown = {
        near
        for at in changed
        for near in range(max(0, at - CONTEXT), min(len(lines), at + CONTEXT + 1))
    }
    skipped = 0
    for at, line in enumerate(lines):
        if at not in shown:
            skipped += 1
            continue
        if skipped:
            yield DiffLine(".", str(skipped))
            skipped = 0
        yield line
    if skipped:
        yield DiffLine(".", str(skipped))
