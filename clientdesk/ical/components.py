"""Components of a calendar file (RFC 5545, section 3.4), read in one pass however they are nested.

Only the content lines that a caller asks for are taken apart, so that a file of 50 MB takes
seconds; a line that was folded wrongly costs itself only.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from clientdesk.vcard.lines import Line, parsed

_LINE_END = re.compile(r"\r{0,3}\n|\r")
_EDGE = re.compile(r"\s*(BEGIN|END)\s*:\s*([A-Z0-9-]+)\s*", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9-]+")
_OFTEN = 5_000
_LONGEST = 1_000_000
"""No content line is longer than this many characters; what is gets lost."""
_DEEPEST = 8


@dataclass(slots=True)
class Component:
    """One component."""

    name: str
    """Its name in capitals."""
    number: int
    """The line of its BEGIN in the file."""
    lines: list[Line] = field(default_factory=list)
    """Its content lines of the names that were asked for."""
    parts: list["Component"] = field(default_factory=list)
    """The components inside of it."""
    cut: bool = False
    """Whether the file ends before it does."""

    def first(self, name: str) -> Line | None:
        """Return its first line of a name, or None."""
        return next((line for line in self.lines if line.name == name), None)

    def all(self, name: str) -> list[Line]:
        """Return its lines of a name."""
        return [line for line in self.lines if line.name == name]

    def text(self, name: str) -> str:
        """Return the text of its first line of a name that says something, or an empty one."""
        found = (line.text.strip() for line in self.lines if line.name == name)
        return next(filter(None, found), "")


def components_in(
    text: str, wanted: Collection[str], tick: Callable[[int, int], None]
) -> Component:
    """Return the components of a text inside of one that has no name."""
    physical = _LINE_END.split(text)
    root = Component("", 0)
    stack = [root]
    too_deep = 0
    for done, (number, content) in enumerate(_contents(physical)):
        if done % _OFTEN == 0:
            tick(number, len(physical))
        edge = _EDGE.fullmatch(content) if content[:1] in "BbEe \t" else None
        if edge is None:
            _take(stack[-1], content, wanted)
        elif edge[1].upper() == "BEGIN":
            if len(stack) > _DEEPEST:
                too_deep += 1
                continue
            made = Component(edge[2].upper(), number)
            stack[-1].parts.append(made)
            stack.append(made)
        elif too_deep:
            too_deep -= 1
        else:
            _close(stack, edge[2].upper())
    for each in stack[1:]:
        each.cut = True
    return root


def _close(stack: list[Component], name: str) -> None:
    """Close a component; those inside of it that nobody closed are cut short."""
    names = [each.name for each in stack[1:]]
    if name not in names:
        return
    while stack[-1].name != name:
        stack.pop().cut = True
    stack.pop()


def _contents(physical: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the content lines of a file with their numbers, unfolded."""
    held: list[str] = []
    begin = 1
    for number, line in enumerate(physical, 1):
        if held and line[:1] in {" ", "\t"}:
            held.append(line[1:])
            continue
        if held:
            yield begin, "".join(held)
        held, begin = [line], number
    if held:
        yield begin, "".join(held)


def _take(component: Component, content: str, wanted: Collection[str]) -> None:
    name = _NAME.match(content)
    if name is not None and name[0].upper() in wanted and len(content) < _LONGEST:
        line = parsed(content)
        if line is not None:
            component.lines.append(line)
