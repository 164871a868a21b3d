"""What both sides heard in a talk: the lines with a prefix, as a recap may tell them."""

from typing import Any

from clientdesk.model.field import Privacy, visible
from clientdesk.model.touch import LineKind, Touch

SECTIONS = {
    LineKind.DECISION: "decisions",
    LineKind.MINE: "mine",
    LineKind.THEIRS: "theirs",
    LineKind.OPEN: "open",
}
"""What each kind of line is called in a recap; a note, which has no prefix, is in none."""


def spoken(touch: Touch, promises: dict[tuple[LineKind, str], dict[str, Any]]) -> dict[str, Any]:
    """Return the lines by section, each {text, due}; `promises` lend {what, due} by kind and text.

    `agreed` is True if there is any line, else None.
    """
    told: dict[str, list[dict[str, Any]]] = {name: [] for name in SECTIONS.values()}
    for line in touch.lines:
        if line.kind in SECTIONS:
            promise = promises.get((line.kind, line.text), {})
            text = promise.get("what") or visible(line, Privacy.CLIENT)["text"]
            told[SECTIONS[line.kind]].append({"text": text, "due": promise.get("due")})
    return {**told, "agreed": any(told.values()) or None}
