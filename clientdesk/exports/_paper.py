"""A Markdown page of sections under one heading, with the front matter that every page has."""

from collections.abc import Iterable
from datetime import date

from clientdesk.exporting import sealed
from clientdesk.exports._escaping import heading

Section = tuple[str, Iterable[str]]
"""A heading and its lines; a section without lines is left out."""


def paper(kind: str, title: str, today: date, sections: Iterable[Section]) -> str:
    """Return the text of a page, with a seal that tells later whether somebody edited it."""
    front = f"---\nkind: {kind}\ndate: {today}\ngenerator: clientdesk\ndigest: {'0' * 16}\n---\n\n"
    parts = [heading(title, 1)]
    parts += [
        "\n".join([f"## {name}", "", *lines]) for name, held in sections if (lines := list(held))
    ]
    return sealed(front + "\n\n".join(parts) + "\n")
