"""A filled template as a page of Markdown that a client may pass on."""

from collections.abc import Iterator

from clientdesk.exporting import Letter, Material, Page, sealed
from clientdesk.exports._escaping import heading
from clientdesk.model.text import clean, clean_line


def pages(material: Material, kind: str) -> Iterator[Page]:
    """Yield one page a client."""
    for letter in material.letters:
        name = f"{material.today:%Y-%m-%d}-{letter.stem}-{kind}.md"
        yield Page(name, sealed(_front_matter(letter, material, kind) + _page(letter)))


def _front_matter(letter: Letter, material: Material, kind: str) -> str:
    import yaml

    held = {"kind": kind.replace("-", " "), "date": material.today}
    if letter.to:
        held["to"] = clean_line(letter.to)
    told = yaml.safe_dump(held, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{told}generator: clientdesk\ndigest: {'0' * 16}\n---\n\n"


def _page(letter: Letter) -> str:
    body = clean(letter.body).strip("\n")
    return f"{heading(clean_line(letter.subject), 1)}\n\n{body}\n"
