"""A filled template as a page of Markdown that a client may pass on."""

from collections.abc import Iterator

from clientdesk.exporting import Letter, Material, Page, sealed
from clientdesk.exports._escaping import heading
from clientdesk.exports._paper import front_matter
from clientdesk.model.text import clean, clean_line


def pages(material: Material, kind: str) -> Iterator[Page]:
    """Yield one page a client."""
    for letter in material.letters:
        name = f"{material.today:%Y-%m-%d}-{letter.stem}-{kind}.md"
        yield Page(name, sealed(_front_matter(letter, material, kind) + _page(letter)))


def _front_matter(letter: Letter, material: Material, kind: str) -> str:
    held = {
        "kind": kind.replace("-", " "),
        "date": material.today,
        "to": clean_line(letter.to),
    }
    return f"{front_matter(held)}\n"


def _page(letter: Letter) -> str:
    return f"{heading(clean_line(letter.subject), 1)}\n\n{body_of(letter.body)}\n"


def body_of(text: str) -> str:
    """Return the text of a mail as it leaves: clean, without empty lines at its ends."""
    return clean(text).strip("\n")
