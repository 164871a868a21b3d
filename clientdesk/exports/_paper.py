"""A Markdown page of sections under one heading, with the front matter that every page has."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from clientdesk.exporting import sealed
from clientdesk.exports._escaping import heading

_NO_FOLDING = 1_000_000
"""Columns of a line of YAML: values are not folded, so that a diff stays small."""
Section = tuple[str, Iterable[str]]
"""A heading and its lines; a section without lines is left out."""


def front_matter(held: Mapping[str, Any], *, seal: bool = True) -> str:
    """Return the YAML front matter of a page, without what is empty.

    A sealed one names this program and leaves room for the seal of `exporting.sealed`.
    """
    import yaml

    told = yaml.dump(
        {key: value for key, value in held.items() if value},
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=_NO_FOLDING,
    )
    told += f"generator: clientdesk\ndigest: {'0' * 16}\n" if seal else ""
    return f"---\n{told}---\n"


def paper(kind: str, title: str, today: date, sections: Iterable[Section]) -> str:
    """Return the text of a page, with a seal that tells later whether somebody edited it."""
    parts = [heading(title, 1)]
    parts += [
        "\n".join([f"## {name}", "", *lines]) for name, held in sections if (lines := list(held))
    ]
    front = front_matter({"kind": kind, "date": today})
    return sealed(f"{front}\n" + "\n\n".join(parts) + "\n")
