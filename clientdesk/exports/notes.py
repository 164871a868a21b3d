"""Notes as Markdown files, one each, with YAML front matter: an import reads them back exactly."""

from collections.abc import Iterator

from clientdesk.exporting import Dossier, Export, Fields, Material, Page, sealed
from clientdesk.exports._paper import front_matter
from clientdesk.model.field import Privacy
from clientdesk.model.note import Note
from clientdesk.model.text import first_line, slug

_LONGEST_STEM = 40
_TAIL = 6


def render(material: Material) -> Iterator[Page]:
    """Yield one page a note."""
    taken: set[str] = set()
    for dossier in material.dossiers:
        for note in dossier.of(Note.table):
            name = _name(note, dossier, taken)
            taken.add(name)
            yield Page(name, sealed(_page(note, dossier)))


def _name(note: Fields, dossier: Dossier, taken: set[str]) -> str:
    """Return a name that no other page has: the day, the client, and the note's first line."""
    title = slug(first_line(note["text"]), longest=_LONGEST_STEM)
    stem = f"{note['created_at'][:10]}-{dossier.stem}-{title}"
    tails = ("", *(f"-{note['id'].lower()[-length:]}" for length in range(_TAIL, 27)))
    return next(name for tail in tails if (name := f"{stem}{tail}.md") not in taken)


def _page(note: Fields, dossier: Dossier) -> str:
    held = {
        "id": note["id"],
        "client": dossier.client["name"],
        "client_id": dossier.client["id"],
        "kind": "note",
        "section": note["section"],
        "tags": list(note["tags"]),
        "pinned": note["pinned"],
        "shareable": note["shareable"],
        "created": note["created_at"],
        "changed": note["changed_at"],
        "facts": [_fact(each) for each in note["facts"]],
    }
    return f"{front_matter(held)}{note['text']}\n"


def _fact(fact: Fields) -> Fields:
    return {name: value for name, value in fact.items() if value not in {None, ""}}


export = Export(
    summary="one Markdown file a note, with YAML front matter; an import reads it back",
    audience=Privacy.INTERNAL,
    suffix=".md",
    folder=True,
    render=render,
    lacking="there are no notes yet",
)
